from oscar.apps.basket import apps


class BasketConfig(apps.BasketConfig):
    """Changes nothing of Oscar's yet but its middleware, see `middleware.py`."""

    name = "shop.basket"
