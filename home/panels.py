"""Panels of our pages in the Wagtail admin."""

from typing import Any

from wagtail.admin.panels import HelpPanel

from shop.catalogue.arranging import selectors

MAY_ARRANGE = "catalogue.change_categoryplacement"


class ArrangingPanel(HelpPanel):
    """Leads from a landing page to the list of its category, and says how that is arranged."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"template": "home/admin/arranging_panel.html", **kwargs})

    class BoundPanel(HelpPanel.BoundPanel):
        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            category = self.instance.category
            context["category"] = category
            context["placements"] = selectors.placements(category) if category else ()
            context["may_arrange"] = self.request.user.has_perm(MAY_ARRANGE)
            return context
