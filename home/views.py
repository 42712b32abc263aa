"""The address of a category, and the stylesheets of the shop's own colour."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from home import brand, cms_colours, menus
from home.models import CategoryLandingPage
from shop.catalogue.views import ProductCategoryView

plain_category = ProductCategoryView.as_view()


@require_safe
def category(request: HttpRequest, category_slug: str) -> HttpResponseBase:
    """Show the landing page of a category where an editor has made one, else the catalogue's list."""
    if "\x00" in category_slug:  # which PostgreSQL refuses to look for
        raise Http404(_("There is nothing at this address."))
    if landing_page := CategoryLandingPage.live_at(category_slug):
        return landing_page.show(request)
    return plain_category(request, category_slug=category_slug)


@require_safe
@cache_control(public=True, max_age=365 * 24 * 60 * 60, immutable=True)
def brand_sheet(request: HttpRequest, digest: str) -> HttpResponse:
    """The shop's own colour; its address changes with it, so browsers may keep it."""
    del request
    look = menus.frame().look
    if look.colour and brand.digest(look.colour) == digest:
        return HttpResponse(brand.sheet(look.colour), content_type="text/css; charset=utf-8")
    raise Http404(_("The shop has another colour now."))


@require_safe
@cache_control(public=True, max_age=365 * 24 * 60 * 60, immutable=True)
def cms_sheet(request: HttpRequest, digest: str) -> HttpResponse:
    """The shop's own colour for the Wagtail admin."""
    del request
    colour = menus.frame().look.colour
    if cms_colours.digest(colour) == digest:
        return HttpResponse(cms_colours.sheet(colour), content_type="text/css; charset=utf-8")
    raise Http404(_("The shop has another colour now."))
