"""The list of a category, arranged from the editor of its landing page."""

from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.images.widgets import AdminImageChooser

from home.models import CategoryLandingPage
from home.panels import MAY_ARRANGE
from shop.catalogue.arranging import selectors
from shop.catalogue.arranging.forms import ArrangeForm
from shop.catalogue.models import Category
from shop.users.models import User


class ArrangeView(WagtailAdminTemplateMixin, View):
    """The same form as in the dashboard; pictures are chosen from the library."""

    template_name = "home/admin/arrange.html"
    page_title = ""
    header_icon = "list-ol"
    category: Category

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm(MAY_ARRANGE):
            raise PermissionDenied
        self.category = get_object_or_404(Category, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        del request
        return self._shown(self._form())

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        form = self._form(request.POST)
        if not form.is_valid():
            messages.error(request, _("Nothing was saved: something below is not right yet."))
            return self._shown(form)
        form.save(actor=cast("User", request.user))
        messages.success(request, _("The list of “%(name)s” is arranged.") % {"name": self.category.name})
        return redirect("arrange-category", pk=self.category.pk)

    def _form(self, data: Any = None) -> ArrangeForm:
        return ArrangeForm(self.category, data, picture_widget=AdminImageChooser())

    def _shown(self, form: ArrangeForm) -> HttpResponse:
        products = selectors.suggestions(self.category)
        context = self.get_context_data(
            form=form, category=self.category, products=products, media=form.media
        )
        response: HttpResponse = self.render_to_response(context)
        return response

    def get_page_title(self) -> str:
        return _("The list of “%(name)s”") % {"name": self.category.name}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Back to the page from which one came."""
        page = CategoryLandingPage.objects.filter(category=self.category).order_by("-live", "pk").first()
        way = (
            [{"url": reverse("wagtailadmin_pages:edit", args=[page.pk]), "label": page.title}] if page else []
        )
        return [*super().get_breadcrumbs_items(), *way, {"url": "", "label": self.get_page_title()}]
