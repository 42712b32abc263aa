import gzip

import brotli
import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.views.decorators.http import condition

from site_project.compression import CompressionMiddleware, preferred_encoding
from site_project.tests import urls

pytestmark = pytest.mark.urls("site_project.tests.urls")


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("", "identity"),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("GZIP", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.5, gzip;q=0.8", "gzip"),
        ("br; q=1.0, gzip; q=1.0", "br"),
        ("br;q=0.000, gzip;q=0", "identity"),
        ("identity", "identity"),
        ("identity;q=1, gzip;q=0.5", "identity"),
        ("identity;q=0.5, gzip;q=1", "gzip"),
        ("*", "br"),
        ("br;q=0, *", "gzip"),
        ("*;q=0", "identity"),
        ("deflate", "identity"),
        ("br;q=much, gzip;q=0.1", "gzip"),
        (",, ;q=1", "identity"),
    ],
)
def test_takes_what_the_browser_likes_best(accepted, encoding):
    assert preferred_encoding(accepted) == encoding


@pytest.mark.parametrize(("encoding", "open_it"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
def test_compresses_pages(client, encoding, open_it):
    answer = client.get("/plain/", headers={"accept-encoding": encoding})
    assert answer["Content-Encoding"] == encoding
    assert open_it(answer.content) == urls.TEXT.encode()
    assert answer["Content-Length"] == str(len(answer.content))
    assert len(answer.content) < len(urls.TEXT) / 10
    assert answer["Vary"] == "Accept-Encoding"


def test_tells_caches_that_a_plain_answer_varies_too(client):
    answer = client.get("/plain/", headers={"accept-encoding": "identity"})
    assert answer.content == urls.TEXT.encode()
    assert answer["Vary"] == "Accept-Encoding"
    assert "Content-Encoding" not in answer


@pytest.mark.parametrize("path", ["/short/", "/picture/", "/untouchable/"])
def test_leaves_what_would_not_shrink_or_may_not(client, path):
    answer = client.get(path, headers={"accept-encoding": "br"})
    assert "Content-Encoding" not in answer
    assert "Vary" not in answer


def test_leaves_what_is_compressed_already(client):
    answer = client.get("/compressed/", headers={"accept-encoding": "br"})
    assert (answer["Content-Encoding"], len(answer.content)) == ("zstd", 2000)


def test_leaves_streams(client):
    answer = client.get("/stream/", headers={"accept-encoding": "br"})
    assert answer.getvalue() == urls.TEXT.encode() * 10
    assert "Content-Encoding" not in answer


def test_weakens_the_tag_of_what_it_changed(client):
    assert client.get("/tagged/", headers={"accept-encoding": "br"})["ETag"] == 'W/"copper"'
    assert client.get("/tagged/")["ETag"] == '"copper"'


def test_says_of_the_head_what_it_says_of_the_whole(client):
    headers = {"accept-encoding": "br"}
    head, whole = client.head("/tagged/", headers=headers), client.get("/tagged/", headers=headers)
    assert head.content == b""
    for name in ("Content-Encoding", "Content-Length", "ETag", "Vary"):
        assert head[name] == whole[name]


@pytest.mark.parametrize("known", ['"copper"', 'W/"copper"'])
def test_lets_a_browser_keep_what_it_has(known):
    view = condition(etag_func=lambda _request: '"copper"')(urls.plain)
    request = RequestFactory().get("/", headers={"if-none-match": known, "accept-encoding": "br"})
    answer = CompressionMiddleware(view)(request)
    assert isinstance(answer, HttpResponse)
    assert (answer.status_code, answer.content) == (304, b"")
    assert "Content-Encoding" not in answer


@pytest.mark.parametrize(
    ("content_type", "is_compressed"),
    [
        ("text/html; charset=utf-8", True),
        ("application/json", True),
        ("application/problem+json", True),
        ("application/rss+xml; charset=utf-8", True),
        ("application/vnd.oai.openapi; charset=utf-8", True),
        ("image/svg+xml", True),
        ("text/event-stream", False),
        ("application/pdf", False),
        ("application/octet-stream", False),
    ],
)
def test_compresses_text_only(content_type, is_compressed):
    def view(_request):
        return HttpResponse(urls.TEXT, content_type=content_type)

    answer = CompressionMiddleware(view)(RequestFactory().get("/", headers={"accept-encoding": "br"}))
    assert answer.has_header("Content-Encoding") is is_compressed
