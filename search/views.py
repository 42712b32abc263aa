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
    """Products, posts and pages together; an article number leads straight to its product."""
    typed = request.GET.get("q", "")
    asked = choices.of(request.GET.lists(), query=text.cleaned(typed))
    if not asked.is_filtered and (address := selectors.exact_product(typed)):
        return HttpResponseRedirect(address)
    results = selectors.search(typed, asked)
    if request.method == "GET" and asked.page == 1 and not asked.is_filtered:
        services.note_search(
            results.typed or results.query, results=results.total if not results.typed else 0
        )
    title = _("Search: %(query)s") % {"query": results.query} if results.query else _("Search")
    about = _("Products, guides and pages of the shop that match what you look for.")
    head = Seo(title=title, description=about, robots="noindex, follow", has_open_graph=False)
    context = {"results": results, "listing": results.listing, "ways_in": _ways_on(results), "seo": head}
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


def _ways_on(results: Results) -> object:
    return () if results.total else ways_in()
