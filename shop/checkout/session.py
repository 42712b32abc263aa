"""What a shopper has told the checkout so far. Replaces Oscar's session, whose keys nobody checks."""

import secrets
from typing import TYPE_CHECKING, Any

from shop.customer.addresses import PostalAddress

if TYPE_CHECKING:
    from django.http import HttpRequest

_NAME = "checkout"
_PENDING = "pending_order"
_KEYS_REMEMBERED = 5


class CheckoutSession:
    """The answers of a shopper, typed; written at once, so that nothing typed is lost by what goes wrong later."""

    def __init__(self, request: "HttpRequest") -> None:
        self._session = request.session

    @property
    def email(self) -> str:
        return str(self._answers.get("email", ""))

    @email.setter
    def email(self, value: str) -> None:
        self._write(email=value, spent_offers=[])

    @property
    def spent_offers(self) -> tuple[int, ...]:
        """The offers that a guest has had as often as one may, as far as an order that was refused has told."""
        return tuple(self._answers.get("spent_offers", []))

    def do_without(self, offer_id: int) -> None:
        """Price without this offer from now on, until another address is given."""
        self._write(spent_offers=[*self.spent_offers, offer_id])

    @property
    def address(self) -> PostalAddress | None:
        saved = self._answers.get("address")
        return PostalAddress.from_mapping(saved) if saved else None

    @address.setter
    def address(self, value: PostalAddress) -> None:
        self._write(address=value.as_dict())

    @property
    def bill_here(self) -> bool:
        """Whether the invoice goes where the parcel goes."""
        return bool(self._answers.get("bill_here", True))

    @property
    def typed_billing(self) -> PostalAddress | None:
        """The other address that was given for the invoice, even if it is not wanted at the moment."""
        saved = self._answers.get("billing")
        return PostalAddress.from_mapping(saved) if saved else None

    @property
    def billing(self) -> PostalAddress | None:
        """Where the invoice goes; None: where the parcel goes."""
        return None if self.bill_here else self.typed_billing

    @property
    def billed_to(self) -> PostalAddress | None:
        """Where the invoice goes, as far as that is known."""
        return self.billing or self.address

    def bill_to(self, address: PostalAddress | None) -> None:
        """Send the invoice there; None: where the parcel goes."""
        if address is None:
            self._write(bill_here=True)
        else:
            self._write(bill_here=False, billing=address.as_dict())

    @property
    def delivery_code(self) -> str:
        return str(self._answers.get("delivery", ""))

    @delivery_code.setter
    def delivery_code(self, value: str) -> None:
        self._write(delivery=value)

    @property
    def gateway_code(self) -> str:
        return str(self._answers.get("gateway", ""))

    @gateway_code.setter
    def gateway_code(self, value: str) -> None:
        self._write(gateway=value)

    @property
    def shown(self) -> dict[str, Any]:
        """What the review said the last time it was shown; see `changes`."""
        return dict(self._answers.get("shown", {}))

    @shown.setter
    def shown(self, value: dict[str, Any]) -> None:
        if value != self.shown:
            self._write(shown=value)

    @property
    def pending_order(self) -> str:
        """The number of the order that this visitor, guest or not, has placed and not paid yet."""
        return str(self._session.get(_PENDING, ""))

    @property
    def last_order(self) -> str:
        """The number of the order that this visitor placed last, whatever became of it."""
        return str(self._answers.get("last_order", ""))

    def current_key(self) -> str:
        """The key under which the next order will be placed, once."""
        if not self._keys:
            self._write(keys=[secrets.token_urlsafe(32)])
        return self._keys[0]

    def owns(self, key: str) -> bool:
        """Tell whether this visitor was given this key; nobody else may see the order behind it."""
        return key in self._keys

    def renew_key(self) -> str:
        """A key for another order; the last few stay known, for a second click and for Back."""
        self._write(keys=[secrets.token_urlsafe(32), *self._keys][:_KEYS_REMEMBERED])
        return self._keys[0]

    def remember_order(self, number: str) -> None:
        """Keep who placed it, for guests as well; the answers stay, in case the payment fails."""
        self._session[_PENDING] = number
        self._write(last_order=number)

    def remember_last(self, number: str) -> None:
        """Keep which order the pages after the payment are about."""
        if number != self.last_order:
            self._write(last_order=number)

    def settle_order(self) -> None:
        """The order is paid or promised: another purchase starts afresh, with the same address."""
        self._session.pop(_PENDING, None)
        self._session[_NAME] = {name: self._answers[name] for name in _KEPT_AFTER if name in self._answers}

    def drop_pending(self) -> None:
        """The order will not be paid; everything typed stays for the next try."""
        self._session.pop(_PENDING, None)

    @property
    def _answers(self) -> dict[str, Any]:
        answers: dict[str, Any] = self._session.get(_NAME, {})
        return answers

    @property
    def _keys(self) -> list[str]:
        return list(self._answers.get("keys", []))

    def _write(self, **answers: Any) -> None:
        self._session[_NAME] = {**self._answers, **answers}


_KEPT_AFTER = ("email", "address", "bill_here", "billing", "last_order", "keys")
