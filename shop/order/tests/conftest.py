"""Mail goes into the outbox, as it does outside of tests: that it stands in the transaction is part of the rules."""

import pytest
from django.conf import LazySettings


@pytest.fixture(autouse=True)
def _mail_waits_in_the_outbox(settings: LazySettings) -> None:
    settings.EMAIL_BACKEND = "shop.core.outbox.email.OutboxEmailBackend"
