import os
from pathlib import Path
from typing import Any

import pytest
from django.http import Http404
from django.utils.http import http_date

from site_project import media

MODIFIED = 1_700_000_000


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    """The media folder with one file of ten bytes, and a secret beside it."""
    root = tmp_path / "media"
    (root / "documents").mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("secret")
    (root / "documents" / "invoice.pdf").write_text("secret")
    (root / "ten.txt").write_text("0123456789")
    os.utime(root / "ten.txt", (MODIFIED, MODIFIED))
    settings.MEDIA_ROOT = root
    return root


def _body(answer: Any) -> bytes:
    return bytes(answer.getvalue() if answer.streaming else answer.content)


def test_serves_a_file(client, folder):
    answer = client.get("/media/ten.txt")
    assert (answer.status_code, _body(answer)) == (200, b"0123456789")
    assert answer.streaming
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer["Content-Length"] == "10"
    assert answer["Accept-Ranges"] == "bytes"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "public, max-age=2592000"
    assert answer["Last-Modified"] == http_date(MODIFIED)
    assert not client.cookies


def test_serves_files_larger_than_a_chunk(client, folder):
    content = os.urandom(media.CHUNK_BYTES * 2 + 7)
    (folder / "large.png").write_bytes(content)
    assert _body(client.get("/media/large.png")) == content
    part = client.get("/media/large.png", headers={"range": f"bytes=5-{media.CHUNK_BYTES + 9}"})
    assert _body(part) == content[5 : media.CHUNK_BYTES + 10]


@pytest.mark.parametrize(
    ("asked", "part", "named"),
    [
        ("bytes=0-3", b"0123", "bytes 0-3/10"),
        ("bytes=4-", b"456789", "bytes 4-9/10"),
        ("bytes=-3", b"789", "bytes 7-9/10"),
        ("bytes=-30", b"0123456789", "bytes 0-9/10"),
        ("bytes=8-30", b"89", "bytes 8-9/10"),
        ("bytes=9-9", b"9", "bytes 9-9/10"),
        ("bytes = 0-0", b"0", "bytes 0-0/10"),
    ],
)
def test_serves_a_part(client, folder, asked, part, named):
    answer = client.get("/media/ten.txt", headers={"range": asked})
    assert (answer.status_code, _body(answer)) == (206, part)
    assert answer["Content-Range"] == named
    assert answer["Content-Length"] == str(len(part))
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("asked", ["bytes=10-", "bytes=10-20", "bytes=-0"])
def test_refuses_a_part_behind_the_end(client, folder, asked):
    answer = client.get("/media/ten.txt", headers={"range": asked})
    assert (answer.status_code, answer["Content-Range"], _body(answer)) == (416, "bytes */10", b"")


def test_has_no_part_of_an_empty_file(client, folder):
    (folder / "empty.txt").touch()
    assert client.get("/media/empty.txt", headers={"range": "bytes=0-"}).status_code == 416
    assert _body(client.get("/media/empty.txt")) == b""


@pytest.mark.parametrize(
    "asked",
    [
        "bytes=0-1,4-5",
        "bytes=5-3",
        "bytes=-",
        "bytes=a-b",
        "lines=0-3",
        "bytes=" + "9" * 5000 + "-",
        "bytes=٣-",
    ],
)
def test_serves_the_whole_for_other_wishes(client, folder, asked):
    answer = client.get("/media/ten.txt", headers={"range": asked})
    assert (answer.status_code, _body(answer)) == (200, b"0123456789")


def test_serves_a_part_of_what_a_browser_has_begun_with(client, folder):
    etag = client.get("/media/ten.txt")["ETag"]
    for unchanged in (etag, http_date(MODIFIED)):
        answer = client.get("/media/ten.txt", headers={"range": "bytes=0-3", "if-range": unchanged})
        assert (answer.status_code, _body(answer)) == (206, b"0123")
    for changed in ('"other"', f"W/{etag}", http_date(MODIFIED - 1), "nonsense"):
        answer = client.get("/media/ten.txt", headers={"range": "bytes=0-3", "if-range": changed})
        assert (answer.status_code, _body(answer)) == (200, b"0123456789")


def test_says_that_a_browser_has_it_already(client, folder):
    etag = client.get("/media/ten.txt")["ETag"]
    for known in ({"if-none-match": etag}, {"if-modified-since": http_date(MODIFIED)}):
        answer = client.get("/media/ten.txt", headers=known)
        assert (answer.status_code, _body(answer), answer["ETag"]) == (304, b"", etag)
        assert answer["Cache-Control"] == "public, max-age=2592000"


def test_serves_a_changed_file_anew(client, folder):
    etag = client.get("/media/ten.txt")["ETag"]
    (folder / "ten.txt").write_text("9876543210")
    answer = client.get("/media/ten.txt", headers={"if-none-match": etag})
    assert (answer.status_code, _body(answer)) == (200, b"9876543210")


def test_says_of_the_head_what_it_says_of_the_whole(client, folder):
    head, whole = client.head("/media/ten.txt"), client.get("/media/ten.txt")
    assert (head.status_code, _body(head)) == (200, b"")
    for name in ("Content-Length", "Content-Type", "ETag", "Last-Modified", "Accept-Ranges", "Cache-Control"):
        assert head[name] == whole[name]
    assert client.head("/media/ten.txt", headers={"range": "bytes=0-3"}).status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_takes_no_other_method(client, folder, method):
    assert getattr(client, method)("/media/ten.txt").status_code == 405
    assert (folder / "ten.txt").read_text() == "0123456789"


@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        ("a.avif", "image/avif"),
        ("a.WEBP", "image/webp"),
        ("a.jpg", "image/jpeg"),
        ("a.pdf", "application/pdf"),
    ],
)
def test_shows_pictures_and_documents(client, folder, name, content_type):
    (folder / name).write_bytes(b"x")
    answer = client.get(f"/media/{name}")
    assert answer["Content-Type"] == content_type
    assert answer["Content-Disposition"] == f'inline; filename="{name}"'
    assert "Content-Security-Policy" not in answer


@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        ("a.svg", "image/svg+xml"),
        ("a.html", "text/html"),
        ("a.js", "text/javascript"),
        ("a.svg.gz", "application/octet-stream"),
        ("a", "application/octet-stream"),
    ],
)
def test_locks_up_what_a_browser_would_run(client, folder, name, content_type):
    (folder / name).write_text("<script>alert(1)</script>")
    for answer in (client.get(f"/media/{name}"), client.head(f"/media/{name}")):
        assert answer["Content-Type"] == content_type
        assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
        assert answer["Content-Security-Policy"].endswith("; sandbox")
        assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    [
        "none.txt",
        "",
        ".",
        "documents",
        "documents/invoice.pdf",
        "Documents/invoice.pdf",
        "./documents/invoice.pdf",
        "../secret.txt",
        "documents/../../secret.txt",
        "ten.txt/../../secret.txt",
        "/etc/passwd",
        "//etc/passwd",
        "ten.txt\0",
        "..\\secret.txt",
        "x" * 5000,
        "%2e%2e/secret.txt",
    ],
)
def test_finds_no_other_file(rf, folder, path):
    with pytest.raises(Http404):
        media.serve(rf.get("/media/"), path=path)


def test_finds_no_hidden_file(rf, folder):
    (folder / ".git").mkdir()
    (folder / ".git" / "config").write_text("secret")
    with pytest.raises(Http404):
        media.serve(rf.get("/media/"), path=".git/config")


def test_follows_no_link_out_of_the_folder(rf, folder):
    (folder / "link.txt").symlink_to(folder.parent / "secret.txt")
    (folder / "circle.txt").symlink_to(folder / "circle.txt")
    (folder / "invoice.pdf").symlink_to(folder / "documents" / "invoice.pdf")
    for name in ("link.txt", "circle.txt", "invoice.pdf"):
        with pytest.raises(Http404):
            media.serve(rf.get("/media/"), path=name)


def test_serves_from_a_folder_that_is_a_link_itself(client, folder, settings, tmp_path):
    (tmp_path / "link").symlink_to(folder)
    settings.MEDIA_ROOT = tmp_path / "link"
    assert client.get("/media/ten.txt").status_code == 200


@pytest.mark.django_db  # the end of an answer looks after connections
def test_closes_what_it_opened(rf, folder):
    answer = media.serve(rf.get("/media/ten.txt", headers={"range": "bytes=0-3"}), path="ten.txt")
    stretch = answer.file_to_stream
    assert not stretch._file.closed
    answer.close()
    assert stretch._file.closed
