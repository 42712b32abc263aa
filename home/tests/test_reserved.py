from typing import Any

from django.urls import URLResolver, get_resolver

from home import reserved


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
    assert not {"about", "delivery", "en", "", "imprint"} & reserved.slugs()
