"""Sample data for the gallery, none of it from the database. Nobody translates it: it is no text of the shop.

A new component gets an exhibit in the module it is nearest to, with its hard cases.
"""

from site_project.styleguide.exhibits import Exhibit
from site_project.styleguide.samples import account, blocks, buying, forms, frame, orders, products


def components() -> list[Exhibit]:
    """Every template of templates/components, by name."""
    return _all("components/")


def sections() -> list[Exhibit]:
    """The main templates of templates/sections, by name."""
    return _all("sections/")


def page_blocks() -> list[Exhibit]:
    """Those templates of templates/blocks that fill a page's width, by name."""
    return _all("blocks/")


def _all(folder: str) -> list[Exhibit]:
    modules = (frame, products, buying, forms, orders, account, blocks)
    exhibits = [exhibit for module in modules for exhibit in module.exhibits()]
    return sorted(
        (exhibit for exhibit in exhibits if exhibit.template.startswith(folder)),
        key=lambda exhibit: exhibit.template,
    )
