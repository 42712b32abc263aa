"""Keeps Wagtail's index and the vocabulary in step with what is sold and written."""

from collections.abc import Collection, Iterator
from typing import Any

from modelsearch import index
from modelsearch.backends import get_search_backends
from wagtail.models import Page

from blog.models import BlogPostPage
from home.models import StandardPage
from search import vocabulary
from shop.catalogue.models import Brand, Category, Product
from shop.catalogue.shelf.models import ShelfTerm


def follow(product_ids: Collection[int]) -> None:
    """Have these products found by what they are now, and their words mended towards."""
    shown = put(Product, product_ids)
    for gone in set(product_ids) - {product.pk for product in shown}:
        index.remove_object(Product(pk=gone))
    vocabulary.learn(text for product in shown for text in (product.title, product.search_facts()))


def put(model: Any, keys: Collection[int]) -> list[Any]:
    """Write the entries of those of these rows that can be found, which are loaded with all that the index asks."""
    loaded = list(model.get_indexed_objects().filter(pk__in=keys))
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(model, loaded)
    return loaded


def learn_all() -> int:
    """Know all the words of the shop and of its pages, and no others."""
    return vocabulary.rebuild(_texts())


def _texts() -> Iterator[str]:
    yield from Product.objects.browsable().values_list("title", flat=True).iterator()
    yield from Brand.objects.values_list("name", flat=True)
    yield from Category.objects.browsable().values_list("name", flat=True)
    yield from ShelfTerm.objects.values_list("label", flat=True)
    yield from Page.objects.live().type(BlogPostPage, StandardPage).values_list("title", flat=True)
