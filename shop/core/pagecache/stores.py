"""Where pages are kept. The setting PAGECACHE_STORE names the class."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True)
class StoredPage:
    """An answer, with the versions that its tags had before anything of it was read."""

    versions: Mapping[str, int]
    body: bytes | None = None  # None where only the tags are known so far
    headers: tuple[tuple[str, str], ...] = ()
    valid_until: datetime | None = None

    def is_right(self, *, versions: Mapping[str, int], moment: datetime) -> bool:
        """Tell whether it may be served while its tags have these versions."""
        is_over = self.valid_until is not None and self.valid_until <= moment
        return self.body is not None and not is_over and self.versions == versions


class Store(Protocol):
    """Keeps pages as well as it can: it may forget any of them, and a failure of its own is a page forgotten."""

    is_keeping: (
        bool  # False where asking is of no use, so that nothing is asked of the database for it either
    )

    def get(self, key: str) -> StoredPage | None: ...

    def put(self, key: str, page: StoredPage) -> None: ...


class NullStore:
    """Keeps nothing."""

    is_keeping = False

    def get(self, key: str) -> StoredPage | None:  # noqa: ARG002
        return None

    def put(self, key: str, page: StoredPage) -> None:
        pass
