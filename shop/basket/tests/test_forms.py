import pytest
from hypothesis import given
from hypothesis import strategies as st

from shop.basket.exceptions import BadQuantity
from shop.basket.forms import CodeForm, QuantityForm, quantity_from

SENTENCE = "Please write how many you would like: a whole number from 1 to 10000."
NO_NUMBERS = ["abc", "", " ", "1e3", "+3", "1.5", "1,5", "1_000", "0x1", "1 2", "\0"]
BAD = ["0", "-1", *NO_NUMBERS, "１２", "٣", "９" * 9, "9" * 5000]


@pytest.mark.parametrize("typed", BAD)
def test_refuses_what_is_no_quantity_and_keeps_it(typed: str) -> None:
    form = QuantityForm({"quantity": typed})
    assert form.errors == {"quantity": [SENTENCE]}
    assert form["quantity"].value() == typed


@pytest.mark.parametrize(("typed", "number"), [("1", 1), (" 3 ", 3), ("007", 7), ("1000000000", 10**9)])
def test_takes_a_whole_number(typed: str, number: int) -> None:
    form = QuantityForm({"quantity": typed})
    assert form.is_valid()
    assert form.cleaned_data == {"quantity": number}


@given(st.text(max_size=30))
def test_takes_plain_digits_from_one_on_and_nothing_else(typed: str) -> None:
    is_number = typed.isascii() and typed.isdigit() and int(typed) > 0 and len(typed) <= 20
    if is_number:
        assert quantity_from(typed) == int(typed)
    else:
        with pytest.raises(BadQuantity):
            quantity_from(typed)


@pytest.mark.parametrize("typed", ["", "  "])
def test_asks_for_a_code(typed: str) -> None:
    assert CodeForm({"code": typed}).errors == {"code": ["Please type a code first."]}
