import json
import logging
import sys

import pytest

from shop.core import request_ids
from site_project.logs import formatter


def _record(message: str, *arguments: object, **extra: object) -> logging.LogRecord:
    return logging.getLogger("shop.till").makeRecord(
        "shop.till", logging.WARNING, "till.py", 1, message, arguments, None, extra=extra
    )


def _failed(message: str) -> logging.LogRecord:
    record = _record("It broke")
    try:
        raise LookupError(message)
    except LookupError:
        record.exc_info = sys.exc_info()
    return record


def test_writes_one_object_a_line():
    with request_ids.working_for("request-1"):
        line = formatter(style_name="json").format(_record("Sold %s\nto %s", 2, "Alice", order="K7QM"))
    said = json.loads(line)
    assert "\n" not in line
    assert said.pop("timestamp").endswith("Z")
    assert said == {
        "message": "Sold 2\nto Alice",
        "level": "warning",
        "logger": "shop.till",
        "order": "K7QM",
        "request_id": "request-1",
    }


def test_writes_an_exception_into_its_line():
    line = formatter(style_name="json").format(_failed("no such drawer"))
    assert "\n" not in line
    said = json.loads(line)
    assert said["exception"].startswith("Traceback (most recent call last):")
    assert said["exception"].endswith("LookupError: no such drawer")


@pytest.mark.filterwarnings("error")
def test_writes_lines_that_people_can_read():
    with request_ids.working_for("request-1"):
        line = formatter(style_name="text").format(_failed("no such drawer"))
    assert "[warning  ] It broke" in line
    assert "[shop.till] request_id=request-1" in line
    assert line.endswith("LookupError: no such drawer")
    assert "\x1b" not in line


@pytest.mark.parametrize("style", ["json", "text"])
def test_writes_no_password(style):
    secret_address = "postgres://alice:open-sesame@host/shop"
    written = formatter(style_name=style).format(_failed(f"cannot reach {secret_address}"))
    written += formatter(style_name=style).format(
        _record("Reaching %s", secret_address, address=secret_address)
    )
    assert "open-sesame" not in written
    assert written.count("postgres://***@host/shop") == 3


@pytest.mark.parametrize("style", ["json", "text"])
def test_writes_no_query_of_a_request(style, rf):
    record = _record("Forbidden", request=rf.get("/account/?password=open-sesame"), status_code=403)
    line = formatter(style_name=style).format(record)
    assert "open-sesame" not in line
    assert "403" in line


def test_writes_objects_it_does_not_know():
    assert json.loads(formatter(style_name="json").format(_record("Odd", what={1})))["what"] == "{1}"


@pytest.mark.urls("site_project.tests.urls")
def test_writes_a_failure_once(client, caplog, settings):
    settings.DEBUG_PROPAGATE_EXCEPTIONS = False
    client.raise_request_exception = False
    caplog.set_level(logging.WARNING)
    assert client.get("/broken/").status_code == 500
    (record,) = caplog.records
    assert record.name == "django.request"
    assert record.exc_info
