import os
from pathlib import Path

import pytest

from deploy.local import check
from deploy.local.refusal import Refusal

ENGINES = {"DATABASE_URL": "postgres://me@127.0.0.1/shop", "REDIS_URL": "redis://127.0.0.1:6379/0"}


@pytest.fixture
def chromium(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "chromium").write_text("#!/bin/sh\n")
    (tmp_path / "chromium").chmod(0o755)
    return {"PATH": str(tmp_path)}


@pytest.fixture
def no_chromium(tmp_path: Path) -> dict[str, str]:
    return {"PATH": str(tmp_path), "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path)}


def test_shows_the_tests_nothing_of_a_developers_own_environment() -> None:
    environ = check.clean_environ(
        {**ENGINES, "PATH": "/bin", "SECRET_KEY": "mine", "DEBUG": "1", "PUBLIC_URL": "x"}
    )
    assert environ == {
        **ENGINES,
        "PATH": "/bin",
        "DJANGO_SETTINGS_MODULE": "site_project.settings.test",
        "PYTHONUNBUFFERED": "1",
    }


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [("DATABASE_URL", "runs on PostgreSQL: set DATABASE_URL"), ("REDIS_URL", "needs Redis: set REDIS_URL")],
)
def test_refuses_to_call_it_everything_without_the_engines(
    chromium: dict[str, str], missing: str, sentence: str
) -> None:
    environ = {**chromium, **{name: value for name, value in ENGINES.items() if name != missing}}
    with pytest.raises(Refusal, match=sentence):
        check.checks_of("test-all", environ)


def test_refuses_to_call_it_everything_on_sqlite(chromium: dict[str, str]) -> None:
    with pytest.raises(Refusal, match="runs on PostgreSQL"):
        check.checks_of("test-all", {**chromium, **ENGINES, "DATABASE_URL": "sqlite:///shop.sqlite3"})


def test_leaves_out_what_is_slow_and_what_needs_a_server(chromium: dict[str, str]) -> None:
    tests = check.checks_of("test", chromium)[-1]
    assert tests.command[-2:] == ("-m", "not slow and not peers")


def test_tries_fewer_examples_of_each_property_only_in_the_fast_run(chromium: dict[str, str]) -> None:
    environ = {**chromium, **ENGINES}
    assert "--hypothesis-profile=fast" in check.checks_of("test", environ)[-1].command
    assert "--hypothesis-profile=fast" not in check.checks_of("test-all", environ)[-1].command


def test_says_that_it_goes_on_without_a_browser(no_chromium: dict[str, str]) -> None:
    tests = check.checks_of("test", no_chromium)[-1]
    assert tests.name == "Tests (no Chromium found: without the browser tests)"
    assert tests.command[-1] == "not slow and not peers and not browser"


def test_leaves_nothing_out_of_everything(chromium: dict[str, str]) -> None:
    tests = check.checks_of("test-all", {**chromium, **ENGINES})[-1]
    assert "-m" not in tests.command[3:]


def test_takes_pictures_of_every_page_without_a_check_before(chromium: dict[str, str]) -> None:
    [pictures] = check.checks_of("pictures", chromium)
    assert pictures.command[-1] == "tests/browser/pictures.py"
    assert (check.ROOT / pictures.command[-1]).exists()


@pytest.mark.parametrize("name", ["test", "test-all", "pictures"])
def test_refuses_a_missing_browser_where_one_is_required(no_chromium: dict[str, str], name: str) -> None:
    with pytest.raises(Refusal, match="need Chromium and found none"):
        check.checks_of(name, {**no_chromium, **ENGINES, "REQUIRE_BROWSER": "1"})


def test_ends_at_the_first_failure_and_names_it(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    checks = (
        check.Check("First", ("true",)),
        check.Check("Second", ("sh", "-c", "exit 3")),
        check.Check("Third", ("touch", str(tmp_path / "third"))),
    )
    assert check.run(checks, environ=os.environ) == 3
    assert "── Second: failed after 0 s, exit code 3" in capfd.readouterr().out
    assert not (tmp_path / "third").exists()
