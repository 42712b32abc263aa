from typing import Any
from uuid import UUID


def emit(topic: str, payload: dict[str, Any]) -> UUID:
    raise NotImplementedError


def deliver() -> int:
    raise NotImplementedError
