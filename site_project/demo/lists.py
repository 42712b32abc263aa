"""Arranges the lists of some of the demo's categories: what stands first, what not at all, and a banner."""

from dataclasses import dataclass

from shop.catalogue.arranging import services
from shop.catalogue.arranging.models import CategoryPlacement
from shop.catalogue.arranging.services import Banner, Wanted
from shop.catalogue.models import Category, Product
from site_project.demo import library


@dataclass(frozen=True)
class Arranged:
    """The list of a category; products are named by their slugs, the banner's picture is a scene."""

    category: str
    pins: tuple[str, ...]
    hidden: tuple[str, ...] = ()
    banner: Banner | None = None
    scene: str = ""


LISTS = (
    Arranged(
        category="electronics",
        pins=("fern-one", "breeze", "glowworm-oled", "nod-9"),
        hidden=("shrink-tube", "terminal-set"),
        banner=Banner(
            position=6,
            title="A plant that says when",
            text="One board, one probe, and a basil that outlives the winter.",
            link="/blog/a-plant-that-says-when/",
            label="Read the guide",
        ),
        scene="sill",
    ),
    Arranged(category="sound", pins=("overhear", "tin-ear")),
)


def arrange() -> None:
    """Arrange those lists, where nobody has arranged any."""
    if CategoryPlacement.objects.exists():
        return
    for each in LISTS:
        wanted = Wanted(pins=_keys(each.pins), hidden=_keys(each.hidden), banners=_banners(each))
        services.arrange(Category.objects.get(full_slug=each.category), wanted, actor=None)


def _keys(slugs: tuple[str, ...]) -> list[int]:
    keys = dict(Product.objects.browsable().filter(slug__in=slugs).values_list("slug", "pk"))
    return [keys[slug] for slug in slugs]


def _banners(each: Arranged) -> list[Banner]:
    if each.banner is None:
        return []
    return [Banner(**{**vars(each.banner), "image": library.scene_of(each.scene)})]
