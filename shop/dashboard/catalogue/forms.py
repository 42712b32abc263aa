"""What staff may type about products.

Changes of Oscar's forms: a stock record that exists keeps its price and its stock, which have a page of their own; a
new one gets its first ones with their history; products, attributes and options have our fields; no product gets an
archived brand; a new category below another stays there.
"""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.validators import MaxValueValidator
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from oscar.apps.dashboard.catalogue import forms as oscar_forms

from shop.dashboard.catalogue import selectors, services
from shop.dashboard.catalogue.services import Adjustment
from shop.partner.models import MOST_PIECES, AdjustmentReason, Partner, StockRecord

if TYPE_CHECKING:
    from shop.users.models import User

_OF_THE_WHOLE = ("brand", "summary", "released_on")  # a variant has its parent's
_HEAVIEST = 10_000_000


def _price(label: Any, *, is_required: bool = True, help_text: Any = "") -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        max_digits=12,
        decimal_places=2,
        min_value=Decimal(0),
        required=is_required,
        help_text=help_text,
        error_messages={"min_value": _("A price cannot be below nothing.")},
        widget=forms.NumberInput(attrs={"step": "0.01", "min": "0", "inputmode": "decimal"}),
    )


class PriceForm(forms.Form):
    price = _price(_("Price, tax included"))
    was_price = _price(
        _("Price before"), is_required=False, help_text=_("Shown struck through. Empty: no reduction.")
    )
    reason = forms.CharField(label=_("Reason"), max_length=100, required=False)


class AdjustForm(forms.Form):
    """Up or down by so many, and why."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    delta = forms.IntegerField(
        label=_("Change"), help_text=_("Such as 12 for a delivery, -1 for a broken one.")
    )
    why = forms.ChoiceField(label=_("Reason"), choices=[("", _("Choose …")), *AdjustmentReason.choices])
    note = forms.CharField(label=_("Note"), max_length=255, required=False)

    @property
    def adjustment(self) -> Adjustment:
        typed = self.cleaned_data
        return Adjustment(
            delta=typed["delta"],
            reason=AdjustmentReason(typed["why"]),
            note=typed["note"].strip(),
            seen=typed["seen"],
        )


class BackorderForm(forms.Form):
    limit = forms.IntegerField(
        label=_("May be sold ahead"),
        min_value=0,
        help_text=_("How many may be sold before they are here. 0: none."),
        error_messages={"min_value": _("Write 0 or more.")},
    )


class StockRecordForm(oscar_forms.StockRecordForm):
    """A record in the product's form; a new one has its first price and its first stock too."""

    class Meta:
        model = StockRecord
        fields = ["partner", "partner_sku", "low_stock_threshold"]

    def __init__(self, product_class: Any, user: "User", *args: Any, **kwargs: Any) -> None:
        super().__init__(product_class, user, *args, **kwargs)
        if self.instance.pk:
            return
        only = Partner.objects.all()[:2]
        if len(only) == 1 and not self.initial.get("partner"):
            self.initial["partner"] = only[0].pk
        self.fields["price"] = _price(_("Price, tax included"))
        self.fields["was_price"] = _price(_("Price before"), is_required=False)
        if product_class.track_stock:
            self.fields["in_stock"] = forms.IntegerField(
                label=_("In stock"),
                min_value=0,
                max_value=MOST_PIECES,
                widget=forms.NumberInput(attrs={"min": 0, "inputmode": "numeric"}),
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        price, was_price = cleaned.get("price"), cleaned.get("was_price")
        if price is not None and was_price is not None and was_price <= price:
            self.add_error("was_price", _("The price before must be higher than the price."))
        return cleaned

    def save(self, commit: bool = True) -> StockRecord:  # noqa: FBT001, FBT002  # Django's signature
        if self.instance.pk or not commit:
            record: StockRecord = super().save(commit=commit)
            return record
        return services.open_record(
            self.instance,
            price=self.cleaned_data["price"],
            was_price=self.cleaned_data["was_price"],
            in_stock=self.cleaned_data.get("in_stock"),
            actor=self.user,
        )


class ProductForm(oscar_forms.ProductForm):
    class Meta(oscar_forms.ProductForm.Meta):
        fields = [
            *(
                "title",
                "brand",
                "summary",
                "upc",
                "description",
                "tax_category",
                "weight_grams",
                "released_on",
            ),
            *("is_public", "is_discountable", "structure", "slug", "meta_title", "meta_description"),
        ]
        widgets = {
            **oscar_forms.ProductForm.Meta.widgets,
            "summary": forms.Textarea(attrs={"rows": 2, "class": "no-widget-init"}),
            "released_on": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        }

    def __init__(self, product_class: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(product_class, *args, **kwargs)
        self.fields["weight_grams"].validators.append(MaxValueValidator(_HEAVIEST))
        if "brand" in self.fields:
            self.fields["brand"].queryset = selectors.brands_for(self.instance)

    def delete_non_child_fields(self) -> None:
        super().delete_non_child_fields()
        for name in _OF_THE_WHOLE:
            self.fields.pop(name, None)


class ProductAttributesForm(oscar_forms.ProductAttributesForm):
    class Meta(oscar_forms.ProductAttributesForm.Meta):
        fields = [
            *oscar_forms.ProductAttributesForm.Meta.fields,
            *("is_variant_option", "is_filterable", "unit", "position"),
        ]


class AttributeOptionForm(oscar_forms.AttributeOptionForm):
    class Meta(oscar_forms.AttributeOptionForm.Meta):
        fields = [*oscar_forms.AttributeOptionForm.Meta.fields, "colour"]


class CategoryForm(oscar_forms.CategoryForm):
    @cached_property
    def changed_data(self) -> list[str]:
        """A new category has no place in the tree yet: the parent that was chosen for it is a change."""
        changed: list[str] = list(super().changed_data)
        return [*changed, "treebeard_ref_node"] if self.instance._state.adding else changed


class SetProductPriceForm(oscar_forms.SetProductPriceForm):
    """Changes Oscar's: no price that the column cannot hold."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        most = MaxValueValidator(Decimal("9999999999.99"))
        for name, field in self.fields.items():
            if name.startswith("price_") or name in {"new_price", "increase_by_amount"}:
                field.validators.append(most)
        self.fields["increase_by_percentage"].validators.append(MaxValueValidator(Decimal(1000)))
