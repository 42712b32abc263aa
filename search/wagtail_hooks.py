"""What marketers do about search in the Wagtail admin: words of one meaning, pinned products, and what was asked."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters import BooleanFilter
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button
from wagtail.permissions import ModelPermissionPolicy

from home.choosers import product_chooser
from search.models import AskedQuery, Pin, Synonym, Synonyms


class AddSynonyms(generic.CreateView):
    """Begins with the query that a report was left with."""

    def get_initial_form_instance(self) -> Synonyms:
        query = self.request.GET.get("query", "")
        return Synonyms(words=[Synonym(text=query[:60])] if query else [])


class AddPin(generic.CreateView):
    """Begins with the query that a report was left with."""

    def get_initial_form_instance(self) -> Pin:
        return Pin(query=self.request.GET.get("query", ""))


class AskedFilters(WagtailFilterSet):
    found_nothing = BooleanFilter(
        field_name="results", lookup_expr="exact", label=_("Found nothing"), method="by_results"
    )

    class Meta:
        model = AskedQuery
        fields: list[str] = []

    def by_results(
        self,
        queries: QuerySet[AskedQuery],
        _name: str,
        found_nothing: bool,  # noqa: FBT001  # as django-filter calls it
    ) -> QuerySet[AskedQuery]:
        return queries.filter(results=0) if found_nothing else queries.filter(results__gt=0)


class AskedQueries(generic.IndexView):
    """What was looked for, the most often first, with what can be done about it."""

    def get_list_buttons(self, instance: AskedQuery) -> list[Button]:
        query = urlencode({"query": instance.folded})
        user, buttons = self.request.user, []
        if user.has_perm("search.add_synonyms"):
            buttons.append(
                Button(_("Same meaning as …"), url=f"{reverse('synonyms:add')}?{query}", priority=10)
            )
        if user.has_perm("search.add_pin"):
            buttons.append(Button(_("Pin a product"), url=f"{reverse('pins:add')}?{query}", priority=20))
        return buttons


class SynonymsViewSet(ModelViewSet):
    model = Synonyms
    name = "synonyms"
    icon = "link"
    menu_label = _("Same meaning")
    panels = [InlinePanel("words", label=_("word or phrase"), min_num=2)]
    add_view_class = AddSynonyms
    list_display = ["__str__"]


class PinViewSet(ModelViewSet):
    model = Pin
    name = "pins"
    icon = "pick"
    menu_label = _("Pinned products")
    panels = [
        FieldPanel("query"),
        FieldPanel("product", widget=product_chooser.widget_class),
        FieldPanel("position"),
    ]
    add_view_class = AddPin
    list_display = ["query", "product", "position"]
    search_fields = ["query"]


class OnlyToBeSeen(ModelPermissionPolicy):
    """Queries are written by searching; nobody adds, changes or deletes one."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action == "view" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


class AskedViewSet(ModelViewSet):
    model = AskedQuery
    permission_policy = OnlyToBeSeen(AskedQuery)
    name = "asked-queries"
    icon = "help"
    menu_label = _("What was looked for")
    index_view_class = AskedQueries
    filterset_class = AskedFilters
    form_fields: list[str] = []
    list_display = [
        "folded",
        Column("times", label=_("Looked for"), sort_key="times"),
        Column("results", label=_("Results the last time"), sort_key="results"),
        Column("opened", label=_("Results opened"), sort_key="opened"),
        "last_at",
    ]
    ordering = ["-times", "folded"]
    search_fields = ["folded"]
    copy_view_enabled = False
    add_to_reference_index = False


class SearchGroup(ViewSetGroup):
    """One entry of the menu."""

    menu_label = _("Search")
    menu_icon = "search"
    menu_order = 250
    items = (SynonymsViewSet, PinViewSet, AskedViewSet)


@hooks.register("register_admin_viewset")
def search_menu() -> Any:
    return SearchGroup()
