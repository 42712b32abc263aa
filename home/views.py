"""The address of a category: its landing page where an editor has made one, else the catalogue's list."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from home.models import CategoryLandingPage
from shop.catalogue.views import ProductCategoryView

plain_category = ProductCategoryView.as_view()


@require_safe
def category(request: HttpRequest, category_slug: str) -> HttpResponseBase:
    """Show a category in its editor's words, or as a plain list."""
    if landing_page := CategoryLandingPage.live_at(category_slug):
        return landing_page.show(request)
    return plain_category(request, category_slug=category_slug)
