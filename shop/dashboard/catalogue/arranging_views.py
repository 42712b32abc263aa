"""The page on which the list of a category is arranged: what stands first, what not at all, and banners."""

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views import View

from shop.catalogue.arranging import selectors
from shop.catalogue.arranging.forms import ArrangeForm
from shop.catalogue.models import Category
from shop.users.models import User


class Arrange(View):
    """Shows the form, and keeps what was typed until it is right."""

    category: Category

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.category = get_object_or_404(Category, pk=kwargs["pk"])

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self._shown(request, ArrangeForm(self.category))

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        form = ArrangeForm(self.category, request.POST, request.FILES)
        if not form.is_valid():
            return self._shown(request, form)
        form.save(actor=cast("User", request.user))
        messages.success(request, _("The list of “%(name)s” is arranged.") % {"name": self.category.name})
        return redirect("dashboard:catalogue-category-arrange", pk=self.category.pk)

    def _shown(self, request: HttpRequest, form: ArrangeForm) -> HttpResponse:
        products = selectors.suggestions(self.category)
        context = {"category": self.category, "form": form, "products": products}
        return TemplateResponse(request, "oscar/dashboard/catalogue/category_arrange.html", context)
