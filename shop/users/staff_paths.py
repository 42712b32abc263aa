"""Which pages are for people who work here."""

from django.utils.translation import get_language_from_path

STAFF_PATHS = ("/cms/", "/dashboard/")


def is_staff_path(path: str) -> bool:
    """Whether this is a page for people who work here, in whatever language its address is."""
    language = get_language_from_path(path)
    return path.removeprefix(f"/{language}").startswith(STAFF_PATHS)
