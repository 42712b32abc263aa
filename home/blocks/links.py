"""A link inside of other blocks: to a page, or to an address."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.blocks import CharBlock, PageChooserBlock, StructBlock, StructBlockValidationError, StructValue

from home.tags import PAGES_TAG
from shop.core import pagecache
from shop.core.addresses import is_address


class LinkValue(StructValue):
    @property
    def path(self) -> str:
        """Where it leads; nowhere while its page is a draft."""
        page = self.get("page")
        if page is None:
            return self.get("address") or ""
        pagecache.tags(PAGES_TAG, f"page:{page.pk}")
        return page.specific.url or "" if page.live else ""


class LinkBlock(StructBlock):
    """Empty, or a label with one place to go to."""

    label = CharBlock(label=gettext_lazy("Label"), required=False, max_length=40)
    page = PageChooserBlock(label=gettext_lazy("Page"), required=False)
    address = CharBlock(
        label=gettext_lazy("Or an address"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Such as /shop/electronics/boards/ or https://example.org/."),
    )

    class Meta:
        icon = "link"
        label = gettext_lazy("Link")
        value_class = LinkValue
        label_format = "{label}"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if complaints := self._complaints(cleaned):
            errors = {name: ValidationError(complaint) for name, complaint in complaints.items()}
            raise StructBlockValidationError(errors)
        return cleaned

    def _complaints(self, link: Any) -> dict[str, str]:
        label, page, address = link["label"], link["page"], link["address"]
        if page and address:
            return {"address": _("Choose a page or write an address, not both.")}
        if (page or address) and not label:
            return {"label": _("A link needs a label.")}
        if label and not (page or address):
            return {"address": _("Where does it lead? Choose a page or write an address.")}
        return _complaint_about(address) if address else {}


def _complaint_about(address: str) -> dict[str, str]:
    try:
        is_address(address)
    except ValidationError as refusal:
        return {"address": refusal.messages[0]}
    return {}
