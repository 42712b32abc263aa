"""What there is, in three forms: for programs, for their builders' tools, for people."""

from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.views import APIView

from shop.api.schema import refusals


class IndexSerializer(serializers.Serializer[dict[str, str]]):
    version = serializers.CharField(help_text="The version of this API.")
    schema = serializers.URLField(help_text="Its OpenAPI description.")
    docs = serializers.URLField(help_text="The same to read and to try.")


class IndexView(APIView):
    """Where to begin: the version of the API, its description and its documentation."""

    @extend_schema(
        operation_id="index",
        tags=["start here"],
        responses={200: IndexSerializer, **refusals(406, 429)},
    )
    def get(self, request: Request) -> Response:
        return Response(
            {
                "version": "1",
                "schema": reverse("api-schema", request=request),
                "docs": reverse("api-docs", request=request),
            }
        )


class SchemaView(SpectacularAPIView):
    """The OpenAPI description of this API."""


class DocsView(SpectacularSwaggerSplitView):
    """The documentation to read and to try, without anything from another host and nothing inline."""

    template_name = "api/docs.html"
    template_name_js = "api/docs.js"
