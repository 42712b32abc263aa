"""The editorial page types: home, standard, and the landing page of a shop category."""

from dataclasses import replace
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from home.blocks.body import BodyBlock
from home.blocks.layout import LandingBlock
from home.page_base import SitePage
from home.panels import ArrangingPanel
from home.restrictions import for_everybody
from home.selectors import ways_in
from shop.catalogue import heads, selectors
from shop.catalogue.listing import choices
from shop.catalogue.listing.choices import PAGE_SIZE
from shop.catalogue.views import kept_as_far_as_asked_for, tag_listing, tag_way
from shop.core import pagecache, seo
from shop.core.addresses import absolute
from shop.core.seo import Seo

OF_THE_USUAL_LIST = _("While nobody has filtered or sorted them, on the first page.")
SHOWN_OR_SCHEDULED = Q(live=True) | Q(_revisions__approved_go_live_at__isnull=False)


class HomePage(SitePage):
    """The first page of the site."""

    headline = models.CharField(_("headline"), max_length=120, blank=True, help_text=_("Empty: the title."))
    intro = models.TextField(_("introduction"), max_length=400, blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    parent_page_types = ["wagtailcore.Page"]
    template = "home/home_page.html"
    content_panels = [
        *SitePage.content_panels,
        FieldPanel("headline"),
        FieldPanel("intro"),
        FieldPanel("body"),
    ]
    search_fields = [*SitePage.search_fields, index.SearchField("intro"), index.SearchField("body")]
    seo_description_sources = ["search_description", "intro"]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        newest = selectors.newest()
        pagecache.tags("catalogue", *(f"product:{card.product.pk}" for card in newest))
        return {**context, "ways_in": ways_in(), "newest": newest}

    def json_ld(self, context: dict[str, Any]) -> list[dict[str, Any]]:
        del context
        name = self.seo_sitename or self.title
        site = seo.document("WebSite", name=name, url=absolute("/"))
        return [site, {**self._organization(), "@context": seo.SCHEMA, "name": name, "url": absolute("/")}]

    def _organization(self) -> dict[str, Any]:
        try:
            told: dict[str, Any] = self.seo_struct_org_dict
        except ValueError:  # the settings take any text as additional JSON
            told = self.seo_struct_org_base_dict
        return told


class StandardPage(SitePage):
    """About us, delivery, terms: a title and text."""

    intro = models.TextField(_("introduction"), max_length=400, blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]
    template = "home/standard_page.html"
    content_panels = [*SitePage.content_panels, FieldPanel("intro"), FieldPanel("body")]
    search_fields = [*SitePage.search_fields, index.SearchField("intro"), index.SearchField("body")]
    seo_description_sources = ["search_description", "intro"]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")


class CategoryLandingPage(SitePage):
    """An editor's own page for a shop category, shown at the category's address while it is live.

    Without a category (a fresh copy has none) it is shown at its own place in the tree.
    """

    category = models.ForeignKey(
        "catalogue.Category",
        verbose_name=_("category"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="landing_pages",
        help_text=_("While this page is live, it is what shoppers see at the category's address."),
    )
    intro = models.TextField(_("introduction"), max_length=400, blank=True)
    body = StreamField(
        LandingBlock(), verbose_name=_("above the products"), blank=True, help_text=OF_THE_USUAL_LIST
    )
    between = StreamField(
        LandingBlock(),
        verbose_name=_("between the products"),
        blank=True,
        help_text=OF_THE_USUAL_LIST,
    )
    between_after = models.PositiveSmallIntegerField(
        _("after so many products"),
        default=8,
        validators=[MinValueValidator(1), MaxValueValidator(PAGE_SIZE)],
        help_text=_("Where the list has fewer, it stands after the last one."),
    )
    below = StreamField(
        LandingBlock(), verbose_name=_("below the products"), blank=True, help_text=OF_THE_USUAL_LIST
    )

    exclude_fields_in_copy = ["category"]  # or the copy would claim the same address
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    template = "home/category_landing_page.html"
    content_panels = [
        *SitePage.content_panels,
        FieldPanel("category"),
        FieldPanel("intro"),
        FieldPanel("body"),
        ArrangingPanel(heading=_("The list of products")),
        MultiFieldPanel(
            [FieldPanel("between"), FieldPanel("between_after")], heading=_("Between the products")
        ),
        FieldPanel("below"),
    ]
    search_fields = [
        *SitePage.search_fields,
        *(index.SearchField(name) for name in ("intro", "body", "between", "below")),
    ]
    seo_description_sources = ["search_description", "intro"]

    class Meta:
        verbose_name = _("category landing page")
        verbose_name_plural = _("category landing pages")

    @classmethod
    def live_at(cls, full_slug: str) -> "CategoryLandingPage | None":
        """The page that is shown at this category's address, if an editor has made one."""
        candidates = cls.objects.live().filter(
            category__full_slug=full_slug,
            category__is_public=True,
            category__ancestors_are_public=True,
            category__archived_at=None,
            locale__language_code=get_language(),
        )
        shown = for_everybody(candidates).select_related("category", "locale", "picture")
        found: CategoryLandingPage | None = shown.order_by("-first_published_at").first()
        return found

    @cached_property
    def way(self) -> list[Page]:
        """Its category's way leads to it, not that of its place in the tree."""
        return super().way if self.category is None else [self]

    def clean(self) -> None:
        super().clean()
        if self.category_id and (other := self._rival()):
            raise ValidationError(
                {
                    "category": _(
                        "“%(title)s” is already the landing page of this category. Unpublish it first."
                    )
                    % {"title": other.title}
                }
            )

    def _rival(self) -> "CategoryLandingPage | None":
        rivals = CategoryLandingPage.objects.filter(SHOWN_OR_SCHEDULED, category=self.category_id)
        if self.locale_id:
            rivals = rivals.filter(locale=self.locale_id)
        rival: CategoryLandingPage | None = rivals.exclude(pk=self.pk).first()
        return rival

    def get_url_parts(self, request: HttpRequest | None = None) -> Any:
        parts = super().get_url_parts(request)
        if parts is None or parts[2] is None or self.category is None:
            return parts
        return parts[0], parts[1], self.category.get_absolute_url()

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Its place in the tree only leads to the category's address."""
        del args, kwargs
        if self.category is not None and self.category.is_browsable:
            return HttpResponseRedirect(self.category.get_absolute_url())
        return self.show(request)

    def show(self, request: HttpRequest) -> TemplateResponse:
        """The page itself, at the category's address."""
        request.is_preview = False  # type: ignore[attr-defined]
        response = TemplateResponse(request, self.get_template(request), self.get_context(request))
        return kept_as_far_as_asked_for(response, self.listing) if self.listing else response

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        listing = None
        if self.category is not None:
            listing = selectors.browse(category=self.category, choices=choices.of(request.GET.lists()))
            tag_listing(listing)
            tag_way(selectors.way_to(self.category))
        self.listing = listing
        return {
            **super().get_context(request, *args, **kwargs),
            "listing": listing,
            "is_opening": listing is None or listing.is_opening,
            "category": self.category,
        }

    def crumbs_from(self, way: list[Any], request: HttpRequest) -> list[seo.Crumb]:
        if self.category is None:
            return super().crumbs_from(way, request)
        return selectors.crumbs_of(selectors.way_to(self.category))

    def head(self, context: dict[str, Any]) -> Seo:
        head = super().head(context)
        if self.listing is None or self.category is None:
            return head
        robots = heads.list_robots(self.listing) or head.robots
        return replace(
            head, robots=robots, **heads.pages_beside(self.category.get_absolute_url(), self.listing)
        )

    def canonical(self) -> str:
        path = super().canonical()
        return heads.list_path(path, self.listing) if self.listing and not self.canonical_url else path

    def json_ld(self, context: dict[str, Any]) -> list[dict[str, Any]]:
        if self.listing is None:
            return super().json_ld(context)
        return heads.list_documents(
            self.listing,
            name=self.title,
            description=self.seo_description,
            url=self.canonical(),
            crumbs=context["crumbs"],
        )


from home.brand import Brand  # noqa: E402, F401  # models of this app, too
from home.frame import Announcement, Footer, Menu, MenuItem  # noqa: E402, F401
