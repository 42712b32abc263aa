"""Keeps the two records of where this shop lives in step with PUBLIC_URL: Wagtail's, and Django's for mails."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sites.models import Site as DjangoSite
from django.core.management.color import no_style
from django.db import connection, transaction
from wagtail.models import Site as WagtailSite


def keep_in_step(**_signal: Any) -> None:
    """Write host, port and name into both; what is right already is left alone."""
    needed = {WagtailSite._meta.db_table, DjangoSite._meta.db_table}
    if not needed <= set(connection.introspection.table_names()):
        return  # a migration to somewhere in the middle
    with transaction.atomic():
        wagtail_site = WagtailSite.objects.filter(is_default_site=True).first()
        if wagtail_site is not None:
            _follow_public_url(wagtail_site)
        follow_name(wagtail_site)


def follow_name(wagtail_site: WagtailSite | None) -> None:
    """Give Django's site the address of PUBLIC_URL and the name that editors gave Wagtail's."""
    domain = urlsplit(settings.PUBLIC_URL).netloc
    name = ((wagtail_site.site_name if wagtail_site else "") or settings.OSCAR_SHOP_NAME)[:50]
    site = DjangoSite.objects.filter(pk=settings.SITE_ID).first() or DjangoSite(pk=settings.SITE_ID)
    if (site.domain, site.name) != (domain, name):
        is_new = site._state.adding
        site.domain, site.name = domain, name
        site.save()
        if is_new:
            _count_on_from_the_highest_id()


def _count_on_from_the_highest_id() -> None:
    # PostgreSQL's sequence does not see an id that was given by hand, and would hand it out again.
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [DjangoSite]):
            cursor.execute(statement)


def _follow_public_url(site: WagtailSite) -> None:
    parts = urlsplit(settings.PUBLIC_URL)
    host, port = parts.hostname or "localhost", parts.port or (443 if parts.scheme == "https" else 80)
    if (site.hostname, site.port) != (host, port):
        site.hostname, site.port = host, port
        site.save()
