"""/sitemap.xml: each address once, and only what everybody may see. A large shop's is an index of several files."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import InvalidPage, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Page

from home.models import CategoryLandingPage
from home.tags import PAGES_TAG
from shop.catalogue.models import Category, Product
from shop.core import pagecache
from shop.core.addresses import absolute

ADDRESSES_PER_FILE = 5_000
TAGS = (PAGES_TAG, "catalogue", "blog")


@dataclass(frozen=True)
class Section:
    """One kind of addresses: which rows, where each is, and when it was changed."""

    rows: Callable[[], QuerySet[Any]]
    path: Callable[[Any], str | None]
    changed: Callable[[Any], datetime | None]

    @property
    def paginator(self) -> Paginator[Any]:
        return Paginator(self.rows(), ADDRESSES_PER_FILE)

    def entries(self, number: int) -> Iterator[dict[str, Any]]:
        for row in self.paginator.page(number):
            if path := self.path(row):
                yield {"location": absolute(path), "lastmod": self.changed(row)}


def _pages() -> QuerySet[Page]:
    """Editorial pages and posts, but no landing pages: their address is that of their category."""
    landing_pages = CategoryLandingPage.objects.exclude(category=None).values("pk")
    pages: QuerySet[Page] = Page.objects.live().public().filter(depth__gte=2).exclude(pk__in=landing_pages)
    return pages.order_by("path")


SECTIONS = {
    "pages": Section(
        rows=_pages, path=lambda page: page.get_url(), changed=lambda page: page.last_published_at
    ),
    "categories": Section(
        rows=lambda: Category.objects.browsable().order_by("path"),
        path=lambda category: category.get_absolute_url(),
        changed=lambda _category: None,
    ),
    "products": Section(
        rows=lambda: Product.objects.browsable().order_by("pk"),
        path=lambda product: product.get_absolute_url(),
        changed=lambda product: product.date_updated,
    ),
}


@require_safe
def whole(request: HttpRequest) -> HttpResponse:
    """All addresses in one file while they are few, else the list of files."""
    pagecache.tags(*TAGS)
    files = [(name, number) for name, section in SECTIONS.items() for number in section.paginator.page_range]
    if len(files) > len(SECTIONS):
        links = [absolute(f"{reverse('sitemap-section', args=[name])}?p={number}") for name, number in files]
        return _xml(request, "sitemap_index.xml", {"sitemaps": [{"location": link} for link in links]})
    entries = [entry for name, number in files for entry in SECTIONS[name].entries(number)]
    return _xml(request, "sitemap.xml", {"urlset": [_shop(), *entries]})


@require_safe
def section(request: HttpRequest, name: str) -> HttpResponse:
    """One file of a large shop's addresses."""
    pagecache.tags(*TAGS)
    try:
        entries = list(SECTIONS[name].entries(int(request.GET.get("p", "1"))))
    except (KeyError, ValueError, InvalidPage):
        raise Http404(_("There is no such file.")) from None
    shop = [_shop()] if name == "categories" else []
    return _xml(request, "sitemap.xml", {"urlset": [*shop, *entries]})


def _shop() -> dict[str, Any]:
    return {"location": absolute(reverse("catalogue:index"))}


def _xml(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    response = TemplateResponse(request, template, context, content_type="application/xml")
    response.headers["X-Robots-Tag"] = "noindex, noodp, noarchive"  # the list itself is no search result
    return response
