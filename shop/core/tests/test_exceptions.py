import pickle
from dataclasses import dataclass

import pytest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy, override

from shop.core.exceptions import DomainError


@dataclass(eq=False)
class OutOfStockError(DomainError):
    code = "test_out_of_stock"
    sentence = ngettext_lazy(
        "Only %(available)d left.", "Only %(available)d of %(product)s left.", "available"
    )

    product: str
    available: int


@dataclass(eq=False)
class RefusedAddressError(DomainError):
    code = "test_address"
    sentence = _("Enter a valid email address.")  # one that Django itself has translated


def test_puts_its_facts_into_its_sentence() -> None:
    error = OutOfStockError(product="Breadboard", available=3)

    assert error.message == str(error) == "Only 3 of Breadboard left."
    assert error.facts == {"product": "Breadboard", "available": 3}
    assert OutOfStockError(product="Breadboard", available=1).message == "Only 1 left."


def test_speaks_the_language_of_the_reader_not_of_the_raiser() -> None:
    error = RefusedAddressError()

    with override("de"):
        assert "gültige" in error.message
    assert error.message == "Enter a valid email address."


def test_keeps_its_code_in_every_language() -> None:
    with override("de"):
        assert RefusedAddressError().code == "test_address"


def test_is_caught_as_a_domain_error_with_its_facts() -> None:
    with pytest.raises(DomainError) as caught:
        raise OutOfStockError(product="Breadboard", available=2)

    assert caught.value.facts["available"] == 2


def test_survives_the_way_to_another_process() -> None:
    error = pickle.loads(pickle.dumps(OutOfStockError(product="Breadboard", available=2)))

    assert (type(error), error.facts) == (OutOfStockError, {"product": "Breadboard", "available": 2})


def test_refuses_a_kind_without_a_code_or_sentence_of_its_own() -> None:
    with pytest.raises(TypeError, match="MuteError says no code and no sentence of its own"):
        type("MuteError", (OutOfStockError,), {})
