"""Small trees of pages for tests."""

from typing import TypeVar

from wagtail.models import Page, Site

from blog.models import BlogIndexPage
from home.models import HomePage

AnyPage = TypeVar("AnyPage", bound=Page)


def make_home(*, title: str = "Copperline") -> HomePage:
    """A home page that is the root of the default site."""
    home = below(Page.get_first_root_node(), HomePage(title=title, slug="start"))
    site = Site.objects.get(is_default_site=True)
    site.root_page, site.site_name = home, "Copperline"
    site.save()
    return home


def make_blog(home: HomePage) -> BlogIndexPage:
    return below(home, BlogIndexPage(title="Guides", slug="blog"))


def below(parent: Page, page: AnyPage) -> AnyPage:
    parent.add_child(instance=page)
    return page
