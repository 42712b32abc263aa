"""The test settings for another process, with this app and a short lease."""

import os
from datetime import timedelta

from site_project.settings import test
from site_project.settings.test import *  # noqa: F403

INSTALLED_APPS = [*test.INSTALLED_APPS, "site_project.tests.stalling"]
OUTBOX_LEASE = timedelta(seconds=2)
EMAIL_BACKEND = "shop.core.outbox.email.OutboxEmailBackend"
CELERY_BROKER_URL = test._env.broker_url or None  # type: ignore[assignment]  # the test settings name none
CELERY_TASK_DEFAULT_QUEUE = os.environ.get("TEST_QUEUE", "celery")
