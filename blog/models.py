"""The blog: its index with categories, tags and feed, its posts, and who writes them."""

from typing import Any

from django.core.paginator import Paginator
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import Tag, TaggedItemBase
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.models import Page, PageQuerySet
from wagtail.search import index
from wagtail.snippets.models import register_snippet

from home.blocks.body import BodyBlock
from home.page_base import SitePage
from shop.catalogue import renditions
from shop.core import clock, pagecache, seo
from shop.core.addresses import absolute
from shop.core.seo import Crumb, OpenGraphType, Seo

POSTS_PER_PAGE = 12
ROUTES = frozenset({"category", "tag", "feed"})


@register_snippet
class BlogCategory(models.Model):
    """What a post is about, chosen from a short list."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    slug = models.SlugField(_("slug"), max_length=80, unique=True)

    panels = [FieldPanel("name"), FieldPanel("slug")]

    class Meta:
        verbose_name = _("blog category")
        verbose_name_plural = _("blog categories")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


@register_snippet
class BlogAuthor(models.Model):
    """Who wrote a post; need not have an account."""

    name = models.CharField(_("name"), max_length=120)
    about = models.TextField(_("about"), max_length=300, blank=True)

    panels = [FieldPanel("name"), FieldPanel("about")]

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class BlogPostTag(TaggedItemBase):
    content_object = ParentalKey("blog.BlogPostPage", related_name="tagged_items", on_delete=models.CASCADE)


class BlogIndexPage(RoutablePageMixin, SitePage):
    """All posts, newest first; also by category and by tag, and as a feed."""

    intro = models.TextField(_("introduction"), max_length=400, blank=True)

    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["blog.BlogPostPage"]
    template = "blog/index.html"
    content_panels = [*SitePage.content_panels, FieldPanel("intro")]
    search_fields = [*SitePage.search_fields, index.SearchField("intro")]
    seo_description_sources = ["search_description", "intro"]

    class Meta:
        verbose_name = _("blog index")
        verbose_name_plural = _("blog indexes")

    def address_complaints(self, slug: str, *, parent: Page | None) -> list[str]:
        del parent
        return [] if slug == "blog" else [_now("The blog lives at “/blog/”: its slug is “blog”.")]

    def posts(self) -> PageQuerySet:
        """Its posts that the public may read, newest first, with what a list shows."""
        posts = BlogPostPage.objects.child_of(self).live().public().select_related("author", "picture")
        copies = renditions.loaded_for("picture")
        return posts.prefetch_related("categories", copies).order_by("-date", "-pk")

    @path("")
    def all_posts(self, request: HttpRequest) -> HttpResponse:
        return self._list(request, posts=self.posts())

    @path("category/<slug:slug>/")
    def by_category(self, request: HttpRequest, slug: str) -> HttpResponse:
        category = BlogCategory.objects.filter(slug=slug).first()
        if category is None:
            raise Http404(_now("There is no such category."))
        here = Crumb(name=category.name, path=f"{self.get_url(request)}category/{slug}/")
        return self._list(request, posts=self.posts().filter(categories=category), here=here)

    @path("tag/<slug:slug>/")
    def by_tag(self, request: HttpRequest, slug: str) -> HttpResponse:
        tag = Tag.objects.filter(slug=slug, blog_blogposttag_items__isnull=False).first()
        if tag is None:
            raise Http404(_now("There is no such tag."))
        here = Crumb(name=tag.name, path=f"{self.get_url(request)}tag/{slug}/")
        return self._list(request, posts=self.posts().filter(tags=tag), here=here)

    @path("feed/")
    def feed(self, request: HttpRequest) -> HttpResponse:
        from blog.feed import render

        pagecache.tags("blog", f"page:{self.pk}")
        return render(self, request)

    def _list(self, request: HttpRequest, *, posts: PageQuerySet, here: Crumb | None = None) -> HttpResponse:
        pagecache.tag("blog")
        page = Paginator(posts, POSTS_PER_PAGE).get_page(request.GET.get("page", "1"))
        overrides = {"page_of_posts": page, "here": here, "categories": list(BlogCategory.objects.all())}
        response: HttpResponse = self.render(request, context_overrides=overrides)
        return response

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["feed_path"] = f"{self.get_url(request) or ''}feed/"
        return context

    def render(
        self, request: HttpRequest, *args: Any, context_overrides: Any = None, **kwargs: Any
    ) -> HttpResponse:
        """Render a list; its head depends on which list it is."""
        self.shown = context_overrides or {}
        response: HttpResponse = super().render(request, *args, context_overrides=context_overrides, **kwargs)
        return response

    def crumbs_from(self, way: list[Any], request: HttpRequest) -> list[Crumb]:
        here = self._shown("here")
        return [*super().crumbs_from(way, request), *([here] if here else [])]

    def _shown(self, name: str) -> Any:
        return getattr(self, "shown", {}).get(name)

    def head(self, context: dict[str, Any]) -> Seo:
        from dataclasses import replace

        head, here, page = super().head(context), self._shown("here"), self._shown("page_of_posts")
        title = f"{here.name} | {self.title}" if here else head.title
        if page and page.number > 1:
            title = _now("%(title)s, page %(number)d") % {"title": title, "number": page.number}
        feed = (
            absolute(context["feed_path"]) if "feed_path" in context else absolute("/blog/feed/"),
            self.title,
        )
        return replace(head, title=title, canonical=self.canonical(), feeds=(feed,))

    def canonical(self) -> str:
        here, page = self._shown("here"), self._shown("page_of_posts")
        whole = absolute(here.path) if here else super().canonical()
        return f"{whole}?page={page.number}" if page and page.number > 1 and whole else whole

    def json_ld(self, context: dict[str, Any]) -> list[dict[str, Any]]:
        page = self._shown("page_of_posts")
        items = [Crumb(name=post.title, path=post.get_url() or "") for post in page or []]
        listed = seo.collection_page(
            name=self.title, url=self.canonical(), description=self.seo_description, items=items
        )
        return [*super().json_ld(context), listed]


class BlogPostPage(SitePage):
    """One post: a guide, a build, a note from the bench."""

    date = models.DateField(_("date"), default=clock.today)
    intro = models.TextField(_("introduction"), max_length=400)
    body = StreamField(BodyBlock(), verbose_name=_("text"))
    author = models.ForeignKey(
        BlogAuthor,
        verbose_name=_("author"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    categories = ParentalManyToManyField(
        BlogCategory, verbose_name=_("categories"), blank=True, related_name="posts"
    )
    tags = ClusterTaggableManager(through=BlogPostTag, verbose_name=_("tags"), blank=True)

    og_type = OpenGraphType.ARTICLE
    parent_page_types = ["blog.BlogIndexPage"]
    subpage_types: list[str] = []
    template = "blog/post.html"
    content_panels = [
        *SitePage.content_panels,
        FieldPanel("intro"),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("date"), FieldPanel("author"), FieldPanel("categories"), FieldPanel("tags")],
            heading=_("About this post"),
        ),
    ]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("intro"),
        index.SearchField("body"),
        index.FilterField("date"),
    ]
    seo_description_sources = ["search_description", "intro"]

    class Meta:
        verbose_name = _("blog post")
        verbose_name_plural = _("blog posts")

    def address_complaints(self, slug: str, *, parent: Page | None) -> list[str]:
        del parent
        if slug not in ROUTES:
            return []
        return [_now("The blog itself answers at “%(slug)s”. Please choose another slug.") % {"slug": slug}]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        pagecache.tag("blog")
        context = super().get_context(request, *args, **kwargs)
        return {**context, "categories": self.categories.all(), "tags": self.tags.all()}

    def json_ld(self, context: dict[str, Any]) -> list[dict[str, Any]]:
        publisher = seo.part("Organization", name=self.seo_struct_org_name, url=absolute("/"))
        posting = seo.document(
            "BlogPosting",
            headline=self.title,
            description=seo.shortened(self.seo_description),
            url=self.canonical(),
            mainEntityOfPage=self.canonical(),
            datePublished=self.date.isoformat() if self.date else "",
            dateModified=self.last_published_at.isoformat() if self.last_published_at else "",
            author=seo.part("Person", name=self.author.name) if self.author else publisher,
            publisher=publisher,
            image=absolute(self.seo_image.file.url) if self.seo_image else "",
        )
        return [*super().json_ld(context), posting]
