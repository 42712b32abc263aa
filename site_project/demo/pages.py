"""Writes the demo's pages, posts and landing pages."""

from collections.abc import Iterator
from typing import Any, TypeVar

from wagtail.models import Page, Site
from wagtail.rich_text import RichText

from blog.models import BlogAuthor, BlogCategory, BlogIndexPage, BlogPostPage
from home.models import CategoryLandingPage, HomePage, StandardPage
from home.page_base import SitePage
from shop.catalogue.models import Category, Product
from site_project.demo import guides, library, texts
from site_project.demo.writing import (
    Beside,
    Goods,
    PageText,
    Part,
    Poster,
    PostText,
    Reading,
    Saying,
    Scene,
    Text,
    Way,
)

AnyPage = TypeVar("AnyPage", bound=SitePage)

WAGTAILS_WELCOME_SLUG = "home"


def write() -> None:
    """Make the pages of the house that are not there yet, and tell the site which of them is its first."""
    home = _home()
    for page in texts.PAGES:
        _below(home, StandardPage, text=page, show_in_menus=True)


def write_guides() -> None:
    """Make every post that is not there yet, with who wrote it."""
    home = HomePage.objects.get(slug=texts.HOME.slug)
    index = _below(home, BlogIndexPage, text=texts.BLOG)
    for author in guides.AUTHORS:
        BlogAuthor.objects.get_or_create(name=author.name, defaults={"about": author.about})
    for name in guides.BLOG_CATEGORIES:
        BlogCategory.objects.get_or_create(name=name, defaults={"slug": name.lower().replace(" ", "-")})
    for post in guides.POSTS:
        _post(post, index=index)


def write_with_guides() -> None:
    """Make what shows the posts: the landing pages, and what stands on the first page."""
    home = HomePage.objects.get(slug=texts.HOME.slug)
    for landing in texts.LANDING_PAGES:
        category = Category.objects.get(full_slug=landing.category)
        parts = {"between": _body(landing.between), "below": _body(landing.below)}
        _below(home, CategoryLandingPage, text=landing, category=category, **parts)
    if not home.body:
        home.body = _body(texts.HOME.body)
        home.save_revision().publish()


def _home() -> HomePage:
    root = Page.get_first_root_node()
    blank = PageText(texts.HOME.slug, texts.HOME.title, texts.HOME.intro, picture=texts.HOME.picture)
    home = _below(root, HomePage, text=blank, headline=texts.HEADLINE)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    if site.root_page_id != home.pk:
        welcome = site.root_page if site.root_page_id else None
        site.root_page, site.site_name = home, site.site_name or texts.SHOP_NAME
        site.save()
        if welcome and type(welcome.specific) is Page and welcome.slug == WAGTAILS_WELCOME_SLUG:
            welcome.delete()
            root.refresh_from_db()
    return home


def _post(wanted: PostText, *, index: BlogIndexPage) -> None:
    if _present(BlogPostPage, parent=index, slug=wanted.slug):
        return
    post = BlogPostPage(
        **_fields(wanted),
        body=_body(wanted.body),
        date=wanted.day,
        author=BlogAuthor.objects.get(name=wanted.author),
    )
    post.categories = [BlogCategory.objects.get(name=wanted.category)]
    post.tags.add(*wanted.tags)
    _publish(index, post)


def _below(parent: Page, kind: type[AnyPage], *, text: PageText, **fields: Any) -> AnyPage:
    """The page of this slug under its parent, made and published if it is not there."""
    if present := _present(kind, parent=parent, slug=text.slug):
        return present
    body = {"body": _body(text.body)} if text.body else {}
    return _publish(parent, kind(**_fields(text), **body, **fields))


def _present(kind: type[AnyPage], *, parent: Page, slug: str) -> AnyPage | None:
    present: AnyPage | None = kind.objects.child_of(parent).filter(slug=slug).first()
    return present


def _publish(parent: Page, page: AnyPage) -> AnyPage:
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def _fields(text: PageText) -> dict[str, Any]:
    picture = library.scene_of(text.picture)
    fields = {"slug": text.slug, "title": text.title, "intro": text.intro, "picture": picture}
    return {**fields, "search_description": text.description}


def _body(parts: tuple[Part, ...]) -> list[tuple[str, Any]]:
    """The text as a stream of blocks."""
    return list(_blocks(parts))


def _blocks(parts: tuple[Part, ...]) -> Iterator[tuple[str, Any]]:
    for part in parts:
        match part:
            case Text(html):
                yield "paragraph", html
            case Saying(text, source):
                yield "quote", {"text": text, "source": source}
            case Scene(name, caption):
                yield "picture", {"picture": library.scene_of(name), "caption": caption}
            case Goods(heading, slugs):
                yield "products", {"heading": heading, "products": _products(slugs)}
            case Reading(heading, slugs):
                yield "pages", {"heading": heading, "pages": _posts(slugs)}
            case Poster() | Beside():
                yield _wide(part)


def _wide(part: Poster | Beside) -> tuple[str, Any]:
    shown = {"picture": library.scene_of(part.scene), "heading": part.heading, "link": _link(part.way)}
    if isinstance(part, Poster):
        return "hero", {**shown, "text": part.text}
    return "image_with_text", {**shown, "text": RichText(part.html), "side": part.side}


def _link(way: Way) -> dict[str, Any]:
    return {"label": way.label, "page": None, "address": way.address}


def _products(slugs: tuple[str, ...]) -> list[Product]:
    found = {product.slug: product for product in Product.objects.browsable().filter(slug__in=slugs)}
    return [found[slug] for slug in slugs]


def _posts(slugs: tuple[str, ...]) -> list[Page]:
    found = {page.slug: page for page in Page.objects.type(BlogPostPage).filter(slug__in=slugs)}
    return [found[slug] for slug in slugs]
