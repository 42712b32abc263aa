"""The gallery. To those who do not work here it does not exist, unless the shop runs on a developer's machine."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from site_project.styleguide import foundation, samples
from site_project.styleguide.exhibits import hang

SEEN_BY = ("wagtailadmin.access_admin", "users.access_dashboard")  # either of them
GROUPS = (
    (gettext_lazy("Components"), samples.components),
    (gettext_lazy("Sections"), samples.sections),
    (gettext_lazy("Blocks"), samples.page_blocks),
)


@never_cache
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component and the main sections, in light and in dark colours."""
    if not may_see(request):
        raise Http404(_("There is no such page."))
    groups = [
        (title, [(exhibit, hang(exhibit, request=request)) for exhibit in exhibits()])
        for title, exhibits in GROUPS
    ]
    context = {
        "groups": groups,
        "colours": foundation.colours(),
        "type_steps": foundation.type_steps(),
        "spaces": foundation.spaces(),
        "radii": foundation.radii(),
        "icons": foundation.icons(),
    }
    response = TemplateResponse(request, "styleguide/gallery.html", context)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def may_see(request: HttpRequest) -> bool:
    return settings.DEBUG or any(request.user.has_perm(name) for name in SEEN_BY)
