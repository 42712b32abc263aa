"""The mails in the gallery: each in light and in dark colours, and as text."""

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.decorators import csp
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from site_project.styleguide.mail_samples import mail_samples
from site_project.styleguide.views import may_see

THEMES = ("light", "dark")
# A mail carries its styles on its elements. It runs nothing, and only the gallery frames it.
POLICY = {
    "default-src": [NONE],
    "style-src": [UNSAFE_INLINE],
    "img-src": [SELF],
    "frame-ancestors": [SELF],
}


@never_cache
@require_safe
def mails(request: HttpRequest) -> HttpResponse:
    """Every mail that can leave the shop."""
    if not may_see(request):
        raise Http404(_("There is no such page."))
    context = {"mails": mail_samples(), "themes": THEMES}
    response = TemplateResponse(request, "styleguide/mails.html", context)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@never_cache
@require_safe
@xframe_options_sameorigin
@csp(POLICY)
def mail(request: HttpRequest, anchor: str) -> HttpResponse:
    """One mail as it is sent; `?theme=` shows it as a program of that setting does."""
    sample = next((each for each in mail_samples() if each.anchor == anchor), None)
    if sample is None or not may_see(request):
        raise Http404(_("There is no such page."))
    theme = request.GET.get("theme")
    response = HttpResponse(sample.html_in(theme) if theme in THEMES else sample.html)
    response.headers["X-Robots-Tag"] = "noindex"
    return response
