"""Pages that may be kept: what an answer was made of, until when it is right, and which facts have changed since.

While a page renders, whatever reads a fact names it: `tag("product:7")`, or `valid_until(offer.end)` where time
alone changes it. Whatever changes a fact says so in the same transaction: `drop("product:7")`. Both may be called
from anywhere; outside of a collection naming does nothing. How the two meet without a race is told in `middleware`.

Names are a kind and, mostly, a key: `page:3`, `product:7`, `category:12`, `menu:main`, `offer:5`, `setting:seo`.
"""

from shop.core.pagecache.collection import Collection, collect, tag, tags, valid_until
from shop.core.pagecache.counters import drop, fold, versions
from shop.core.pagecache.stores import NullStore, Store, StoredPage

__all__ = [
    "Collection",
    "NullStore",
    "Store",
    "StoredPage",
    "collect",
    "drop",
    "fold",
    "tag",
    "tags",
    "valid_until",
    "versions",
]
