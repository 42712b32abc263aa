"""Every storefront page is made of our own templates; Oscar's are left to the dashboard."""

import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import oscar
import pytest
from django.template import Node, Template
from django.template.base import FilterExpression
from django.template.library import InclusionNode
from django.template.loader import get_template
from django.template.loader_tags import ExtendsNode, IncludeNode
from django.urls import URLPattern, URLResolver, get_resolver

OSCARS = Path(oscar.__file__).parent / "templates"
OURS = Path(__file__).resolve().parents[2] / "templates"
STAFF = ("oscar.apps.dashboard", "shop.dashboard", "wagtail", "home.wagtail_hooks")
_NAMED = re.compile(r"[\"'](oscar/[\w/]+\.(?:html|txt))[\"']")
_TITLE = re.compile(r"{% block title %}(.*){% endblock %}")
_NAMES_SHOP = re.compile(r"{{ (?:shop_name\b.*|block\.super) }}")


def storefront_views() -> Iterator[Any]:
    """Every view of the URL table that is none of the staff's."""
    seen: set[int] = set()
    for view in _views(get_resolver()):
        if id(view) not in seen and not _module(view).startswith(STAFF):
            seen.add(id(view))
            yield view


def _views(resolver: URLResolver) -> Iterator[Any]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from _views(pattern)
        elif isinstance(pattern, URLPattern):
            yield inspect.unwrap(pattern.callback)


def _module(view: Any) -> str:
    return str(getattr(view, "view_class", view).__module__)


def oscar_names(view: Any) -> set[str]:
    """The names under `oscar/` that a view may render: those in its source and in that of its bases."""
    view_class = getattr(view, "view_class", None)
    parts = [part for part in view_class.__mro__ if part is not object] if view_class else [view]
    kept = getattr(view, "view_initkwargs", {}).get("template_name", "")
    declared = {str(getattr(view_class, "template_name", "") or ""), str(kept)}
    found = {name for name in declared if name.startswith("oscar/")}
    for part in parts:
        if part.__module__.startswith(("oscar", "shop", "home", "blog", "search", "site_project")):
            overridden = view_class is not None and "template_name" in vars(view_class)
            source = inspect.getsource(part)
            names = set(_NAMED.findall(source))
            found |= (
                names - {vars(part).get("template_name")} if overridden and part is not view_class else names
            )
    return found


def made_of(name: str, seen: dict[str, Path] | None = None) -> dict[str, Path]:
    """A template and everything that it extends or includes, with the files they stand in."""
    seen = {} if seen is None else seen
    if name not in seen:
        template: Template = get_template(name).template  # type: ignore[attr-defined]  # Django's own engine has it
        seen[name] = Path(template.origin.name)
        for used in names_in(template):
            made_of(used, seen)
    return seen


def names_in(template: Template) -> Iterator[str]:
    for node in template.nodelist.get_nodes_by_type(Node):
        if isinstance(node, ExtendsNode):
            yield from _constant(node.parent_name)
        elif isinstance(node, IncludeNode):
            yield from _constant(node.template)
        elif isinstance(node, InclusionNode) and isinstance(node.filename, str):
            yield node.filename


def _constant(expression: FilterExpression | Node) -> Iterator[str]:
    if isinstance(expression, FilterExpression) and isinstance(expression.var, str):
        yield expression.var


def oscars_in(name: str) -> list[str]:
    return [used for used, path in made_of(name).items() if path.is_relative_to(OSCARS)]


def test_renders_no_storefront_page_from_oscars_folder():
    found = {
        f"{_module(view)}.{getattr(view, '__name__', view)}: {name}": used
        for view in storefront_views()
        for name in oscar_names(view)
        if (used := oscars_in(name))
    }
    assert found == {}


def our_templates() -> list[str]:
    names = [str(path.relative_to(OURS)) for path in OURS.rglob("*.html")]
    return [name for name in sorted(names) if not name.startswith("oscar/dashboard/")]


@pytest.mark.parametrize("name", our_templates())
def test_makes_our_pages_of_our_parts(name: str):
    assert oscars_in(name) == []


def test_would_see_a_page_of_oscars():
    """The negative control: what no view renders any more is still there to be found."""
    assert "oscar/catalogue/detail.html" in oscars_in("oscar/catalogue/detail.html")
    assert "oscar/customer/profile/profile.html" not in oscars_in("oscar/customer/profile/profile.html")


def test_would_see_the_views_that_oscar_brings():
    views = {_module(view) for view in storefront_views()}
    assert {"oscar.apps.customer.views", "shop.catalogue.views"} <= views
    named = {name for view in storefront_views() for name in oscar_names(view)}
    assert {"oscar/customer/profile/profile.html", "oscar/customer/profile/profile_form.html"} <= named


def titles() -> dict[str, str]:
    """What each of our pages writes into its title; mails have none that anybody sees."""
    found = {path: _TITLE.search(path.read_text()) for path in OURS.rglob("*.html")}
    of_pages = {str(path.relative_to(OURS)): title[1] for path, title in found.items() if title}
    return {name: title for name, title in of_pages.items() if "mail" not in Path(name).parent.name}


def test_names_the_shop_in_every_title():
    assert len(titles()) > 15
    nameless = [name for name, title in titles().items() if not _NAMES_SHOP.search(title)]
    assert nameless == []
