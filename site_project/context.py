"""What every template may count on. Nothing of a shopper: the same page is sent to everybody."""

from django.conf import settings
from django.http import HttpRequest


def shop(_request: HttpRequest) -> dict[str, object]:
    return {"demo_mode": settings.DEMO_MODE}
