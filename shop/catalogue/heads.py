"""The heads (`Seo`) of the catalogue's pages."""

from collections.abc import Sequence
from typing import Any, TypedDict

from django.core.paginator import Page
from django.template.defaultfilters import striptags
from django.urls import reverse
from django.utils.translation import gettext as _

from shop.catalogue import renditions
from shop.catalogue.listing.choices import FACETS, PAGE_SIZE
from shop.catalogue.models import Category, Product
from shop.catalogue.reviews.selectors import Rating, ReviewPage, Sort
from shop.catalogue.selectors import Listing, ProductPage
from shop.core import seo
from shop.core.addresses import absolute
from shop.core.seo import Crumb, OpenGraphType, Seo

_FILTERS_OF_THE_MOMENT = FACETS - {"brand"}


def catalogue_head(listing: Listing, *, path: str) -> Seo:
    """The head of the page of all products."""
    title, about = _("All products"), _("Everything that the shop has, with filters for all that it says.")
    return _list_head(listing, title=title, name=title, description=about, crumbs=[], path=path)


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
    product = page.product
    canonical = absolute(product.get_absolute_url())
    description = seo.shortened(product.summary or striptags(product.get_meta_description()))
    image = absolute(renditions.shown(page.gallery[0].image).src) if page.gallery else ""
    return Seo(
        title=product.get_meta_title(),
        canonical=canonical,
        description=description,
        og_type=OpenGraphType.PRODUCT,
        image=image,
        json_ld=(
            seo.breadcrumb_list(page.breadcrumbs),
            seo.document(
                "Product",
                name=product.get_title(),
                url=canonical,
                image=image,
                description=description,
                sku=product.upc,
                brand=seo.part("Brand", name=product.brand.name) if product.brand else None,
                aggregateRating=_rating(page.rating),
                offers=_offers(page, canonical=canonical),
            ),
        ),
    )


def reviews_head(page: ReviewPage) -> Seo:
    """The head of the reviews of a product; only the newest-first list is for search engines."""
    product = page.product
    path = reverse("catalogue:reviews-list", kwargs={"product_slug": product.slug})
    return Seo(
        title=_("Reviews of %(product)s") % {"product": product.get_title()},
        canonical=absolute(numbered_path(path, page.page)),
        description=seo.shortened(
            _("What people who have it say about %(product)s.") % {"product": product.get_title()}
        ),
        robots="" if page.sort == Sort.NEWEST else "noindex, follow",
        json_ld=(seo.breadcrumb_list(review_crumbs(product)),),
    )


def review_crumbs(product: Product, *, last: str = "") -> list[Crumb]:
    """The way to what is said about a product."""
    reviews = reverse("catalogue:reviews-list", kwargs={"product_slug": product.slug})
    crumbs = [
        Crumb(name=_("Shop"), path=reverse("catalogue:index")),
        Crumb(name=product.get_title(), path=product.get_absolute_url()),
        Crumb(name=_("Reviews"), path=reviews),
    ]
    return [*crumbs, Crumb(name=last, path=f"{reviews}add/")] if last else crumbs


def _list_head(
    listing: Listing, *, title: str, name: str, description: str, crumbs: Sequence[Crumb], path: str
) -> Seo:
    canonical = absolute(list_path(path, listing))
    page_of = _("page %(number)d") % {"number": listing.page.number} if listing.page.number > 1 else ""
    chosen = [chip.label for chip in listing.chips] if _is_worth_finding(listing) else []
    documents = list_documents(listing, name=name, description=description, url=canonical, crumbs=crumbs)
    return Seo(
        title=" | ".join(piece for piece in (title, *chosen, page_of) if piece),
        canonical=canonical,
        description=description,
        robots=list_robots(listing),
        **pages_beside(path, listing),
        json_ld=tuple(documents),
    )


def list_path(path: str, listing: Listing, *, by: int = 0) -> str:
    """The address of this list, or of the page so many on, under which search engines shall know it."""
    number = listing.page.number + by
    if not _is_worth_finding(listing):
        return numbered(path, number)
    query = listing.choices.as_query()
    return f"{path}{query}&page={number}" if number > 1 else f"{path}{query}"


class PagesBeside(TypedDict):
    """The addresses of the pages before and after; empty where there is none."""

    previous: str
    next: str


def pages_beside(path: str, listing: Listing) -> PagesBeside:
    """The addresses of the pages before and after this one of a list, for its head."""
    page = listing.page
    return {
        "previous": absolute(list_path(path, listing, by=-1)) if page.has_previous() else "",
        "next": absolute(list_path(path, listing, by=1)) if page.has_next() else "",
    }


def list_robots(listing: Listing) -> str:
    """What search engines may do: keep the list itself and those with one filter, follow the links of all."""
    chosen = listing.choices
    is_plain = not chosen.is_filtered and chosen.sort is None and chosen.page_size == PAGE_SIZE
    return "" if (is_plain and not listing.ignored) or _is_worth_finding(listing) else "noindex, follow"


def _is_worth_finding(listing: Listing) -> bool:
    """Whether the list has one filter that people search by: a brand, or an attribute."""
    chosen = listing.choices
    return (
        chosen.number_of_filters == len(listing.chips) == 1
        and chosen.sort is None
        and chosen.page_size == PAGE_SIZE
        and not listing.ignored
        and not chosen.values.keys() & _FILTERS_OF_THE_MOMENT
        and bool(chosen.values)
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
    return numbered(path, page.number)


def numbered(path: str, number: int) -> str:
    """The address of the page of this number of a list."""
    return f"{path}?page={number}" if number > 1 else path


def _offers(page: ProductPage, *, canonical: str) -> dict[str, Any]:
    """What the product costs: one offer, or how far those of its variants go."""
    price = page.card.price
    if price is None:
        return {}
    state = f"{seo.SCHEMA}/{'InStock' if page.card.is_in_stock else 'OutOfStock'}"
    if not price.is_least:
        return seo.part(
            "Offer",
            price=str(price.gross.amount),
            priceCurrency=price.gross.currency,
            availability=state,
            url=canonical,
        )
    amounts = [variant.price.gross.amount for variant in page.variants if variant.price]
    return seo.part(
        "AggregateOffer",
        lowPrice=str(min(amounts)),
        highPrice=str(max(amounts)),
        offerCount=len(amounts),
        priceCurrency=price.gross.currency,
        availability=state,
        url=canonical,
    )


def _rating(rating: Rating | None) -> dict[str, Any] | None:
    if rating is None:
        return None
    return seo.part("AggregateRating", ratingValue=f"{rating.average:.1f}", reviewCount=rating.number)
