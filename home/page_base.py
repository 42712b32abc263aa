"""What all of our page types have in common: the head, the address rules and the cache tags."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index
from wagtailseo.models import SeoMixin, SeoSettings

from home import reserved
from home.tags import SEO_TAG
from shop.core import folding, pagecache, seo
from shop.core.addresses import absolute
from shop.core.seo import Crumb, OpenGraphType, Seo

_WITHOUT_ACCENTS = "search_without_accents"


class SitePageForm(WagtailAdminPageForm):
    """Knows the parent of a page that is not in the tree yet, which the model does not."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if self.instance.pk is None and (slug := cleaned.get("slug")):
            for complaint in self.instance.address_complaints(slug, parent=self.parent_page):
                self.add_error("slug", complaint)
        return cleaned


class SitePage(SeoMixin):
    """The base of every page type of this site."""

    picture = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown at the top, in lists, and where somebody shares the page."),
    )

    base_form_class = SitePageForm
    content_panels = [*SeoMixin.content_panels, FieldPanel("picture")]
    promote_panels = SeoMixin.seo_panels
    seo_image_sources = ["og_image", "picture"]
    og_type = OpenGraphType.WEBSITE
    search_fields = [
        *SeoMixin.search_fields,
        index.SearchField(_WITHOUT_ACCENTS),
        index.AutocompleteField("title_without_accents"),
    ]

    class Meta:
        abstract = True

    def title_without_accents(self) -> str:
        """Asked for by the search index, for suggestions."""
        return folding.without_accents(self.title)

    def search_without_accents(self) -> str:
        """Asked for by the search index: the words with accents of all else that it asks for."""
        fields = [each for each in self.get_searchable_search_fields() if each.field_name != _WITHOUT_ACCENTS]
        return folding.without_accents(" ".join(_texts([field.get_value(self) for field in fields])))

    def clean(self) -> None:
        super().clean()
        if self.path:
            for complaint in self.address_complaints(self.slug, parent=self.get_parent()):
                raise ValidationError({"slug": complaint})

    def address_complaints(self, slug: str, *, parent: Page | None) -> list[str]:
        """Why this page may not have this slug under this parent; none if it may."""
        complaint = reserved.complaint(slug, parent=parent)
        return [complaint] if complaint else []

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        way = self.way
        pagecache.tags(SEO_TAG, *(f"page:{page.pk}" for page in way if page.pk))
        context["crumbs"] = self.crumbs_from(way, request)
        head = self.head(context)
        context["seo"] = head.hidden_from_engines() if getattr(request, "is_preview", False) else head
        return context

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        request.is_preview = True  # type: ignore[attr-defined]
        context: dict[str, Any] = super().get_preview_context(request, mode_name)
        return context

    @cached_property
    def way(self) -> list[Page]:
        """The pages from the home page down to this one."""
        if not self.path:
            return [self]
        return [*self.get_ancestors().filter(depth__gte=reserved.TOP_LEVEL_PARENT_DEPTH), self]

    def crumbs_from(self, way: list[Page], request: HttpRequest) -> list[Crumb]:
        """The same pages as links."""
        return [Crumb(name=page.title, path=page.get_url(request) or "") for page in way]

    def head(self, context: dict[str, Any]) -> Seo:
        """The head of this page; `context` is that of its template."""
        return Seo(
            title=self.seo_title or self.title,
            is_title_whole=bool(self.seo_title),
            canonical=self.canonical(),
            description=seo.shortened(self.seo_description),
            og_type=self.og_type,
            image=absolute(self.seo_image.file.url) if self.seo_image else "",
            has_open_graph=self.seo_settings.og_meta,
            twitter_card=self.seo_twitter_card.value if self.seo_settings.twitter_meta else "",
            twitter_site=self.seo_settings.at_twitter_site if self.seo_settings.twitter_site else "",
            json_ld=tuple(self.json_ld(context)) if self.seo_settings.struct_meta else (),
        )

    def canonical(self) -> str:
        """The address that search engines shall know: the editor's own, else that of the page."""
        parts = self.get_url_parts()
        path = parts[2] if parts else None
        return self.canonical_url or (absolute(path) if path else "")

    def json_ld(self, context: dict[str, Any]) -> list[dict[str, Any]]:
        """What search engines are told about this page."""
        crumbs = [crumb for crumb in context["crumbs"] if crumb.path]
        return [seo.breadcrumb_list(crumbs)] if len(crumbs) > 1 else []

    @cached_property
    def seo_settings(self) -> SeoSettings:
        """The site's settings; wagtail-seo's own way writes a row on a GET where there is none."""
        parts = self.get_url_parts()
        site = parts[0] if parts else None  # whose keys are kept; `get_site` asks for all of it
        found = SeoSettings.objects.select_related("og_image_default").filter(site=site).first()
        return found or SeoSettings(site_id=site)

    @property
    def seo_org_fields(self) -> SeoSettings:
        return self.seo_settings

    @property
    def seo_image(self) -> Any:
        """The page's own picture, else the site's."""
        own = (getattr(self, name, None) for name in self.seo_image_sources)
        return next((image for image in own if image), None) or self.seo_settings.og_image_default


def _texts(told: Any) -> Iterator[str]:
    """What a field tells a search index: a text, or a list of such."""
    if isinstance(told, list):
        for each in told:
            yield from _texts(each)
    elif told:
        yield str(told)
