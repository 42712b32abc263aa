"""The test suite: fast, alone, and on whatever database and cache the environment names."""

import atexit
import shutil
from pathlib import Path
from tempfile import mkdtemp

from site_project.settings import engines
from site_project.settings import env as environment
from site_project.settings.base import *  # noqa: F403
from site_project.settings.base import build

_folder = Path(mkdtemp(prefix="tillpress-test-"))
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
_env = environment.load(None).model_copy(
    update={
        "PUBLIC_URL": "http://testserver",
        "TRUSTED_PROXIES": 0,
        "DATA_DIR": _folder,
        "PAYMENT_GATEWAYS": "demo",
        "DEMO_MODE": True,
        "LOG_LEVEL": "WARNING",
    }
)
DEBUG = False
SECRET_KEY = "only-for-tests-" * 4
globals().update(build(_env, is_https=False, threads=4))
DATABASES = {
    "default": engines.database(
        _env.DATABASE_URL, default=_env.DATA_DIR / "test.sqlite3", threads=4, is_pooled=False
    )
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CELERY_BROKER_URL = None
OUTBOX_WAKE = None
TASKS = {"default": {"BACKEND": "site_project.tasks.OutboxBackend"}}
ACCOUNT_RATE_LIMITS = False
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True  # nothing is collected for tests
