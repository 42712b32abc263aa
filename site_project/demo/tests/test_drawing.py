"""The drawing program and what it rendered."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from site_project.demo.assortment import CATEGORIES, PRODUCTS
from site_project.demo.drawing import render, things
from site_project.demo.drawing.colour import lit, parse
from site_project.demo.drawing.gallery import PICTURES, Picture, add
from site_project.demo.drawing.scene import Scene
from site_project.demo.drawing.solids import box, front_chain
from site_project.demo.drawing.space import Box, circle, hull, is_convex, project, rectangle

SHOWN = ("fern-one", "halbton-moth-cream", "gaugefield-41-use", "scene-workbench", "filament-amber")


def test_hangs_every_module_of_things() -> None:
    folder = Path(things.__file__).parent
    assert set(things.__all__) == {p.stem for p in folder.glob("*.py")} - {"__init__"}


@pytest.mark.parametrize("name", SHOWN)
def test_draws_the_same_svg_for_the_same_picture(name: str) -> None:
    first, second = PICTURES[name].svg(), PICTURES[name].svg()
    assert first == second
    ElementTree.fromstring(first)


def test_shows_every_product_and_no_other() -> None:
    slugs = {p.slug for p in PRODUCTS}
    assert {p.product for p in PICTURES.values() if p.product} == slugs
    assert {p.view for p in PICTURES.values() if not p.product} == {"scene"}


def test_shows_every_colour_that_can_be_chosen() -> None:
    for product in PRODUCTS:
        chosen = {v.colour.slug for v in product.variants if v.colour}
        shown = {p.variant for p in PICTURES.values() if p.product == product.slug and p.variant}
        assert shown == chosen, product.slug


def test_lays_each_product_on_the_hue_of_its_category() -> None:
    hues = {c.slug: c.hue for c in CATEGORIES}
    shelf = {p.slug: hues[p.category] for p in PRODUCTS}
    wrong = [p.name for p in PICTURES.values() if p.product and p.sheet.hue != shelf[p.product]]
    assert wrong == []


def test_describes_each_picture_in_a_sentence_of_its_own() -> None:
    sentences = [p.alt for p in PICTURES.values()]
    assert all(s.endswith(".") and 30 < len(s) < 160 for s in sentences)
    assert len(set(sentences)) == len(sentences)
    assert len(PICTURES) <= 250


def test_refuses_a_second_picture_of_the_same_name() -> None:
    before = dict(PICTURES)
    with pytest.raises(ValueError, match="fern-one"):
        add(Picture(name="fern-one", alt="Again.", draw=PICTURES["fern-one"].draw))
    assert before == PICTURES


def test_lights_the_top_more_than_the_left_and_the_left_more_than_the_right() -> None:
    top, left, right = (sum(parse(lit("#A3441B", n))) for n in ((0, 0, 1), (0, 1, 0), (1, 0, 0)))
    assert top > left > right


def test_draws_what_lies_behind_first() -> None:
    scene = Scene()
    near = box(scene, (10, 10, 0), (5, 5, 5), "#888888")
    far = box(scene, (5, 5, 0), (5, 5, 5), "#888888")
    above = box(scene, (10, 10, 5), (5, 5, 5), "#888888")
    assert scene.sorted_items() == [far, near, above]


def test_knows_what_hides_what() -> None:
    low, high = Box((0, 0, 0), (2, 2, 2)), Box((0, 0, 2), (2, 2, 4))
    aside = Box((9, -9, 0), (10, -8, 1))
    assert low.overlaps_on_sheet(high)
    assert low.is_behind(high)
    assert not high.is_behind(low)
    assert not low.overlaps_on_sheet(aside)


def test_lets_shadows_fall_on_what_was_laid_down_and_not_under_it() -> None:
    scene = Scene()
    table = box(scene, (0, 0, -4), (90, 90, 4), "#c99a62")
    scene.lay(table)
    box(scene, (20, 20, 0), (9, 9, 9), "#888888")
    art = scene.body()
    top, shadow, thing = (
        art.index(mark) for mark in (table.picture[-1], scene.floor[0], scene.items[0].picture[0])
    )
    assert top < shadow < thing
    assert table.picture[0] in art


def test_lets_a_drawing_stand_elsewhere_as_one_thing() -> None:
    def chair(part: Scene) -> None:
        box(part, (0, 0, 0), (4, 4, 5), "#888888")
        box(part, (0, 0, 5), (4, 1, 6), "#888888")

    scene = Scene()
    scene.stand(chair, (10, 30, 2))
    (chair_there,) = scene.items
    assert (chair_there.box.low, chair_there.box.high) == ((10, 30, 2), (14, 34, 13))
    left, top, wide, high = scene.bounds()
    alone = Scene()
    chair(alone)
    assert (wide, high) == pytest.approx(alone.bounds()[2:])
    du, dv = project((10, 30, 2))
    assert (left - du, top - dv) == pytest.approx(alone.bounds()[:2])


def test_finds_the_front_of_an_outline_from_left_to_right() -> None:
    assert front_chain(rectangle(0, 0, 4, 2)) == [(0, 2), (4, 2), (4, 0)]
    assert is_convex(circle(0, 0, 3))
    assert len(hull([(0, 0), (4, 0), (4, 4), (0, 4), (2, 2)])) == 4


def test_says_so_when_no_picture_has_the_name() -> None:
    with pytest.raises(LookupError, match="no-such-thing"):
        render.chosen(["no-such-thing"])


def test_keeps_every_rendered_file_and_its_index_together() -> None:
    index = render.read_index()
    files = {row["master"] for row in index.values()} | {
        r["file"] for row in index.values() for r in row["renditions"]
    }
    on_disk = {p.name for p in render.FOLDER.iterdir()} - {render.INDEX}
    assert set(index) == set(PICTURES)
    assert files == on_disk
    assert sum(p.stat().st_size for p in render.FOLDER.iterdir()) < 25 * 1024 * 1024


@pytest.mark.parametrize("name", SHOWN)
def test_has_rendered_what_the_program_draws_now(name: str) -> None:
    row = render.read_index()[name]
    assert row["source"] == render.source_of(PICTURES[name].svg())
    with Image.open(render.FOLDER / row["master"]) as image:
        assert image.size == (row["width"], row["height"])
    for rendition in row["renditions"]:
        with Image.open(render.FOLDER / rendition["file"]) as image:
            assert image.size == (rendition["width"], rendition["height"])
