"""A shop that takes the demo payment and a fake one, and events that go no further than into a list."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import LazySettings

from shop.core import outbox
from shop.core.outbox import registry
from shop.payment import events, gateways
from shop.payment.gateways.base import Event
from shop.payment.tests.tenders import AnsweringGateway, FakeGateway

_heard: list[Event] = []


def _hear(message: outbox.Message) -> None:
    _heard.append(events.read(message.payload))


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Event]]:
    """The events that were delivered: nobody above payment hears them in these tests."""
    handlers = {topic: handler for topic, handler in registry._handlers.items() if topic != events.TOPIC}
    monkeypatch.setattr(registry, "_handlers", handlers)
    outbox.handler(events.TOPIC)(_hear)
    _heard.clear()
    yield _heard
    _heard.clear()


def _install(
    name: str, kind: type[FakeGateway], *, monkeypatch: pytest.MonkeyPatch, settings: LazySettings
) -> Any:
    monkeypatch.setitem(gateways.KNOWN, "fake", f"shop.payment.tests.tenders.{name}")
    settings.PAYMENT_GATEWAYS = ("demo", "fake")
    gateways._made.cache_clear()
    gateway = gateways.get("fake")
    assert type(gateway) is kind
    return gateway


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch, settings: LazySettings, heard: list[Event]) -> FakeGateway:
    gateway: FakeGateway = _install("FakeGateway", FakeGateway, monkeypatch=monkeypatch, settings=settings)
    return gateway


@pytest.fixture
def answering(
    monkeypatch: pytest.MonkeyPatch, settings: LazySettings, heard: list[Event]
) -> AnsweringGateway:
    gateway: AnsweringGateway = _install(
        "AnsweringGateway", AnsweringGateway, monkeypatch=monkeypatch, settings=settings
    )
    return gateway
