"""Addresses that leave the page: in heads, feeds, mails and documents. They always start with PUBLIC_URL.

And addresses that staff type.
"""

from urllib.parse import urljoin

from django.conf import settings
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

is_address = RegexValidator(
    r"\A(/(?![/\\])|https://)\S*\Z",
    _("An address begins with “/” (on this site) or with “https://”, and has no spaces."),
)


def absolute(path: str) -> str:
    """The address under which the world reaches this path of ours; one that is whole already stays as it is."""
    return urljoin(f"{settings.PUBLIC_URL}/", path)
