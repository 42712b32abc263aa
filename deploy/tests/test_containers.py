import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from deploy.ci import acceptable_files
from deploy.local.prepare import ROOT
from site_project.settings.env import Env

ENTRYPOINT = ROOT / "deploy" / "container" / "entrypoint.sh"


def compose() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text())
    return loaded


def test_hands_every_variable_of_the_shop_to_every_role() -> None:
    services = compose()["services"]
    for role in ("web", "worker", "beat", "migrate"):
        assert set(services[role]["environment"]) == set(Env.model_fields), role


def test_keeps_no_secret_in_the_compose_file() -> None:
    environment = compose()["services"]["web"]["environment"]
    assert environment["SECRET_KEY"] == "${SECRET_KEY:-}"
    assert "${POSTGRES_PASSWORD:-}" in environment["DATABASE_URL"]


@pytest.mark.parametrize(
    ("role", "begins"),
    [
        ("web", "-m granian --interface wsgi"),
        ("worker", "-m celery --quiet --app site_project.celery worker"),
        ("beat", "-m celery --quiet --app site_project.celery beat"),
        ("tick", "manage.py tick"),
        ("migrate", "manage.py migrate --noinput"),
    ],
)
def test_becomes_the_process_of_its_role(tmp_path: Path, role: str, begins: str) -> None:
    python = tmp_path / "python3"
    python.write_text('#!/bin/sh\n[ "$1" = -c ] || echo "$$ $*"\n')
    python.chmod(0o755)
    environ = {"PATH": f"{tmp_path}:/usr/bin:/bin", "DATA_DIR": "/data"}
    with subprocess.Popen([ENTRYPOINT, role], env=environ, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process_id, command = process.stdout.read().split(" ", 1)
    assert command.startswith(begins)
    assert int(process_id) == process.pid  # it became the role, so it is the role that gets the signals


def test_starts_no_role_with_settings_that_are_refused(tmp_path: Path) -> None:
    python = tmp_path / "python3"
    python.write_text('#!/bin/sh\n[ "$1" != -c ] || exit 2\necho started\n')
    python.chmod(0o755)
    environ = {"PATH": f"{tmp_path}:/usr/bin:/bin"}
    answer = subprocess.run([ENTRYPOINT, "web"], env=environ, capture_output=True, text=True, check=False)
    assert (answer.returncode, answer.stdout) == (2, "")


def test_refuses_a_role_that_there_is_not(tmp_path: Path) -> None:
    (tmp_path / "python3").write_text("#!/bin/sh\n")
    (tmp_path / "python3").chmod(0o755)
    environ = {"PATH": f"{tmp_path}:/usr/bin:/bin"}
    answer = subprocess.run([ENTRYPOINT, "wbe"], env=environ, capture_output=True, text=True, check=False)
    assert (answer.returncode, answer.stderr) == (
        2,
        'There is no role "wbe": choose web, worker, beat, tick, migrate or manage.\n',
    )


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("shop.py", b"x = 1\n", ""),
        ("picture.bin", b"0" * 1_000_001, "has 1,000,001 bytes; up to 1,000,000 are taken."),
        ("key.pem", b"-----BEGIN RSA " + b"PRIVATE KEY-----\n", "holds a private key."),
        ("both.py", b"<" * 7 + b" ours\n", "holds the marks of a merge that was not finished."),
        (".env", b"", "holds the secrets of one machine; it stays there."),
    ],
)
def test_takes_no_file_into_a_commit_that_does_not_belong_there(
    tmp_path: Path, name: str, content: bytes, complaint: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert acceptable_files.complaint(path) == (f"{path} {complaint}" if complaint else "")
    assert acceptable_files.main([str(path)]) == (1 if complaint else 0)
