"""The page of the demo bank: whoever has its address decides how the payment ends."""

from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from shop.payment.gateways.demo import bank


class DecisionForm(forms.Form):
    choice = forms.ChoiceField(
        choices=bank.Choice.choices,
        error_messages={
            "required": _("Please press one of the buttons."),
            "invalid_choice": _("The demo bank cannot do that. Please press one of the buttons."),
        },
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def bank_page(request: HttpRequest, tender_id: UUID) -> HttpResponse:
    payment = bank.payment(tender_id)
    if payment is None:
        raise Http404
    form = DecisionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        decided = bank.decide(tender_id, choice=bank.Choice(form.cleaned_data["choice"]))
        return HttpResponseRedirect(decided.return_url, status=303)
    facts = {
        "payment": payment,
        "is_decidable": bank.is_decidable(payment),
        "choices": bank.Choice.choices,
        "form": form,
    }
    status = 400 if request.method == "POST" else 200
    return render(request, "payment/demo_bank.html", facts, status=status)
