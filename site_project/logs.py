"""Log lines: readable ones for people, JSON for machines, each with the id of its request."""

import logging
from typing import Any

import structlog
from structlog.types import EventDict, Processor

from shop.core import request_ids


def _add_request_id(_logger: logging.Logger, _method: str, event: EventDict) -> EventDict:
    if request_id := request_ids.current():
        event["request_id"] = request_id
    return event


def formatter(*, style_name: str) -> logging.Formatter:
    """The formatter of every handler: `text` or `json`."""
    shared: list[Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _add_request_id,
        structlog.processors.format_exc_info,
    ]
    renderer: Any = (
        structlog.processors.JSONRenderer() if style_name == "json" else structlog.dev.ConsoleRenderer(colors=False)
    )
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
    )
