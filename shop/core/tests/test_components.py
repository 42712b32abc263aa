from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.utils import translation

from shop.core import components
from shop.core.components import rendered


@pytest.fixture(autouse=True)
def times(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The names of what was rendered, each time that it was."""
    names: list[str] = []

    def render(template_name: str, told: dict[str, object]) -> str:
        names.append(template_name)
        return f"{template_name} {told} {translation.get_language()}"

    monkeypatch.setattr(components, "render_to_string", render)
    components._kept.cache_clear()
    yield names
    components._kept.cache_clear()


@dataclass(frozen=True)
class Price:
    amount: int


def test_renders_once_what_is_told_the_same(times: list[str]) -> None:
    first = rendered("price.html", price=Price(1), with_tax=False)
    assert rendered("price.html", price=Price(1), with_tax=False) == first
    assert times == ["price.html"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("price.html", {"price": Price(2), "with_tax": False}),
        ("price.html", {"price": Price(1), "with_tax": True}),
        ("other.html", {"price": Price(1), "with_tax": False}),
    ],
)
def test_renders_anew_what_is_told_something_else(name: str, told: dict[str, Any], times: list[str]) -> None:
    first = rendered("price.html", price=Price(1), with_tax=False)
    assert rendered(name, **told) != first
    assert times == ["price.html", name]


def test_keeps_each_language_apart(times: list[str]) -> None:
    with translation.override("en"):
        english = rendered("price.html", price=Price(1))
    with translation.override("de"):
        assert rendered("price.html", price=Price(1)) != english
    assert times == ["price.html"] * 2


def test_keeps_nothing_from_whoever_works_on_a_template(settings, times: list[str]) -> None:
    settings.DEBUG = True
    assert rendered("price.html", price=Price(1)) == rendered("price.html", price=Price(1))
    assert times == ["price.html"] * 2
