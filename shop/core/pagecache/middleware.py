"""Serves kept pages and keeps new ones, so that no request begun after a commit gets the page from before it.

A page's tags are known only once it is rendered, but the versions that count are those from *before* its first
read: read afterwards, they would already include a change that the page does not show. So the first rendering of
an address keeps only the names of its tags. Every later request reads the versions of these in one query before
anything else. If they are those of the kept page, it is served. If not, the query was the look from before: the
new page is kept with these versions, unless it turns out to have a tag that was not among them, or one has moved
since. A transaction that commits later moves its versions later, whenever it began. See the decision in
`docs/adr/0005-a-page-is-kept-with-the-versions-from-before-it-was-read.md`.
"""

import hashlib
from collections.abc import Callable, Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.module_loading import import_string
from django.utils.translation import get_language_from_path

from shop.core import clock
from shop.core.pagecache.collection import Collection, collect
from shop.core.pagecache.counters import versions
from shop.core.pagecache.stores import Store, StoredPage

GetResponse = Callable[[HttpRequest], HttpResponseBase]

_NOT_FOR_ALL = frozenset({"private", "no-store", "no-cache"})
_HARMLESS_VARY = frozenset({"accept-encoding"})  # compression happens outside of this middleware


class PageCacheMiddleware:
    """Stands outside of sessions, messages and CSRF, whose cookies and `Vary` it has to see."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.store: Store = import_string(settings.PAGECACHE_STORE)()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not _may_be_kept(request):
            return self.get_response(request)
        with collect() as collection:
            response = (
                self._kept_or_new(request, collection)
                if self.store.is_keeping
                else self.get_response(request)
            )
        if settings.DEBUG:
            _tell(response, collection)
        return response

    def _kept_or_new(self, request: HttpRequest, collection: Collection) -> HttpResponseBase:
        key = _key(request)
        kept = self.store.get(key)
        before = self.versions_before(kept)
        if kept is not None and kept.is_right(versions=before, moment=clock.now()):
            return _answer(kept)
        response = self.get_response(request)
        if (
            request.method == "GET"
            and isinstance(response, HttpResponse)
            and _is_for_all(response, collection)
        ):
            self._keep(key, response, collection=collection, before=before)
        return response

    def versions_before(self, kept: StoredPage | None) -> dict[str, int]:
        """The look from before the first read: at the tags that this address had the last time."""
        return versions(kept.versions) if kept is not None else {}

    def _keep(
        self, key: str, response: HttpResponse, *, collection: Collection, before: Mapping[str, int]
    ) -> None:
        if not collection.tags <= before.keys():
            self.store.put(key, StoredPage(versions=dict.fromkeys(collection.tags, -1)))
            return
        seen = {name: before[name] for name in collection.tags}
        if versions(seen) != seen:
            return
        page = StoredPage(
            versions=seen,
            body=response.content,
            headers=tuple(response.items()),
            valid_until=collection.valid_until,
        )
        self.store.put(key, page)


def _may_be_kept(request: HttpRequest) -> bool:
    # A preview is a GET for the live address: at this point only `is_dummy` tells it apart.
    return (
        request.method in {"GET", "HEAD"}
        and not getattr(request, "is_dummy", False)
        and "Authorization" not in request.headers
        and not _path_without_language(request).startswith(tuple(settings.PAGECACHE_NEVER))
    )


def _path_without_language(request: HttpRequest) -> str:
    language = get_language_from_path(request.path_info)
    return request.path_info.removeprefix(f"/{language}") if language else request.path_info


def _is_for_all(response: HttpResponse, collection: Collection) -> bool:
    """Tell whether everybody may get this answer; one without tags could never be dropped, so it is not kept."""
    return (
        response.status_code == 200
        and bool(collection.tags)
        and not response.cookies
        and not _words(response, "Cache-Control") & _NOT_FOR_ALL
        and _words(response, "Vary") <= _HARMLESS_VARY
        and (collection.valid_until is None or collection.valid_until > clock.now())
    )


def _words(response: HttpResponse, header: str) -> set[str]:
    return {word.strip().lower() for word in response.headers.get(header, "").split(",") if word.strip()}


def _key(request: HttpRequest) -> str:
    """The address, in which the language stands, and the currency of its prices."""
    address = f"{settings.OSCAR_DEFAULT_CURRENCY} {request.build_absolute_uri()}"
    return f"page-{hashlib.sha256(address.encode()).hexdigest()}"


def _answer(page: StoredPage) -> HttpResponse:
    return HttpResponse(page.body, headers=dict(page.headers))


def _tell(response: HttpResponseBase, collection: Collection) -> None:
    """Show a developer what the answer was made of."""
    if collection.tags:
        response.headers["X-Page-Tags"] = " ".join(sorted(collection.tags))
    if collection.valid_until is not None:
        response.headers["X-Page-Valid-Until"] = collection.valid_until.isoformat()
