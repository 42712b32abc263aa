from typing import Any

import pytest
from django.urls import URLResolver, get_resolver

from home import reserved
from home.models import HomePage


def test_knows_the_first_part_of_every_address_in_the_url_table() -> None:
    def tops(patterns: list[Any]) -> set[str]:
        found: set[str] = set()
        for pattern in patterns:
            route = str(pattern.pattern).lstrip("^")
            if isinstance(pattern, URLResolver) and not route:
                found |= tops(pattern.url_patterns)
            else:
                found.add(route.split("/")[0])
        return {top for top in found if top.isidentifier() or "-" in top.strip("-")}

    assert {
        top for top in tops(get_resolver().url_patterns) if "<" not in top and "(" not in top
    } <= reserved.slugs()


def test_holds_the_addresses_that_the_shop_promises() -> None:
    promised = (
        "shop products search basket checkout offers wishlists personal orders account api webhooks dashboard cms "
        "documents health feeds static media styleguide blog"
    )
    assert set(promised.split()) <= reserved.slugs()


def test_leaves_free_what_nobody_uses() -> None:
    assert not {"about", "delivery", "", "imprint"} & reserved.slugs()


@pytest.mark.django_db  # a page asks for its content type
@pytest.mark.parametrize(
    ("slug", "is_refused"),
    [("en", True), ("de", True), ("de-at", True), ("de-tour", True), ("en-route", False), ("denim", False)],
)
def test_refuses_what_addresses_of_a_language_begin_with(settings: Any, slug: str, is_refused: bool) -> None:
    settings.LANGUAGES = [("en", "English"), ("de", "German")]
    complaint = reserved.complaint(slug, parent=HomePage(depth=2))
    assert complaint == (
        f"The shop itself answers at “/{slug}/”. Please choose another slug." if is_refused else ""
    )
    assert reserved.complaint(slug, parent=HomePage(depth=3)) == ""
