"""The catalogue's pages: all products, a category, a product.

Changes of Oscar's: the lists come from the database (Oscar takes them from its search app, which lists nothing with
the simple engine); a product has no number in its address, sends no `product_viewed` (that sets a cookie and writes
on a GET) and asks nothing about who is looking.
"""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views import View

from shop.catalogue import former_addresses, heads, selectors
from shop.catalogue.listing import choices
from shop.catalogue.models import Category, Product
from shop.catalogue.selectors import Listing, ProductCard, ProductPage
from shop.core import pagecache

MOST_FILTERS_KEPT = 2
Answering = Callable[..., HttpResponseBase]


class CatalogueView(View):
    """All products."""

    def get(self, request: HttpRequest) -> HttpResponse:
        listing = selectors.browse(choices=choices.of(request.GET.lists()))
        tag_listing(listing)
        head = heads.catalogue_head(listing, path=reverse("catalogue:index"))
        response = TemplateResponse(request, "catalogue/list.html", {"listing": listing, "seo": head})
        return kept_as_far_as_asked_for(response, listing)


class ProductCategoryView(View):
    """The products of a category and of those below it."""

    def get(self, request: HttpRequest, category_slug: str) -> HttpResponse:
        way = selectors.way_by_address(category_slug)
        if not way:
            return moved(request, former_addresses.category_once_at(category_slug))
        category = way[-1]
        listing = selectors.browse(category=category, choices=choices.of(request.GET.lists()))
        tag_way(way)
        tag_listing(listing)
        crumbs = selectors.crumbs_of(way)
        head = heads.category_head(category, listing, crumbs=crumbs)
        context = {"category": category, "listing": listing, "crumbs": crumbs, "seo": head}
        response = TemplateResponse(request, "catalogue/list.html", context)
        return kept_as_far_as_asked_for(response, listing)


class ProductDetailView(View):
    """One product, with its variants, of which the address may choose one: `?variant=` and its number."""

    def get(self, request: HttpRequest, product_slug: str) -> HttpResponse:
        page = selectors.product_page(product_slug, sku=request.GET.get("variant", ""))
        if page is None:
            return moved(request, former_addresses.product_once_at(product_slug))
        tag_product(page)
        context = {
            "page": page,
            "product": page.product,
            "crumbs": page.breadcrumbs,
            "seo": heads.product_head(page),
        }
        return TemplateResponse(request, "catalogue/product.html", context)


def moved(request: HttpRequest, found: Category | Product | None) -> HttpResponse:
    """Lead on to what stood at this address once; 404 where nothing did."""
    if found is None:
        raise Http404(_("There is nothing at this address."))
    return _lead_on(request, found.get_absolute_url())


def below_former_addresses(view: Answering) -> Answering:
    """Have a page below a product's address be found below its former ones: who reads is led on.

    Whatever is sent there is taken, so that nobody loses what was typed while the product got another name.
    """

    @wraps(view)
    def found(request: HttpRequest, *args: Any, product_slug: str, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, product_slug=product_slug, **kwargs)
        except Http404:
            product = former_addresses.product_once_at(product_slug)
            if product is None or request.resolver_match is None:
                raise
        present = {**kwargs, "product_slug": product.slug}
        if request.method not in {"GET", "HEAD"}:
            return view(request, *args, **present)
        return _lead_on(request, reverse(request.resolver_match.view_name, kwargs=present))

    return found


def _lead_on(request: HttpRequest, address: str) -> HttpResponse:
    """To the present address, with whatever else was asked."""
    query = request.META.get("QUERY_STRING", "")
    response = HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
    patch_cache_control(response, no_cache=True)  # names come back: a browser would go round in a circle
    return response


def kept_as_far_as_asked_for(response: TemplateResponse, listing: Listing) -> TemplateResponse:
    """Let only those lists be kept that many ask for: there are more combinations of filters than room."""
    if listing.choices.number_of_filters > MOST_FILTERS_KEPT or listing.ignored:
        patch_cache_control(response, private=True)
    return response


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
