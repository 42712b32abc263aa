"""The search page, its suggestions, and the word that a result was opened. Never kept and never listed by engines."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from home.selectors import ways_in
from search import selectors, services, text
from search.selectors import Results
from shop.catalogue.listing import choices
from shop.core.origin import same_origin_post
from shop.core.seo import Seo


@never_cache
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Products, guides and pages together, or one kind of them; an article number leads straight to its product."""
    typed, kind = request.GET.get("q", ""), selectors.kind_of(request.GET.get("type", ""))
    asked = selectors.of_kind(choices.of(request.GET.lists(), query=text.cleaned(typed)), kind=kind)
    is_plain = not (asked.is_filtered or kind)
    if is_plain and (address := selectors.exact_product(typed)):
        return HttpResponseRedirect(address)
    results = selectors.search(typed, asked, kind=kind)
    if is_plain and request.method == "GET" and asked.page == 1:
        services.note_search(results.asked, results=results.total if not results.typed else 0)
    shown = results.shown(kind=kind, number=asked.page)
    context = {"results": results, "listing": results.listing, "kind": kind, "shown": shown}
    head = _head(results, kind=kind, number=shown[kind].number if kind else 1)
    context |= {"ways_in": _ways_on(results), "seo": head}
    return TemplateResponse(request, "search/search.html", context)


@never_cache
@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """What begins like what was typed so far: a piece of HTML for the box."""
    context = {"suggestions": selectors.suggest(request.GET.get("q", ""))}
    response = TemplateResponse(request, "search/suggestions.html", context)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@same_origin_post
@never_cache
def opened(request: HttpRequest) -> HttpResponse:
    """Count that a result was opened; the page tells it while it is left."""
    services.note_opened(request.POST.get("q", ""))
    return HttpResponse(status=204)


def _head(results: Results, *, kind: str, number: int) -> Seo:
    titles = {
        selectors.ALL: _("Search: %(query)s"),
        selectors.PRODUCTS: _("Products for “%(query)s”"),
        selectors.POSTS: _("Guides for “%(query)s”"),
        selectors.PAGES: _("Pages for “%(query)s”"),
    }
    title = titles[kind] % {"query": results.query} if results.query else _("Search")
    if number > 1:
        title = _("%(title)s, page %(number)d") % {"title": title, "number": number}
    about = _("Products, guides and pages of the shop that match what you look for.")
    return Seo(title=title, description=about, robots="noindex, follow", has_open_graph=False)


def _ways_on(results: Results) -> object:
    return () if results.total else ways_in()
