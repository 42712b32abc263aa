"""Real shoppers: refuses to start with anything that must not meet them."""

from site_project.settings import env as environment
from site_project.settings.base import *  # noqa: F403
from site_project.settings.base import build

_env = environment.load(environment.ENV_FILE)
environment.check_production(_env)
environment.check_machine(_env)

DEBUG = False
assert _env.SECRET_KEY is not None  # noqa: S101  # check_production refused it above; this tells the type checker
SECRET_KEY = _env.SECRET_KEY.get_secret_value()
globals().update(build(_env, is_https=_env.is_https, threads=_env.WEB_THREADS))

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "site_project.storage.StaticFilesStorage"},
}
