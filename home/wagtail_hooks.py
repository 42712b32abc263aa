"""What the Wagtail admin asks of our pages beyond their forms."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from home import cms_colours, menus, reserved
from home.arranging import ArrangeView
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


@hooks.register("register_admin_urls")
def arrange_lists() -> list[URLPattern]:
    return [path("arrange/<int:pk>/", ArrangeView.as_view(), name="arrange-category")]


@hooks.register("insert_global_admin_css")
def look_like_the_shop() -> SafeString:
    """The shop's letters and colour."""
    own = reverse("cms-sheet", args=[cms_colours.digest(menus.frame().look.colour)])
    sheets = ((static("css/cms.css"),), (own,))
    return format_html_join("", '<link rel="stylesheet" href="{}">', sheets)


class DashboardItem(MenuItem):
    """The way to orders and products, for those who may go there."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("users.access_dashboard")


@hooks.register("register_admin_menu_item")
def lead_to_the_dashboard() -> DashboardItem:
    return DashboardItem(
        _("Orders and products"), reverse("dashboard:index"), name="dashboard", icon_name="table", order=20000
    )
