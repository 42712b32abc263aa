"""Loads a settings module as a start with this environment, and nothing else in it, would."""

import runpy
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

from site_project.settings import env as environment

GOOD_KEY = "a-key-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz"


@contextmanager
def only(variables: dict[str, str]) -> Iterator[None]:
    """Do what follows in this environment, without the developer's own `.env`."""
    with (
        mock.patch.dict("os.environ", variables, clear=True),
        mock.patch.object(environment, "ENV_FILE", None),
    ):
        yield


def settings_of(kind: str, *, data: Path, **variables: str) -> dict[str, Any]:
    """The settings of `dev` or `production` in this environment."""
    with only({"DATA_DIR": str(data), **variables}):
        return runpy.run_module(f"site_project.settings.{kind}")


def production(*, data: Path, **variables: str) -> dict[str, Any]:
    return settings_of("production", data=data, **{"SECRET_KEY": GOOD_KEY, **variables})
