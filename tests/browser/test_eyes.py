"""The looks of `eyes.py` on pages with one fault each: a check that cannot fail would let every page pass."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import eyes

NOTHING_WRONG = """<!doctype html><html lang="en"><title>A shelf</title><main><h1>A shelf</h1>
<p><a href="#here">A saw</a> <button>Buy it</button></p></main></html>"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 320, "height": 256})
    yield page
    page.close()


def show(page: Page, body: str = "", *, style: str = "") -> None:
    page.set_content(NOTHING_WRONG.replace("</main>", f"{body}<style>{style}</style></main>"))
    eyes.open_eyes(page)
    page.keyboard.press("Tab")


def test_complain_about_nothing_where_nothing_is_wrong(page: Page) -> None:
    show(page)
    page.evaluate(eyes.AXE)
    for what in eyes.LOOKS:
        assert eyes.look(page, what) == []
    assert eyes.unseen_focus(page) == ""
    assert eyes.axe(page) == []
    assert eyes.Markup.look(NOTHING_WRONG) == []


def test_see_what_reaches_out_of_the_window(page: Page) -> None:
    show(page, "<p class='wide'>Wide</p>", style=".wide { width: 400px }")
    [complaint] = eyes.look(page, "overflow")
    assert complaint.endswith("in a window of 320: p.wide “Wide”")


def test_see_what_reaches_out_from_right_to_left(page: Page) -> None:
    show(page, "<p class='odd'>Odd</p>", style=".odd { position: absolute; left: -100px }")
    assert eyes.look(page, "overflow") == []
    assert eyes.right_to_left(page) != []


def test_see_what_lies_upon_something_else(page: Page) -> None:
    show(page, "<button>Here</button> <button>There</button>", style="button + button { margin-left: -3rem }")
    assert eyes.look(page, "overlaps") == ["button “Here” and button “There” lie upon each other"]


def test_see_what_cannot_hold_a_long_word(page: Page) -> None:
    show(page)
    assert eyes.long_words(page) != []
    show(page, style="h1 { overflow-wrap: break-word }")
    assert eyes.long_words(page) == []


def test_see_a_focus_that_nothing_shows(page: Page) -> None:
    show(page, style="a:focus { outline: none }")
    assert eyes.unseen_focus(page) == "a “A saw”"
    assert eyes.look(page, "unseenFocus") == ["focus cannot be seen on a “A saw”"]


def test_see_a_focus_that_a_box_around_shows(page: Page) -> None:
    show(page, style="a:focus { outline: none } p:has(:focus) { outline: 2px solid }")
    assert eyes.look(page, "unseenFocus") == []


def test_see_a_focus_around_the_card_that_a_link_fills(page: Page) -> None:
    show(page, style="a:focus { outline: none } a:focus::after { content: ''; outline: 2px solid }")
    assert eyes.look(page, "unseenFocus") == []


def test_see_that_nothing_leads_past_the_head(page: Page) -> None:
    show(page)
    assert page.evaluate("eyes.takeSkipLink()") is False


def test_see_a_focus_below_what_stays_where_it_is(page: Page) -> None:
    bar = "main { padding-top: 3rem } header { position: fixed; inset: 0 0 auto; height: 10rem; background: white }"
    show(page, "<header>Bar</header>", style=bar)
    assert "a “A saw” has the focus below header “Bar”" in eyes.look(page, "hiddenFocus")


def test_see_a_button_that_is_nothing_but_its_fill(page: Page) -> None:
    show(page, "<a class='button' href='#x'>Go</a>", style=".button { background: blue; color: white }")
    eyes.put_on(page, forced_colors="active")
    assert eyes.look(page, "unseenButtons") == ["cannot be seen: a.button “Go”"]


def test_see_what_axe_sees(page: Page) -> None:
    show(page, "<img src='data:,'>")
    page.evaluate(eyes.AXE)
    assert [complaint.split(":")[0] for complaint in eyes.axe(page)] == ["image-alt"]


def test_see_colours_that_do_not_stand_out(page: Page) -> None:
    show(page, "<p class='pale'>Pale</p>", style=".pale { color: #ccc }")
    page.evaluate(eyes.AXE)
    [complaint] = eyes.axe(page, rules=eyes.COLOUR_RULES)
    assert complaint.startswith("color-contrast: .pale")


@pytest.mark.parametrize(
    ("html", "complaints"),
    [
        ("<h1>A</h1><p style='color: red'>", ["<p> has style="]),
        ("<h1>A</h1><a onclick='go()'>", ["<a> has onclick="]),
        ("<h1>A</h1><form hx-post='/'></form>", ["<form> has hx-post="]),
        ("<h1>A</h1><form data-hx-post='/'></form><a-form hx-post='/'></a-form>", []),
        ("<h1>A</h1><script>go()</script>", ["a script stands in the HTML"]),
        ("<h1>A</h1><style>p {}</style>", ["a stylesheet stands in the HTML"]),
        ("<h1>A</h1><h1>B</h1>", ["2 h1"]),
        ("<h1>A</h1><script src='/a.js'></script><script type='application/ld+json'>{}</script>", []),
    ],
)
def test_see_what_may_stand_in_no_html(html: str, complaints: list[str]) -> None:
    assert eyes.Markup.look(html) == complaints
