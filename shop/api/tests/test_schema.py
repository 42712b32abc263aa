import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import call_command
from django.test import Client

pytestmark = pytest.mark.django_db


def test_generates_without_a_warning(tmp_path: Path) -> None:
    written = tmp_path / "schema.yml"
    call_command("spectacular", "--fail-on-warn", "--validate", file=str(written), stderr=StringIO())
    schema = yaml.safe_load(written.read_text())
    assert "/api/v1/" in schema["paths"]


def test_documents_the_one_shape_of_errors_at_every_operation() -> None:
    schema: dict[str, Any] = Client().get("/api/v1/schema/", headers={"Accept": "application/json"}).json()
    assert schema["components"]["schemas"]["Error"]["properties"]["error"]["required"] == [
        "code",
        "message",
        "fields",
        "request_id",
    ]
    operations = [operation for methods in schema["paths"].values() for operation in methods.values()]
    assert operations
    for operation in operations:
        reference = operation["responses"]["default"]["content"]["application/json"]["schema"]
        assert reference == {"$ref": "#/components/schemas/Error"}
        assert operation["security"] == [{"session": []}, {}]


def test_begins_with_where_everything_is() -> None:
    assert Client().get("/api/v1/").json() == {
        "version": "1",
        "schema": "http://testserver/api/v1/schema/",
        "docs": "http://testserver/api/v1/docs/",
    }


def test_shows_the_documentation_with_nothing_inline_and_nothing_from_elsewhere() -> None:
    response = Client().get("/api/v1/docs/")
    page = response.content.decode()
    assert "script-src 'self'" in response.headers["Content-Security-Policy"]
    assert not re.search(r"<style|<script(?![^>]* src=)|\son\w+=|\sstyle=|https?://", page)
    assert len(re.findall(r"<script src=\"/", page)) == 2


def test_starts_the_documentation_from_a_script_of_its_own() -> None:
    response = Client().get("/api/v1/docs/?script=")
    assert response.headers["Content-Type"].startswith("application/javascript")
    assert 'url: "/api/v1/schema/"' in response.content.decode().replace("\\u002D", "-").replace("\\/", "/")
    assert not response.cookies
