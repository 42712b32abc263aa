"""Serves uploaded files at `/media/`, for shops that have no proxy or bucket to do it.

Files that a browser would run (SVG, HTML, anything not listed) are handed over as downloads, locked in a sandbox:
whoever may upload must not thereby be able to run scripts on the shop's address.
"""

import mimetypes
import re
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
from pathlib import Path
from typing import BinaryIO

from csp.decorators import csp_exempt
from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, http_date, parse_http_date_safe
from django.views.decorators.http import require_safe

PRIVATE_FOLDERS = frozenset({"documents"})  # Wagtail's view asks for permission before it serves these
SHOWN_TYPES = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".mp3": "audio/mpeg",
    ".ogg": "audio/ogg",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
    ".pdf": "application/pdf",
    ".txt": "text/plain; charset=utf-8",
}
SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
# Not `immutable`: a name may be used again after its file was deleted.
CACHE_CONTROL = f"public, max-age={int(timedelta(days=30).total_seconds())}"
RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)
CHUNK_BYTES = 64 * 1024


@dataclass(frozen=True)
class Part:
    """A stretch of a file, both ends included, as `Content-Range` counts."""

    first: int
    last: int

    def __len__(self) -> int:
        return self.last - self.first + 1


class UnsatisfiableRange(Exception):
    """The range asked for begins behind the end of the file."""


@require_safe
@csp_exempt()  # the policy of pages would keep some browsers from showing a PDF
def serve(request: HttpRequest, path: str) -> HttpResponseBase:
    """Answer with the file of this name, whole, in part, or "you have it already"."""
    file = _find(path)
    state = file.stat()
    size, modified = state.st_size, int(state.st_mtime)
    etag = f'"{state.st_mtime_ns:x}-{size:x}"'
    try:
        response = get_conditional_response(request, etag=etag, last_modified=modified) or _answer(
            file, request=request, part=_part(request, size=size, etag=etag, modified=modified)
        )
    except UnsatisfiableRange:
        headers = {"Content-Range": f"bytes */{size}"}
        return HttpResponse(status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, headers=headers)
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = http_date(modified)
    response.headers["Cache-Control"] = CACHE_CONTROL
    return response


def _find(path: str) -> Path:
    """The file below the media folder; links that lead out of it, hidden and private files are not found."""
    # What may be raised: no such file, outside of the folder, a NUL, a circle of links.
    root = Path(settings.MEDIA_ROOT).resolve()
    try:
        file = (root / path).resolve(strict=True)
        parts = file.relative_to(root).parts
        is_open = file.is_file() and parts[0].casefold() not in PRIVATE_FOLDERS
    except (OSError, ValueError, RuntimeError):
        is_open = False
    if not is_open or any(part.startswith(".") for part in parts):
        raise Http404
    return file


def _part(request: HttpRequest, *, size: int, etag: str, modified: int) -> Part | None:
    """The one range that was asked for; None for the whole file, which every other wish gets."""
    asked = RANGE.fullmatch(request.headers.get("Range", "").replace(" ", ""))
    if request.method != "GET" or not asked or not any(asked.groups()):
        return None
    if not _is_unchanged(request.headers.get("If-Range", ""), etag=etag, modified=modified):
        return None
    first, last = asked.groups()
    if not first:
        part = Part(max(size - int(last), 0), size - 1)
    else:
        part = Part(int(first), min(int(last), size - 1) if last else size - 1)
        if last and int(last) < int(first):
            return None
    if part.first >= size:
        raise UnsatisfiableRange
    return part


def _is_unchanged(if_range: str, *, etag: str, modified: int) -> bool:
    return not if_range or if_range == etag or parse_http_date_safe(if_range) == modified


def _answer(file: Path, *, request: HttpRequest, part: Part | None) -> HttpResponseBase:
    size = file.stat().st_size
    response: HttpResponseBase
    if request.method == "HEAD":
        response = HttpResponse()
    elif part:
        response = FileResponse(_Stretch(file.open("rb"), part=part), status=HTTPStatus.PARTIAL_CONTENT)
        response.headers["Content-Range"] = f"bytes {part.first}-{part.last}/{size}"
    else:
        response = FileResponse(file.open("rb"))
    if isinstance(response, FileResponse):
        response.block_size = CHUNK_BYTES
    response.headers["Content-Length"] = str(len(part) if part else size)
    response.headers["Accept-Ranges"] = "bytes"
    for name, value in _handling(file).items():
        response.headers[name] = value
    return response


def _handling(file: Path) -> dict[str, str]:
    """What a browser may do with a file of this kind."""
    shown_type = SHOWN_TYPES.get(file.suffix.lower())
    disposition = content_disposition_header(as_attachment=shown_type is None, filename=file.name)
    headers = {"X-Content-Type-Options": "nosniff", "Content-Disposition": disposition or "inline"}
    if shown_type:
        return {**headers, "Content-Type": shown_type}
    guessed, encoding = mimetypes.guess_type(file.name)
    content_type = guessed if guessed and not encoding else "application/octet-stream"
    return {**headers, "Content-Type": content_type, "Content-Security-Policy": SANDBOX}


class _Stretch:
    """Reads one part of an open file, for `FileResponse`."""

    def __init__(self, file: BinaryIO, *, part: Part) -> None:
        file.seek(part.first)
        self._file, self._left = file, len(part)

    def read(self, count: int = -1) -> bytes:
        chunk = self._file.read(self._left if count < 0 else min(count, self._left))
        self._left -= len(chunk)
        return chunk

    def close(self) -> None:
        self._file.close()
