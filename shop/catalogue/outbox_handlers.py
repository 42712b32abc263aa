"""What follows when stock, prices or products have changed: the shelf is kept true."""

from shop.catalogue.models import Product
from shop.catalogue.shelf import marking
from shop.catalogue.shelf import services as shelf
from shop.core import outbox
from shop.partner import alerts, prices, stock


@outbox.handler(stock.TOPIC)
def stock_changed(message: outbox.Message) -> None:
    """Keep the list of what runs low, and the shelf; the pages were dropped with the change itself."""
    shelf.lock([message.payload["product_id"]])  # before its stock, as whoever deletes the product does
    alerts.look_at(message.payload["record_id"])
    shelf.refresh([message.payload["product_id"]])


@outbox.handler(prices.TOPIC)
def prices_changed(message: outbox.Message) -> None:
    """Put what costs something else now where it belongs."""
    shelf.refresh(message.payload["product_ids"])


@outbox.handler(marking.STALE_TOPIC)
def product_changed(message: outbox.Message) -> None:
    """Work the rows of one product out anew, and let it be found by what it is now."""
    shelf.refresh([message.payload["product_id"]])
    shown = Product.objects.filter(pk=message.payload["product_id"]).values_list("parent", "pk")
    outbox.emit_all(marking.SHELVED_TOPIC, ({"product_ids": [parent or own]} for parent, own in shown))


@outbox.handler(marking.WALK_TOPIC)
def many_changed(message: outbox.Message) -> None:
    """Work out a part of the rows anew, and go on with the next."""
    among, after = message.payload["among"], message.payload["after"]
    products = Product.objects.filter(**among, pk__gt=after).exclude(structure=Product.CHILD).order_by("pk")
    if some := list(products.distinct().values_list("pk", flat=True)[: marking.A_PART]):
        shelf.refresh(some)
        outbox.emit(marking.SHELVED_TOPIC, {"product_ids": some})
        outbox.emit(marking.WALK_TOPIC, {"among": among, "after": some[-1]})
