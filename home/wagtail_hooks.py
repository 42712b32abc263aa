"""What the Wagtail admin asks of our pages beyond their forms."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from home import reserved
from home.choosers import ProductChooserViewSet, product_chooser


@hooks.register("before_move_page")
def refuse_reserved_addresses(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    """A page that is moved to the top must not land where the shop itself answers."""
    if request.method == "POST" and (complaint := reserved.complaint(page.slug, parent=destination)):
        messages.error(request, complaint)
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    return None


@hooks.register("register_admin_viewset")
def choose_products() -> ProductChooserViewSet:
    return product_chooser
