"""A developer's machine and `make run`: open to look into, demo payment on, nothing needed from outside."""

from site_project.settings import env as environment
from site_project.settings.base import *  # noqa: F403
from site_project.settings.base import LOOPBACK_HOSTS, MIDDLEWARE, build

_env = environment.load(environment.ENV_FILE)
environment.check_machine(_env)
_env = _env.model_copy(
    update={
        "DEMO_MODE": _env.DEMO_MODE is not False,
        "PAYMENT_GATEWAYS": _env.PAYMENT_GATEWAYS or "demo",
    }
)

DEBUG = _env.DEBUG is not False
if DEBUG:
    MIDDLEWARE = [*MIDDLEWARE, "site_project.debugging.OwnNotFoundMiddleware"]
SECRET_KEY = (
    _env.SECRET_KEY.get_secret_value() if _env.SECRET_KEY else "only-for-a-developers-own-machine-" * 2
)
globals().update(build(_env, is_https=_env.is_https, threads=_env.WEB_THREADS))
ALLOWED_HOSTS = list({_env.host, *LOOPBACK_HOSTS})
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True  # static files straight from where they are written
