"""How some goods can be sent to a country: what that costs, and when they arrive."""

from collections import Counter
from typing import Any, NamedTuple

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from drf_spectacular.utils import extend_schema, extend_schema_field, inline_serializer
from oscar.apps.address.models import Country
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from shop.api.schema import refusals
from shop.api.v1.money import MoneySerializer
from shop.basket.exceptions import BadQuantity, BasketFull
from shop.basket.forms import quantity_from
from shop.catalogue import skus
from shop.shipping import parcels
from shop.shipping.selectors import DeliveryOption, delivery_options

MOST_LINES = 50


class Line(NamedTuple):
    """So many of what is sold under a number."""

    sku: str
    quantity: int


@extend_schema_field({"type": "string", "example": "CL-1001:2"})
class LineField(serializers.Field[Line, str, str, Any]):
    """`<sku>:<quantity>`. A number may have colons of its own, so the last one counts."""

    def to_internal_value(self, data: str) -> Line:
        sku, _colon, quantity = data.rpartition(":")
        if not sku or "\x00" in sku:  # PostgreSQL takes no NUL
            raise serializers.ValidationError(
                _("Please write each line as its number and how many, such as CL-1001:2.")
            )
        return Line(sku, _quantity(quantity))


class AskedSerializer(serializers.Serializer[Any]):
    country = serializers.CharField(
        default=settings.SHOP_COUNTRY, help_text="Where to: two letters by ISO 3166, such as DE."
    )
    line = serializers.ListField(
        child=LineField(),
        max_length=MOST_LINES,
        error_messages={"required": gettext_lazy("Please say what is to be sent, such as line=CL-1001:2.")},
        help_text="What: the number of an article and how many of it. Once for each article.",
    )

    def validate_country(self, typed: str) -> str:
        code = typed.upper()
        if not Country.objects.filter(pk=code, is_shipping_country=True).exists():
            raise serializers.ValidationError(
                _("“%(typed)s” is no country that we deliver to. Please write two letters, such as DE.")
                % {"typed": typed}
            )
        return code

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Add the goods that the lines name; each that is not sold is told by its place."""
        lines: list[Line] = attrs["line"]
        wanted: Counter[str] = Counter()
        for line in lines:
            wanted[line.sku] += line.quantity
        if wanted.total() > settings.OSCAR_MAX_BASKET_QUANTITY_THRESHOLD:
            full = BasketFull(most=settings.OSCAR_MAX_BASKET_QUANTITY_THRESHOLD)
            raise serializers.ValidationError({"line": [full.message]})
        sold = skus.sold(wanted)
        unknown = {
            str(index): [_("We sell nothing with the number “%(sku)s”.") % {"sku": line.sku}]
            for index, line in enumerate(lines)
            if line.sku not in sold
        }
        if unknown:
            raise serializers.ValidationError({"line": unknown})
        return {**attrs, "goods": [(sold[sku], quantity) for sku, quantity in wanted.items()]}


_ARRIVAL = inline_serializer(
    "Arrival", {"from": serializers.DateField(), "to": serializers.DateField()}, allow_null=True
)


class DeliveryOptionSerializer(serializers.Serializer[DeliveryOption]):
    code = serializers.CharField(help_text="For programs.")
    name = serializers.CharField(help_text="For people.")
    price = MoneySerializer(help_text="Including tax, before any offer on delivery.")
    free_from = MoneySerializer(
        source="free_over", allow_null=True, help_text="From goods worth this much on it is free."
    )
    missing_for_free = MoneySerializer(allow_null=True, help_text="What to add until it is free.")
    arrives = serializers.SerializerMethodField(
        help_text="If it is ordered now; null while some of it is not here yet."
    )

    @extend_schema_field(_ARRIVAL)
    def get_arrives(self, option: DeliveryOption) -> dict[str, str] | None:
        if option.earliest is None or option.latest is None:
            return None
        return {"from": option.earliest.isoformat(), "to": option.latest.isoformat()}


class DeliveryOptionsSerializer(serializers.Serializer[Any]):
    count = serializers.IntegerField()
    next = serializers.URLField(allow_null=True, help_text="Always null: there are never so many.")
    previous = serializers.URLField(allow_null=True, help_text="Always null.")
    results = DeliveryOptionSerializer(many=True, help_text="In the merchant's order.")


class DeliveryOptionsView(APIView):
    """How these goods can be sent to a country; no option where nothing has to be sent, or nothing goes there."""

    @extend_schema(
        operation_id="delivery_options",
        tags=["delivery"],
        parameters=[AskedSerializer],
        responses={200: DeliveryOptionsSerializer, **refusals(400, 406, 429)},
    )
    def get(self, request: Request) -> Response:
        asked = AskedSerializer(data=request.query_params)
        asked.is_valid(raise_exception=True)
        goods = parcels.of_goods(asked.validated_data["goods"])
        options = delivery_options(asked.validated_data["country"], goods) if goods else []
        answer = {"count": len(options), "next": None, "previous": None, "results": options}
        # Kept by nobody: the days of arrival are wrong from the next cut-off on.
        return Response(DeliveryOptionsSerializer(answer).data, headers={"Cache-Control": "no-store"})


def _quantity(typed: str) -> int:
    most = settings.OSCAR_MAX_BASKET_QUANTITY_THRESHOLD
    try:
        quantity = quantity_from(typed)
        if quantity > most:
            raise BadQuantity(most=most)
    except BadQuantity as error:
        raise serializers.ValidationError(error.message) from None
    return quantity
