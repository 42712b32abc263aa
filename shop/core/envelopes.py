"""An address as it stands on a parcel: one way for the checkout, the address book, the order's page and its mails."""


def lines(
    *,
    name: str,
    street: tuple[str, ...],
    postcode: str = "",
    town: str = "",
    state: str = "",
    country_name: str = "",
) -> list[str]:
    """The lines that say something, the postcode before the town."""
    place = " ".join(part for part in (postcode, town) if part)
    return [line for line in (name, *street, place, state, country_name) if line]
