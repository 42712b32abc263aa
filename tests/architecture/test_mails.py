"""Every mail has one frame, two versions, its styles on its elements, and a size that is shown whole."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import allauth
import pytest
from django.template.loader import get_template

from site_project.styleguide.mail_samples import MailSample, mail_samples
from tests.architecture.test_templates import OURS, made_of

pytestmark = pytest.mark.django_db

FRAME = "mails/base"
FOLDERS = ("mails", "account/email", "mfa/email", "wagtailadmin/notifications")
ALLAUTHS = Path(allauth.__file__).parent / "templates"
CLIP = 102 * 1024  # Gmail hides what comes after
MOST = 16 * 1024  # of one with a few lines
VOID = {"meta", "img", "br"}


class Elements(HTMLParser):
    """The elements of a mail with their attributes, and what stands open at the end."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def samples() -> dict[str, MailSample]:
    return {sample.name: sample for sample in mail_samples()}


def templates(kind: str) -> set[str]:
    return {str(path.relative_to(OURS)) for folder in FOLDERS for path in (OURS / folder).glob(f"*.{kind}")}


def elements(html: str) -> list[tuple[str, dict[str, str | None]]]:
    return Elements(html).found


def unstyled(html: str) -> list[str]:
    """The elements whose class says nothing, since no style came with it."""
    named = [(tag, found) for tag, found in elements(html) if "class" in found and tag != "style"]
    return [f"{tag}.{found['class']}" for tag, found in named if not found.get("style")]


@pytest.mark.parametrize("kind", ["html", "txt"])
def test_makes_every_mail_from_one_frame(kind: str) -> None:
    strangers = [
        sample.template
        for sample in mail_samples()
        if f"{FRAME}.{kind}" not in made_of(f"{sample.template}.{kind}")
    ]
    assert strangers == []


@pytest.mark.parametrize("kind", ["html", "txt"])
def test_shows_every_template_of_a_mail_in_the_gallery(kind: str) -> None:
    shown = {name for sample in mail_samples() for name in made_of(f"{sample.template}.{kind}")}
    subjects = {name for name in templates(kind) if name.endswith("_subject.txt")}
    assert templates(kind) - subjects - shown == set()
    assert len(shown) > 25


@pytest.mark.parametrize("app", ["account", "mfa"])
def test_writes_each_mail_of_accounts_in_our_words(app: str) -> None:
    """Subject, text and HTML of all that allauth sends; what it adds with a new version is seen here."""
    theirs = {str(path.relative_to(ALLAUTHS)) for path in (ALLAUTHS / app / "email").glob("*_message.txt")}
    stems = {name.removesuffix("_message.txt") for name in theirs} - {f"{app}/email/base"}
    assert len(stems) >= 5
    needed = {f"{stem}{end}" for stem in stems for end in ("_subject.txt", "_message.txt", "_message.html")}
    assert {name for name in needed if not Path(_origin(name)).is_relative_to(OURS)} == set()


def _origin(name: str) -> str:
    template = get_template(name).template  # type: ignore[attr-defined]  # Django's own engine has it
    return str(template.origin.name)


@pytest.mark.parametrize("name", samples())
def test_writes_the_styles_onto_the_elements(name: str) -> None:
    html = samples()[name].html
    assert unstyled(html) == []
    sheets = re.findall(r"<style[^>]*>(.*?)</style>", html, re.DOTALL)
    assert len(sheets) == 1
    (dark,) = sheets
    assert re.match(r":root { color-scheme: light dark; }\s*@media \(prefers-color-scheme: dark\) {", dark)


@pytest.mark.parametrize("name", samples())
def test_says_the_same_in_both_versions(name: str) -> None:
    sample = samples()[name]
    html, text = sample.html, sample.text
    heading = re.search(r"<h1[^>]*>(.+?)</h1>", html, re.DOTALL)
    assert heading
    assert heading[1].replace("&amp;", "&").strip() in text
    links = {found["href"] for tag, found in elements(html) if tag == "a"}
    assert {link for link in links if link and link not in text} == set()
    assert text.strip().endswith("http://testserver")
    assert "\n\n\n" not in text


@pytest.mark.parametrize("name", samples())
def test_loads_nothing_and_leads_only_to_whole_addresses(name: str) -> None:
    html = samples()[name].html
    found = elements(html)
    assert not {"script", "link", "iframe", "img", "form"} & {tag for tag, _attrs in found}
    assert all(re.match(r"https?://", attrs["href"] or "") for tag, attrs in found if tag == "a")


@pytest.mark.parametrize("name", samples())
def test_can_be_heard(name: str) -> None:
    """A language and a direction, a preview, one heading; tables that arrange say so, the others have headers."""
    html = samples()[name].html
    found = elements(html)
    assert dict(found)["html"].items() >= {"lang": "en", "dir": "ltr"}.items()
    assert [tag for tag, _attrs in found].count("h1") == 1
    preheader = re.search(r'class="preheader"[^>]*>(.*?)</div>', html, re.DOTALL)
    assert preheader
    assert preheader[1].strip()
    for table in re.findall(r"<table.*?</table>", re.sub(r"<!--.*?-->", "", html), re.DOTALL):
        assert ('role="presentation"' in table) != ('scope="' in table)


@pytest.mark.parametrize("name", samples())
def test_is_shown_whole(name: str) -> None:
    assert len(samples()[name].html.encode()) < MOST < CLIP


def test_is_shown_whole_with_a_hundred_lines() -> None:
    sample = samples()["mails/order_confirmed, long words, long prices"]
    page = replace(sample.context["page"], lines=sample.context["page"].lines * 50)
    long = replace(sample, context={"page": page})
    assert len(long.html.encode()) < CLIP


def test_would_see_a_class_without_a_style() -> None:
    assert unstyled('<p class="a">A</p><p class="b" style="color:red">B</p>') == ["p.a"]
