import os
import stat
from pathlib import Path
from typing import Any

import pytest

from deploy.local import serve, shop, static_files
from deploy.local.refusal import Refusal
from site_project.settings.env import MINIMUM_SECRET_LENGTH, Env


@pytest.fixture(autouse=True)
def _empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Env.model_fields:
        monkeypatch.delenv(name, raising=False)


def env(tmp_path: Path, **given: Any) -> Env:
    return Env(_env_file=None, DATA_DIR=tmp_path, **given)  # type: ignore[call-arg]


def test_starts_production_settings_with_all_they_insist_on(tmp_path: Path) -> None:
    environ = serve.serving_environ(env(tmp_path), port=8123)
    key = (tmp_path / "secret-key").read_text()
    wanted = {
        "DJANGO_SETTINGS_MODULE": "site_project.settings.production",
        "DEBUG": "0",
        "DEMO_MODE": "1",
        "PAYMENT_GATEWAYS": "demo",
        "PUBLIC_URL": "http://127.0.0.1:8123",
        "SECRET_KEY": key,
        "WEB_WORKERS": "1",
    }
    assert {name: environ[name] for name in wanted} == wanted


def test_keeps_the_address_and_the_secret_that_are_given(tmp_path: Path) -> None:
    given = env(tmp_path, PUBLIC_URL="https://shop.example.com", SECRET_KEY="given" * 12)
    environ = serve.serving_environ(given, port=8123)
    assert (environ["PUBLIC_URL"], environ["SECRET_KEY"]) == ("https://shop.example.com", "given" * 12)
    assert not (tmp_path / "secret-key").exists()


def test_makes_a_secret_once_that_only_its_owner_reads(tmp_path: Path) -> None:
    first = shop.kept_secret(tmp_path / "new")
    assert shop.kept_secret(tmp_path / "new") == first
    assert len(first) >= MINIMUM_SECRET_LENGTH
    assert shop.kept_secret(tmp_path / "other") != first
    assert stat.S_IMODE((tmp_path / "new" / "secret-key").stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["secret-key"]


def test_refuses_a_secret_that_was_emptied(tmp_path: Path) -> None:
    (tmp_path / "secret-key").write_text("\n")
    with pytest.raises(Refusal, match="holds no secret key any more"):
        shop.kept_secret(tmp_path)
    assert (tmp_path / "secret-key").read_text() == "\n"


@pytest.mark.parametrize(
    ("given", "workers"),
    [
        ({}, 1),
        ({"BROKER_URL": "redis://127.0.0.1/1"}, 1),
        ({"CACHE_URL": "redis://127.0.0.1/1"}, os.cpu_count()),
        ({"REDIS_URL": "redis://127.0.0.1/1"}, os.cpu_count()),
        ({"REDIS_URL": "redis://127.0.0.1/1", "WEB_WORKERS": 3}, 3),
    ],
)
def test_starts_as_many_web_processes_as_can_share_a_cache(
    tmp_path: Path, given: dict[str, Any], workers: int
) -> None:
    assert serve.workers(env(tmp_path, **given)) == workers


def test_runs_celery_where_there_is_a_broker_and_tick_where_there_is_none(tmp_path: Path) -> None:
    alone = serve.background(env(tmp_path))
    brokered = serve.background(env(tmp_path, BROKER_URL="amqp://guest:guest@127.0.0.1/"))
    assert [child.name for child in alone] == ["tick"]
    assert [child.name for child in brokered] == ["The worker", "beat"]


def test_sees_when_a_static_source_changes_and_when_none_does(tmp_path: Path) -> None:
    sources = {
        "static/css/base.css": "a",
        "shop/basket/static/basket.js": "b",
        "requirements.txt": "wagtail==7.4.4",
        "site_project/settings/base.py": "",
    }
    for name, text in sources.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    seen = {static_files.fingerprint(tmp_path)}
    (tmp_path / "static/css/base.css").touch()
    (tmp_path / "README.md").write_text("not static")
    assert static_files.fingerprint(tmp_path) in seen
    for name in sources:
        (tmp_path / name).write_text("changed")
        seen.add(static_files.fingerprint(tmp_path))
    (tmp_path / "static/css/base.css").rename(tmp_path / "static/css/other.css")
    seen.add(static_files.fingerprint(tmp_path))
    assert len(seen) == 6
