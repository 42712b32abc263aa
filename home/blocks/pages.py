"""Blocks that lead to other pages. Each has a template of its name in `templates/blocks/`."""

from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, PageChooserBlock, StructBlock
from wagtail.models import Page

from home.restrictions import for_everybody
from home.tags import PAGES_TAG
from shop.catalogue import renditions
from shop.core import pagecache


class PagesBlock(StructBlock):
    """Pages to read on, as cards."""

    heading = CharBlock(label=_("Heading"), required=False, max_length=80)
    pages = ListBlock(PageChooserBlock(), label=_("Pages"), min_num=1, max_num=6)

    class Meta:
        icon = "doc-full"
        label = _("Pages")
        template = "blocks/pages.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        context["pages"] = shown([page.pk for page in value["pages"] if page])
        return context


def shown(wanted: list[int]) -> list[Page]:
    """Those of these pages that everybody may read, in this order, with their pictures and authors."""
    pagecache.tags(PAGES_TAG, *(f"page:{pk}" for pk in wanted))
    found = {page.pk: page for page in for_everybody(Page.objects.filter(pk__in=wanted).live()).specific()}
    pages = [found[pk] for pk in wanted if pk in found]
    pictured, written = (
        [page for page in pages if getattr(page, f"{beside}_id", None)] for beside in ("picture", "author")
    )
    prefetch_related_objects(pictured, "picture", renditions.loaded_for("picture"))
    prefetch_related_objects(written, "author")
    return pages
