"""The demo shop, a stage after another; each is done whole or not at all, and what is there is left alone.

One stage goes in steps that are. So a run that was interrupted goes on where it stopped, and a second run changes
nothing. The sign-ins come last: a shop in which nobody has an account has not been finished.
"""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass

from django.db import transaction

from site_project import sites
from site_project.demo import (
    deals,
    delivery,
    frame,
    kinds,
    library,
    lists,
    opinions,
    pages,
    people,
    products,
    purchases,
    shelf,
    stockroom,
)


@dataclass(frozen=True)
class Stage:
    """Something of the shop that is made together."""

    title: str
    run: Callable[[], object]
    is_whole: bool = True  # else it commits its steps itself, and knows which were done


STAGES = (
    Stage("pictures", library.hang),
    Stage("brands, categories and kinds", kinds.build),
    Stage("products", products.put),
    Stage("prices and stock", stockroom.fill),
    Stage("reviews", opinions.write),
    Stage("offers and codes", deals.make),
    Stage("delivery", delivery.arrange),
    Stage("pages", pages.write),
    Stage("guides", pages.write_guides),
    Stage("landing pages", pages.write_with_guides),
    Stage("lists", lists.arrange),
    Stage("menus", frame.put),
    Stage("addresses", sites.keep_in_step),
    Stage("orders", purchases.make, is_whole=False),
    Stage("the shelf", shelf.fill, is_whole=False),
    Stage("sign-ins", people.sign_up),
)


def run(tell: Callable[[str], object]) -> None:
    """Make what is missing of the demo shop, telling of each stage as it begins."""
    for number, stage in enumerate(STAGES, start=1):
        tell(f"{number} of {len(STAGES)}: {stage.title}")
        with transaction.atomic() if stage.is_whole else nullcontext():
            stage.run()
