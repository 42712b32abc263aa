import re
from threading import Thread

import pytest

from shop.core import request_ids


def test_is_empty_outside_of_a_request() -> None:
    assert request_ids.current() == ""


def test_makes_ids_that_differ_and_that_it_would_accept_itself() -> None:
    ids = {request_ids.new() for _ in range(1000)}

    assert len(ids) == 1000
    assert all(re.fullmatch(r"[0-9a-f]{16}", made) and request_ids.accept(made) == made for made in ids)


def test_holds_while_the_work_lasts_and_gives_way_when_nested() -> None:
    with request_ids.working_for("outer-request") as outer:
        assert request_ids.current() == outer == "outer-request"
        with request_ids.working_for("inner-request"):
            assert request_ids.current() == "inner-request"
        assert request_ids.current() == "outer-request"
    assert request_ids.current() == ""


def test_is_gone_after_an_error() -> None:
    with pytest.raises(LookupError), request_ids.working_for("failed-request"):
        raise LookupError

    assert request_ids.current() == ""


def test_stays_in_its_own_thread() -> None:
    seen: list[str] = []
    with request_ids.working_for("one-request"):
        thread = Thread(target=lambda: seen.append(request_ids.current()), daemon=True)
        thread.start()
        thread.join(timeout=10)

    assert seen == [""]


@pytest.mark.parametrize(
    "offered", ["8letters", "a" * 64, "Root=1-67.abc_DEF"[5:], "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"]
)
def test_accepts_what_proxies_send(offered: str) -> None:
    assert request_ids.accept(offered) == offered


@pytest.mark.parametrize(
    "offered", ["", "7letter", "a" * 65, "with space", "forged\nline", "newline8\n", "ümlaut-id", "<script>"]
)
def test_makes_its_own_where_the_offer_is_unfit_for_a_log_line(offered: str) -> None:
    accepted = request_ids.accept(offered)

    assert accepted != offered
    assert re.fullmatch(r"[0-9a-f]{16}", accepted)
