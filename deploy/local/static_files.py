"""Collects the static files for production when one of their sources has changed; it takes a minute."""

import hashlib
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from deploy.local import shop
from deploy.local.progress import Step
from deploy.local.refusal import Refusal

STAMP = ".collected"
# Packages bring files of their own: their pins stand for these. The settings say which apps and which storage.
DECIDING = ("requirements.txt", "site_project/storage.py", "site_project/settings/*.py")
SOURCES = ("static", "shop/**/static", "*/static")


def collect(environ: Mapping[str, str], *, into: Path) -> None:
    """Collect unless nothing has changed since the last whole collection."""
    wanted = fingerprint(shop.ROOT)
    stamp = into / STAMP
    if stamp.exists() and stamp.read_text() == wanted and (into / "staticfiles.json").exists():
        return
    with Step("Collecting and compressing static files"):
        done = subprocess.run(
            shop.python("manage.py", "collectstatic", "--noinput", "--verbosity=0"),
            env=environ,
            cwd=shop.ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            raise Refusal(f"{done.stderr.strip()[-1500:]}\nThe static files could not be collected.")
    stamp.write_text(wanted)


def fingerprint(root: Path) -> str:
    """What the collected files depend on, as one word."""
    digest = hashlib.sha256()
    for path in sorted(set(_files(root))):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"{path.relative_to(root)} {content}\n".encode())
    return digest.hexdigest()


def _files(root: Path) -> Iterable[Path]:
    for pattern in DECIDING:
        yield from root.glob(pattern)
    for pattern in SOURCES:
        for folder in root.glob(pattern):
            if "var" not in folder.relative_to(root).parts:
                yield from (path for path in folder.rglob("*") if path.is_file())
