"""A person with a browser that runs no scripts: opens pages, fills in the forms that stand there, and sends them."""

import re
from html.parser import HTMLParser
from typing import Any, Self
from urllib.parse import urljoin, urlsplit

from django.test import Client

Attributes = dict[str, str | None]


class _Form:
    def __init__(self, attributes: Attributes) -> None:
        self.method = (attributes.get("method") or "get").lower()
        self.action = attributes.get("action") or ""
        self.fields: dict[str, list[str]] = {}
        self.names: set[str] = set()


class _Page(HTMLParser):
    """The links of a page, and its forms with what a browser would send of them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[tuple[str, str]] = []  # what each says, and where it leads
        self._link: str | None = None
        self.forms: list[_Form] = []
        self._form: _Form | None = None
        self._select: str | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag == "form":
            self._form = _Form(attributes)
            self.forms.append(self._form)
        elif tag == "a" and attributes.get("href"):
            self._link = attributes["href"]
            self.links.append(("", self._link or ""))
        elif self._form is not None:
            self._field(self._form, tag, attributes)

    def handle_data(self, data: str) -> None:
        if self._link is not None:
            said, target = self.links.pop()
            self.links.append((said + data, target))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "a":
            self._link = None
        elif tag == "select":
            self._select = None

    def _field(self, form: _Form, tag: str, attributes: Attributes) -> None:
        name = attributes.get("name")
        if tag == "select" and name:
            self._select = name
            form.names.add(name)
        elif tag == "option" and self._select and "selected" in attributes:
            form.fields[self._select] = [attributes.get("value") or ""]
        elif tag == "input" and name:
            form.names.add(name)
            is_choice = attributes.get("type") in {"radio", "checkbox"}
            if not is_choice or "checked" in attributes:
                form.fields.setdefault(name, []).append(
                    attributes.get("value") or ("on" if is_choice else "")
                )
        elif tag == "button" and name:
            form.names.add(name)


class Visitor:
    """What stands on the page is in `html`, and where it is in `path`."""

    def __init__(self, client: Client | None = None) -> None:
        self.client = client or Client(enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "same-origin"})
        self.path = "/"
        self.html = ""
        self.status = 0

    def open(self, path: str) -> Self:
        return self._read(self.client.get(path), path)

    def follow(self, said: str) -> Self:
        """Follow the first link that says just this."""
        found = [target for words, target in _Page(self.html).links if words.strip() == said]
        assert found, f"No link on {self.path} says “{said}”."
        return self.open(urljoin(self.path, found[0]))

    def send(self, having: str, /, **typed: Any) -> Self:
        """Send the form that has this field, hidden fields and all; None leaves a field out."""
        form = next(form for form in _Page(self.html).forms if having in form.names)
        fields: dict[str, Any] = {**form.fields, **{name: str(value) for name, value in typed.items()}}
        fields = {name: value for name, value in fields.items() if typed.get(name, "") is not None}
        return self.post(urljoin(self.path, form.action), fields)

    def post(self, path: str, fields: dict[str, Any]) -> Self:
        """Send what stands in no form of this page."""
        return self._read(self.client.post(path, fields), path)

    def form(self, having: str) -> dict[str, list[str]]:
        """What stands in the form that has this field."""
        return next(form for form in _Page(self.html).forms if having in form.names).fields

    @property
    def text(self) -> str:
        """The page without its tags."""
        body = re.sub(r"(?s)<head>.*?</head>", "", self.html)
        return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body)).replace("&amp;", "&")

    def _read(self, answer: Any, path: str) -> Self:
        for _hop in range(10):
            if answer.status_code not in {301, 302, 303}:
                break
            path = urljoin(path, answer["Location"])
            parts = urlsplit(path)
            path = parts.path + (f"?{parts.query}" if parts.query else "")
            answer = self.client.get(path)
        self.path, self.html, self.status = path, answer.content.decode(), answer.status_code
        self.answer = answer
        return self
