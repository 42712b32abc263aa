from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shop.core.money import Money
from shop.tax.included import net_of, tax_in


def euros(amount: str) -> Money:
    return Money(Decimal(amount), "EUR")


@pytest.mark.parametrize(
    ("gross", "rate", "net"),
    [
        ("119.00", "0.19", "100.00"),
        ("24.90", "0.19", "20.92"),
        ("10.70", "0.07", "10.00"),
        ("0.01", "0.19", "0.01"),
        ("0.00", "0.19", "0.00"),
        ("24.90", "0", "24.90"),
        ("-119.00", "0.19", "-100.00"),
    ],
)
def test_takes_the_tax_out_of_a_price(gross: str, rate: str, net: str) -> None:
    assert net_of(euros(gross), Decimal(rate)) == euros(net)


def test_rounds_to_the_unit_of_the_currency() -> None:
    assert net_of(Money(Decimal(1000), "JPY"), Decimal("0.1")) == Money(Decimal(909), "JPY")


def test_reckons_the_same_in_whatever_context_it_is_called() -> None:
    with localcontext() as context:
        context.prec = 3

        assert net_of(euros("12345.67"), Decimal("0.19")) == euros("10374.51")


def test_refuses_a_rate_below_nothing() -> None:
    with pytest.raises(ValueError, match=r"such as 0\.19, not -0\.19"):
        net_of(euros("119.00"), Decimal("-0.19"))


@given(st.integers(0, 10**9), st.decimals(0, "0.9999", places=4))
def test_always_adds_up_and_is_never_off_by_more_than_half_a_cent(cents: int, rate: Decimal) -> None:
    gross = Money.from_minor_units(cents, "EUR")

    net = net_of(gross, rate)

    assert net + tax_in(gross, rate) == gross
    assert abs(net.amount * (1 + rate) - gross.amount) <= Decimal("0.005") * (1 + rate)
