"""The search page. Never kept and never listed by search engines: its addresses are endless."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from home.selectors import ways_in
from search import selectors
from shop.core.seo import Seo


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Products, posts and pages together."""
    results = selectors.search(request.GET.get("q", ""))
    title = _("Search: %(query)s") % {"query": results.query} if results.query else _("Search")
    head = Seo(title=title, robots="noindex, follow", has_open_graph=False)
    context = {"results": results, "ways_in": () if results.total else ways_in(), "seo": head}
    return TemplateResponse(request, "search/search.html", context)
