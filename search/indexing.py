"""Keeps Wagtail's index and the vocabulary in step with what is sold and written."""

from collections.abc import Collection, Iterator

from modelsearch import index
from wagtail.models import Page

from blog.models import BlogPostPage
from home.models import StandardPage
from search import vocabulary
from shop.catalogue.models import Brand, Category, Product
from shop.catalogue.shelf.models import ShelfTerm


def follow(product_ids: Collection[int]) -> None:
    """Have these products found by what they are now, and their words mended towards."""
    shown = {product.pk: product for product in index_of(product_ids)}
    for gone in Product.objects.filter(pk__in=set(product_ids) - shown.keys()):
        index.remove_object(gone)
    for product in shown.values():
        index.insert_or_update_object(product)
        vocabulary.learn([product.title, product.search_facts()])


def index_of(product_ids: Collection[int]) -> Iterator[Product]:
    """The products of these that can be found; the entries of others are never listed."""
    yield from Product.objects.browsable().filter(pk__in=product_ids).select_related("brand")


def learn_all() -> int:
    """Know all the words of the shop and of its pages, and no others."""
    return vocabulary.rebuild(_texts())


def _texts() -> Iterator[str]:
    yield from Product.objects.browsable().values_list("title", flat=True).iterator()
    yield from Brand.objects.values_list("name", flat=True)
    yield from Category.objects.browsable().values_list("name", flat=True)
    yield from ShelfTerm.objects.values_list("label", flat=True)
    yield from Page.objects.live().type(BlogPostPage, StandardPage).values_list("title", flat=True)
