"""The stock page of a product, and the forms that change stock and price there.

What was refused comes back on the same page with what was typed and one sentence; nothing was changed then.
"""

from typing import TYPE_CHECKING, Any, ClassVar, cast

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from shop.core.exceptions import DomainError
from shop.dashboard.catalogue import selectors, services
from shop.dashboard.catalogue.forms import AdjustForm, BackorderForm, PriceForm
from shop.dashboard.catalogue.selectors import RecordCard
from shop.partner import prices, stock
from shop.partner.models import StockRecord

if TYPE_CHECKING:
    from shop.users.models import User


class StockPage(View):
    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return _page(request, pk)


class StockAction(View):
    """A form of the stock page."""

    form_class: ClassVar[type[forms.Form]]
    slot: ClassVar[str]
    done: ClassVar[Any]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:  # noqa: ARG002
        """Back and Reload lead here: to the page that the form stands on."""
        return redirect("dashboard:catalogue-product-stock", pk=_record(pk).product_id)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        record = _record(pk)
        form = self.form_class(request.POST, prefix=_prefix(record))
        if form.is_valid():
            try:
                self.act(record, form, actor=cast("User", request.user))
            except DomainError as refusal:
                form.add_error(None, refusal.message)
            else:
                messages.success(request, self.done)
                return redirect("dashboard:catalogue-product-stock", pk=record.product_id)
        return _page(request, record.product_id, record_id=pk, **{self.slot: form})

    def act(self, record: StockRecord, form: Any, *, actor: "User") -> None:
        raise NotImplementedError


class Adjust(StockAction):
    form_class, slot, done = AdjustForm, "adjust_form", gettext_lazy("The stock is changed.")

    def act(self, record: StockRecord, form: AdjustForm, *, actor: "User") -> None:
        services.adjust(record, adjustment=form.adjustment, actor=actor)


class SetPrice(StockAction):
    form_class, slot, done = PriceForm, "price_form", gettext_lazy("The price is saved.")

    def act(self, record: StockRecord, form: PriceForm, *, actor: "User") -> None:
        prices.set_price(record, **form.cleaned_data, actor=actor)


class LimitBackorders(StockAction):
    form_class, slot = BackorderForm, "backorder_form"
    done = gettext_lazy("The limit is saved.")

    def act(self, record: StockRecord, form: BackorderForm, *, actor: "User") -> None:
        stock.limit_backorders(record, limit=form.cleaned_data["limit"], actor=actor)


def _record(pk: int) -> StockRecord:
    record = selectors.record(pk)
    if record is None:
        raise Http404(_("There is no such stock record."))
    return record


def _prefix(record: StockRecord) -> str:
    """Several records stand on one page."""
    return f"record-{record.pk}"


def _page(
    request: HttpRequest, pk: int, *, record_id: int | None = None, **refused: forms.Form
) -> HttpResponse:
    sheet = selectors.stock_sheet(pk)
    if sheet is None:
        raise Http404(_("There is no such product."))
    cards = [
        {"card": card, **_forms(card), **(refused if card.record.pk == record_id else {})}
        for card in sheet.cards
    ]
    return render(request, "oscar/dashboard/catalogue/product_stock.html", {"sheet": sheet, "cards": cards})


def _forms(card: RecordCard) -> dict[str, forms.Form]:
    prefix, record = _prefix(card.record), card.record
    return {
        "adjust_form": AdjustForm(prefix=prefix),
        "price_form": PriceForm(
            prefix=prefix, initial={"price": record.price, "was_price": record.was_price}
        ),
        "backorder_form": BackorderForm(prefix=prefix, initial={"limit": record.backorder_limit}),
    }
