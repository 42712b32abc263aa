"""Small views that stand for pages, so that the machine room is tested apart from what pages do."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import path

TEXT = "A line of copper, drawn out long. " * 100


def plain(_request: HttpRequest, **_arguments: str) -> HttpResponse:
    return HttpResponse(TEXT)


def short(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("x" * 859)


def picture(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(b"\x89PNG" * 1000, content_type="image/png")


def compressed(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(b"x" * 2000, headers={"Content-Encoding": "zstd"})


def untouchable(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(TEXT, headers={"Cache-Control": "no-transform"})


def tagged(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(TEXT, headers={"ETag": '"copper"'})


def stream(_request: HttpRequest) -> StreamingHttpResponse:
    def pieces() -> Iterator[bytes]:
        for _round in range(10):
            yield TEXT.encode()

    return StreamingHttpResponse(pieces())


def address(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.build_absolute_uri())


def broken(_request: HttpRequest) -> HttpResponse:
    raise LookupError("Nothing is at postgres://alice:open-sesame@host/shop.")


urlpatterns = [
    path("plain/", plain),
    path("cms/plain/", plain),
    path("dashboard/plain/", plain),
    path("account/password/reset/key/<uidb36>-<key>/", plain),
    path("short/", short),
    path("picture/", picture),
    path("compressed/", compressed),
    path("untouchable/", untouchable),
    path("tagged/", tagged),
    path("stream/", stream),
    path("address/", address),
    path("broken/", broken),
    path("health/address/", address),
]
