"""Products: the same lists and the same product as on the shop's pages, for programs."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema, inline_serializer
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from shop.api.schema import refusals
from shop.api.v1.lists import IGNORED, ListParametersSerializer, answer, asked, naming
from shop.catalogue import renditions, selectors
from shop.catalogue.cards import ProductCard, ShownPrice, StockState
from shop.catalogue.listing import selectors as lists
from shop.catalogue.listing.choices import Sort
from shop.catalogue.listing.narrowing import Base
from shop.catalogue.selectors import ProductPage, Variant
from shop.core.addresses import absolute


class PriceSerializer(serializers.Serializer[ShownPrice]):
    amount = serializers.DecimalField(
        source="gross.amount",
        max_digits=None,
        decimal_places=None,
        help_text="Including tax; of a product with variants the least.",
    )
    currency = serializers.CharField(source="gross.currency", help_text="By ISO 4217.")
    was = serializers.DecimalField(
        source="was.amount",
        max_digits=None,
        decimal_places=None,
        default=None,
        allow_null=True,
        help_text="What it cost before.",
    )


class CardSerializer(serializers.Serializer[Any]):
    """A product as lists have it."""

    id = serializers.IntegerField()
    slug = serializers.CharField()
    title = serializers.CharField()
    sku = serializers.CharField(allow_blank=True)
    url = serializers.URLField(help_text="Its page in the shop.")
    image = serializers.URLField(allow_null=True)
    price = PriceSerializer(allow_null=True)
    available = serializers.IntegerField(allow_null=True, help_text="Null where nobody counts.")


class FacetValueSerializer(serializers.Serializer[Any]):
    value = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]  # a field's own attribute of that name is another
    count = serializers.IntegerField(help_text="Results that have it, under the choices in the other facets.")
    selected = serializers.BooleanField()


class FacetSerializer(serializers.Serializer[Any]):
    key = serializers.CharField(
        help_text="The parameter that filters by it; several values are one or the other."
    )
    label = serializers.CharField()  # type: ignore[assignment]  # a field's own attribute of that name is another
    values = FacetValueSerializer(many=True)


class ProductListSerializer(serializers.Serializer[Any]):
    count = serializers.IntegerField()
    next = serializers.URLField(allow_null=True)
    previous = serializers.URLField(allow_null=True)
    results = CardSerializer(many=True)


class ProductParametersSerializer(ListParametersSerializer):
    category = serializers.CharField(
        required=False, help_text="The category's whole slug, such as parts/sensors."
    )
    brand = serializers.CharField(required=False)
    price_min = serializers.CharField(required=False)
    price_max = serializers.CharField(required=False)
    in_stock = serializers.CharField(required=False, help_text="1 for what can be bought now.")
    on_offer = serializers.CharField(required=False, help_text="1 for what is reduced or on offer.")
    rating = serializers.CharField(required=False, help_text="So many stars and more: 4, 3 or 2.")
    sort = serializers.ChoiceField(choices=[sort.value for sort in Sort], required=False)


class VariantAvailabilitySerializer(serializers.Serializer[Variant]):
    sku = serializers.CharField()
    options = serializers.DictField(child=serializers.CharField())
    status = serializers.ChoiceField(source="stock.state", choices=[state.value for state in StockState])
    available = serializers.IntegerField(allow_null=True)


class VariantSerializer(VariantAvailabilitySerializer):
    price = PriceSerializer(allow_null=True)


class ProductSerializer(CardSerializer):
    status = serializers.ChoiceField(choices=[state.value for state in StockState])
    summary = serializers.CharField(allow_blank=True)
    description = serializers.CharField(allow_blank=True, help_text="HTML.")
    brand = serializers.CharField(allow_null=True)
    categories = serializers.ListField(
        child=serializers.CharField(), help_text="The way to it, by whole slugs."
    )
    attributes = serializers.DictField(child=serializers.CharField())
    images = serializers.ListField(child=serializers.URLField())
    rating = inline_serializer(
        "Rating", {"average": serializers.FloatField(), "number": serializers.IntegerField()}, allow_null=True
    )
    variants = VariantSerializer(many=True, help_text="Empty for a product that is sold by itself.")


class AvailabilitySerializer(serializers.Serializer[Any]):
    status = serializers.ChoiceField(choices=[state.value for state in StockState])
    available = serializers.IntegerField(allow_null=True)
    variants = VariantAvailabilitySerializer(many=True)


class ProductListView(APIView):
    """All products that the shop shows, filtered and sorted like its own lists."""

    @extend_schema(
        operation_id="products",
        tags=["products"],
        parameters=[ProductParametersSerializer, IGNORED],
        responses={200: ProductListSerializer, **refusals(404, 406, 429)},
    )
    def get(self, request: Request) -> Response:
        listing = lists.browse(Base(), chosen := asked(request))
        body = answer(request, listing.page, asked_for=chosen.page, results=as_results(listing.cards))
        return Response(ProductListSerializer(body).data, headers=naming(listing.ignored))


class ProductView(APIView):
    """One product whole, with its variants."""

    @extend_schema(
        operation_id="product",
        tags=["products"],
        responses={200: ProductSerializer, **refusals(404, 406, 429)},
    )
    def get(self, request: Request, slug: str) -> Response:
        del request
        return Response(ProductSerializer(_whole(_page(slug))).data)


class ProductAvailabilityView(APIView):
    """Whether a product can be bought now, and each of its variants."""

    @extend_schema(
        operation_id="product_availability",
        tags=["products"],
        responses={200: AvailabilitySerializer, **refusals(404, 406, 429)},
    )
    def get(self, request: Request, slug: str) -> Response:
        del request
        page = _page(slug)
        body = {"status": page.card.stock.state, "available": _available(page), "variants": page.variants}
        return Response(AvailabilitySerializer(body).data, headers={"Cache-Control": "no-store"})


def _page(slug: str) -> ProductPage:
    page = selectors.product_page(slug)
    if page is None:
        raise NotFound(_("There is no such product."))
    return page


def as_results(cards: Sequence[ProductCard]) -> list[Mapping[str, Any]]:
    """The cards of a list as the API writes them; two queries for any number."""
    numbers = lists.numbers_of([card.product.pk for card in cards])
    return [
        {**_named(card), "sku": numbers[card.product.pk].sku, "available": numbers[card.product.pk].available}
        for card in cards
    ]


def _named(card: ProductCard) -> dict[str, Any]:
    return {
        "id": card.product.pk,
        "slug": card.product.slug,
        "title": card.product.get_title(),
        "url": absolute(card.product.get_absolute_url()),
        "image": absolute(renditions.shown(card.image).src) if card.image is not None else None,
        "price": card.price,
    }


def _whole(page: ProductPage) -> dict[str, Any]:
    product = page.product
    return {
        **_named(page.card),
        "sku": lists.numbers_of([product.pk])[product.pk].sku,
        "available": _available(page),
        "status": page.card.stock.state,
        "summary": product.summary,
        "description": product.description,
        "brand": product.brand.name if product.brand else None,
        "categories": [category.full_slug for category in page.way],
        "attributes": {spec.name: spec.value for spec in page.specs},
        "images": [absolute(renditions.shown(picture.image).src) for picture in page.gallery],
        "rating": page.rating,
        "variants": page.variants,
    }


def _available(page: ProductPage) -> int | None:
    """How many can be bought: of all variants together, where each is counted."""
    numbers = [variant.available for variant in page.variants] or [page.card.stock.available]
    return None if None in numbers else sum(number for number in numbers if number)
