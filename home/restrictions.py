"""What everybody may read of the pages that editors have written."""

from typing import Any

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import PageViewRestriction


def for_everybody(pages: Any) -> Any:
    """Those of these pages of which neither they nor one above them asks who is looking.

    Wagtail's `public` asks for all restrictions before it asks for the pages.
    """
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    restricted = PageViewRestriction.objects.annotate(under=path).filter(under__startswith=F("page__path"))
    return pages.filter(~Exists(restricted))
