"""Addresses that leave the page: in heads, feeds, mails and documents. They always start with PUBLIC_URL."""

from urllib.parse import urljoin

from django.conf import settings


def absolute(path: str) -> str:
    """The address under which the world reaches this path of ours; one that is whole already stays as it is."""
    return urljoin(f"{settings.PUBLIC_URL}/", path)
