"""The heads (`Seo`) of the catalogue's pages."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.paginator import Page
from django.template.defaultfilters import striptags
from django.utils.translation import gettext as _

from shop.catalogue.models import Category
from shop.catalogue.selectors import Listing, ProductCard, ProductPage
from shop.core import seo
from shop.core.addresses import absolute
from shop.core.seo import Crumb, OpenGraphType, Seo


def catalogue_head(listing: Listing, *, path: str) -> Seo:
    """The head of the page of all products."""
    title = _("All products")
    return _list_head(listing, title=title, name=title, description="", crumbs=[], path=path)


def category_head(category: Category, listing: Listing, *, crumbs: Sequence[Crumb]) -> Seo:
    """The head of a category's page."""
    return _list_head(
        listing,
        title=category.get_meta_title(),
        name=category.name,
        description=seo.shortened(category.get_meta_description()),
        crumbs=crumbs,
        path=category.get_absolute_url(),
    )


def product_head(page: ProductPage) -> Seo:
    """The head of a product's page."""
    product = page.card.product
    canonical = absolute(product.get_absolute_url())
    description = seo.shortened(striptags(product.get_meta_description()))
    return Seo(
        title=product.get_meta_title(),
        canonical=canonical,
        description=description,
        og_type=OpenGraphType.PRODUCT,
        json_ld=(
            seo.breadcrumb_list(page.crumbs),
            seo.document(
                "Product",
                name=product.get_title(),
                url=canonical,
                description=description,
                sku=product.upc,
                offers=_offer(page.card, canonical=canonical),
            ),
        ),
    )


def _list_head(
    listing: Listing, *, title: str, name: str, description: str, crumbs: Sequence[Crumb], path: str
) -> Seo:
    canonical = absolute(numbered_path(path, listing.page))
    page_of = _("page %(number)d") % {"number": listing.page.number} if listing.page.number > 1 else ""
    documents = list_documents(listing, name=name, description=description, url=canonical, crumbs=crumbs)
    return Seo(
        title=" | ".join(piece for piece in (title, page_of) if piece),
        canonical=canonical,
        description=description,
        json_ld=tuple(documents),
    )


def list_documents(
    listing: Listing, *, name: str, description: str, url: str, crumbs: Sequence[Crumb]
) -> list[dict[str, Any]]:
    """What search engines are told about a list of products."""
    items = [
        Crumb(name=card.product.get_title(), path=card.product.get_absolute_url()) for card in listing.cards
    ]
    page = seo.collection_page(name=name, url=url, description=description, items=items)
    return [seo.breadcrumb_list(crumbs), page] if crumbs else [page]


def numbered_path(path: str, page: Page[Any]) -> str:
    """The address of this page of a list; the first one has no number."""
    return f"{path}?page={page.number}" if page.number > 1 else path


def _offer(card: ProductCard, *, canonical: str) -> dict[str, Any]:
    if card.price is None:
        return {}
    state = "InStock" if card.is_in_stock else "OutOfStock"
    return seo.part(
        "Offer",
        price=str(card.price.amount),
        priceCurrency=card.price.currency or settings.OSCAR_DEFAULT_CURRENCY,
        availability=f"{seo.SCHEMA}/{state}",
        url=canonical,
    )
