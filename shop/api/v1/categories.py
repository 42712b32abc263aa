"""The categories of the shop."""

from typing import Any

from django.core.paginator import Paginator
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from shop.api.schema import refusals
from shop.api.v1.lists import ListParametersSerializer, answer, asked
from shop.catalogue.listing import selectors as lists
from shop.catalogue.listing.selectors import CountedCategory
from shop.core.addresses import absolute


class CategorySerializer(serializers.Serializer[CountedCategory]):
    id = serializers.IntegerField(source="category.pk")
    slug = serializers.CharField(source="category.full_slug", help_text="With those above it: parts/sensors.")
    title = serializers.CharField(source="category.name")
    url = serializers.SerializerMethodField(help_text="Its page in the shop.")
    parent = serializers.CharField(  # type: ignore[assignment]  # a field's own attribute of that name is another
        source="parent_slug", allow_null=True
    )
    products = serializers.IntegerField(help_text="In it and below it.")

    def get_url(self, counted: CountedCategory) -> str:
        return absolute(counted.category.get_absolute_url())


class CategoryListSerializer(serializers.Serializer[Any]):
    count = serializers.IntegerField()
    next = serializers.URLField(allow_null=True)
    previous = serializers.URLField(allow_null=True)
    results = CategorySerializer(many=True, help_text="In the order of the tree.")


class CategoryListView(APIView):
    """All categories that the shop shows, each after the one above it."""

    @extend_schema(
        operation_id="categories",
        tags=["products"],
        parameters=[ListParametersSerializer],
        responses={200: CategoryListSerializer, **refusals(404, 406, 429)},
    )
    def get(self, request: Request) -> Response:
        chosen = asked(request)
        page = Paginator(lists.categories(), chosen.page_size).get_page(chosen.page)
        body = answer(request, page, asked_for=chosen.page, results=list(page))
        return Response(CategoryListSerializer(body).data)
