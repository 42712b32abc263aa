"""How pages and mails of the purchase write a day: one way, in the words of the page's language."""

from datetime import date, datetime

from django import template
from django.utils.formats import date_format
from django.utils.translation import pgettext

register = template.Library()


@register.filter(expects_localtime=True)
def day(value: date | datetime | None) -> str:
    """“Friday, 20 November 2026”; nothing for nothing."""
    # Translators: the letters stand for weekday, day, month and year; see Django's filter `date`.
    return date_format(value, pgettext("format of a day", "l, j F Y")) if value else ""


@register.filter(expects_localtime=True)
def moment(value: datetime | None) -> str:
    """“Friday, 20 November 2026, 14:05”; nothing for nothing."""
    return date_format(value, pgettext("format of a moment", "l, j F Y, H:i")) if value else ""
