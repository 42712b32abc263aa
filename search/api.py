"""Search for programs: what the search page finds, with its facets, and what its box suggests."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from django.core.paginator import Paginator
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView
from wagtail.models import Page

from search import selectors, text
from search.selectors import Results, Suggestion
from shop.api.schema import refusals
from shop.api.v1.lists import IGNORED, answer, asked, naming
from shop.api.v1.products import CardSerializer, FacetSerializer, ProductParametersSerializer, as_results
from shop.core.addresses import absolute


class SuggestParametersSerializer(serializers.Serializer[Any]):
    q = serializers.CharField(required=False, help_text="What was typed so far.")


class SearchParametersSerializer(ProductParametersSerializer):
    q = serializers.CharField(required=False, help_text="What to look for.")
    type = serializers.ChoiceField(
        choices=selectors.KINDS, required=False, help_text="Only results of this kind."
    )


class ResultSerializer(CardSerializer):
    type = serializers.ChoiceField(choices=selectors.KINDS)


class SearchSerializer(serializers.Serializer[Any]):
    count = serializers.IntegerField()
    next = serializers.URLField(allow_null=True)
    previous = serializers.URLField(allow_null=True)
    results = ResultSerializer(many=True, help_text="Products first, then guides, then pages.")
    facets = FacetSerializer(many=True)


class SuggestionSerializer(serializers.Serializer[Suggestion]):
    type = serializers.CharField(source="kind", help_text="product, category, post or query")
    title = serializers.CharField(source="label")
    url = serializers.SerializerMethodField()

    def get_url(self, suggestion: Suggestion) -> str:
        return absolute(suggestion.url)


class SuggestionsSerializer(serializers.Serializer[Any]):
    results = SuggestionSerializer(many=True)


class SearchView(APIView):
    """Products, guides and pages; filters and sorts as for products."""

    @extend_schema(
        operation_id="search",
        tags=["search"],
        parameters=[SearchParametersSerializer, IGNORED],
        responses={200: SearchSerializer, **refusals(404, 406, 429)},
    )
    def get(self, request: Request) -> Response:
        typed = request.query_params.get("q", "")
        chosen = asked(request, query=text.cleaned(typed))
        kind = selectors.kind_of(request.query_params.get("type", ""))
        results = selectors.search(typed, chosen, kind=kind)
        page: Any = Paginator(cast("Any", _Merged(results)), chosen.page_size).get_page(chosen.page)
        body = answer(request, page, asked_for=chosen.page, results=list(page))
        found = SearchSerializer({**body, "facets": results.listing.facets})
        return Response(found.data, headers=naming(results.listing.ignored))


class SuggestView(APIView):
    """What begins like what was typed so far."""

    @extend_schema(
        operation_id="search_suggest",
        tags=["search"],
        parameters=[SuggestParametersSerializer],
        responses={200: SuggestionsSerializer, **refusals(406, 429)},
    )
    def get(self, request: Request) -> Response:
        found = selectors.suggest(request.query_params.get("q", ""))
        return Response(SuggestionsSerializer({"results": found}).data)


class _Merged:
    """The results of all kinds in one row: the products of this page are fetched already."""

    def __init__(self, results: Results) -> None:
        self.results = results

    def count(self) -> int:
        return self.results.total

    def __getitem__(self, part: slice) -> Sequence[Mapping[str, Any]]:
        products = self.results.listing
        cards = list(products.cards) if part.start < products.total else []
        rows = [{**row, "type": selectors.PRODUCTS} for row in as_results(cards)]
        before = products.total
        for kind, matches in ((selectors.POSTS, self.results.posts), (selectors.PAGES, self.results.pages)):
            first, last = (max(0, end - before) for end in (part.start, part.stop))
            rows += [_of_page(page, kind=kind) for page in matches[first:last]]
            before += len(matches)
        return rows


def _of_page(page: Page, *, kind: str) -> dict[str, Any]:
    return {
        "id": page.pk,
        "slug": page.slug,
        "title": page.title,
        "sku": "",
        "url": absolute(page.url or "/"),
        "image": None,
        "price": None,
        "available": None,
        "type": kind,
    }
