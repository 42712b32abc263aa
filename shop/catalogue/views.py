"""The catalogue's pages: all products, a category, a product.

Changes of Oscar's: the lists come from the database (Oscar takes them from its search app, which lists nothing with
the simple engine); a product has no number in its address, sends no `product_viewed` (that sets a cookie and writes
on a GET) and asks nothing about who is looking.
"""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from shop.catalogue import heads, selectors
from shop.catalogue.choices import Choices
from shop.catalogue.models import Category
from shop.catalogue.selectors import Listing, ProductCard, ProductPage
from shop.core import pagecache


class CatalogueView(View):
    """All products."""

    def get(self, request: HttpRequest) -> HttpResponse:
        listing = selectors.browse(choices=Choices.of(request.GET), page_number=request.GET.get("page", "1"))
        tag_listing(listing)
        head = heads.catalogue_head(listing, path=reverse("catalogue:index"))
        return TemplateResponse(request, "catalogue/list.html", {"listing": listing, "seo": head})


class ProductCategoryView(View):
    """The products of a category and of those below it."""

    def get(self, request: HttpRequest, category_slug: str) -> HttpResponse:
        category = selectors.live_category(full_slug=category_slug)
        if category is None:
            raise Http404(_("There is no such category."))
        listing = selectors.browse(
            category=category,
            choices=Choices.of(request.GET),
            page_number=request.GET.get("page", "1"),
        )
        way = selectors.way_to(category)
        tag_way(way)
        tag_listing(listing)
        crumbs = selectors.crumbs_of(way)
        head = heads.category_head(category, listing, crumbs=crumbs)
        context = {"category": category, "listing": listing, "crumbs": crumbs, "seo": head}
        return TemplateResponse(request, "catalogue/list.html", context)


class ProductDetailView(View):
    """One product, with its variants, of which the address may choose one: `?variant=` and its number."""

    def get(self, request: HttpRequest, product_slug: str) -> HttpResponse:
        page = selectors.product_page(product_slug, sku=request.GET.get("variant", ""))
        if page is None:
            raise Http404(_("There is no such product."))
        tag_product(page)
        context = {
            "page": page,
            "product": page.product,
            "crumbs": page.breadcrumbs,
            "seo": heads.product_head(page),
        }
        return TemplateResponse(request, "catalogue/product.html", context)


def tag_product(page: ProductPage) -> None:
    """Say what a product's page depends on: itself, what stands beside it, and which products there are."""
    pagecache.tag(f"product:{page.product.pk}")
    if page.product.brand_id:
        pagecache.tag(f"brand:{page.product.brand_id}")
    tag_way(page.way)
    tag_cards(page.related)


def tag_cards(cards: Sequence[ProductCard]) -> None:
    """Say that a page shows these products, picked from all that there are."""
    pagecache.tags("catalogue", *(f"product:{card.product.pk}" for card in cards))


def tag_listing(listing: Listing) -> None:
    """Say what a list depends on: which products are in it, and each of those it shows."""
    tag_cards(listing.cards)


def tag_way(way: Sequence[Category]) -> None:
    """Say that a page shows the names and addresses of these categories."""
    pagecache.tags(*(f"category:{category.pk}" for category in way))
