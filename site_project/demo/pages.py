"""Writes the demo's pages, posts and landing page."""

from typing import TypeVar

from wagtail.models import Page, Site

from blog.models import BlogAuthor, BlogCategory, BlogIndexPage, BlogPostPage
from home.models import CategoryLandingPage, HomePage, StandardPage
from shop.catalogue.models import Category
from site_project.demo import texts
from site_project.demo.texts import DemoPage, DemoPost

AnyPage = TypeVar("AnyPage", bound=Page)

WAGTAILS_WELCOME_SLUG = "home"


def write() -> None:
    """Make every page that is not there yet."""
    home = _home()
    for page in texts.PAGES:
        _below(home, StandardPage(**_text(page), show_in_menus=True))
    category = Category.objects.get(name=texts.LANDING_CATEGORY)
    _below(home, CategoryLandingPage(**_text(texts.LANDING_PAGE), category=category))
    index = _below(home, BlogIndexPage(slug=texts.BLOG.slug, title=texts.BLOG.title, intro=texts.BLOG.intro))
    author = BlogAuthor.objects.get_or_create(name=texts.AUTHOR[0], defaults={"about": texts.AUTHOR[1]})[0]
    for name in texts.BLOG_CATEGORIES:
        BlogCategory.objects.get_or_create(name=name, defaults={"slug": name.lower().replace(" ", "-")})
    for post in texts.POSTS:
        _post(post, index=index, author=author)


def _home() -> HomePage:
    root = Page.get_first_root_node()
    home = _below(root, HomePage(**_text(texts.HOME), headline=texts.HEADLINE))
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    if site.root_page_id != home.pk:
        welcome = site.root_page if site.root_page_id else None
        site.root_page, site.site_name = home, site.site_name or texts.HOME.title
        site.save()
        if welcome and type(welcome.specific) is Page and welcome.slug == WAGTAILS_WELCOME_SLUG:
            welcome.delete()
            root.refresh_from_db()
    return home


def _post(wanted: DemoPost, *, index: BlogIndexPage, author: BlogAuthor) -> None:
    if index.get_children().filter(slug=wanted.slug).exists():
        return
    post = BlogPostPage(**_text(wanted), date=wanted.day, author=author)
    post.categories = [BlogCategory.objects.get(name=wanted.category)]
    post.tags.add(*wanted.tags)
    _below(index, post)


def _below(parent: Page, page: AnyPage) -> AnyPage:
    """The page of this slug under its parent, made and published if it is not there."""
    present: AnyPage | None = type(page).objects.child_of(parent).filter(slug=page.slug).first()
    if present is not None:
        return present
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def _text(page: DemoPage) -> dict[str, object]:
    body = [("paragraph", page.body)] if page.body else []
    return {"slug": page.slug, "title": page.title, "intro": page.intro, "body": body}
