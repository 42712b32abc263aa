"""Log lines: readable ones for people, JSON for machines, each with the id of its request and no secrets."""

import logging
import re
from typing import Any

import structlog
from structlog.types import EventDict, Processor

from shop.core import request_ids
from site_project import secret_addresses

_PASSWORD_IN_ADDRESS = re.compile(r"(?<=://)[^\s/@'\"]*:[^\s@'\"]*(?=@)")


def formatter(*, style_name: str) -> logging.Formatter:
    """The formatter of every handler: `text` or `json`."""
    shared: list[Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _add_request_id,
        _drop_request,
        structlog.processors.format_exc_info,
        _mask_secrets,
    ]
    last = _as_json() if style_name == "json" else [_as_text()]
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last],
    )


def _as_json() -> list[Processor]:
    return [
        structlog.processors.EventRenamer("message"),
        structlog.processors.JSONRenderer(ensure_ascii=False),
    ]


def _as_text() -> Processor:
    return structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)


def _add_request_id(_logger: logging.Logger, _method: str, event: EventDict) -> EventDict:
    if request_id := request_ids.current():
        event["request_id"] = request_id
    return event


def _drop_request(_logger: logging.Logger, _method: str, event: EventDict) -> EventDict:
    """Django attaches the whole request, whose text holds the query, and with it what people searched and typed."""
    event.pop("request", None)
    return event


def _mask_secrets(_logger: logging.Logger, _method: str, event: EventDict) -> EventDict:
    return {key: _masked(value) for key, value in event.items()}


def _masked(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return secret_addresses.masked_text(_PASSWORD_IN_ADDRESS.sub("***", value))
