import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Site

from home import brand
from home.brand import Brand
from home.colour import READABLE, Colour
from home.tests.trees import make_home

TOKENS = Path(settings.BASE_DIR) / "static/css/tokens/colour.css"

colours = st.builds(Colour, *[st.integers(min_value=0, max_value=255)] * 3)


def branded(**fields: object) -> Brand:
    return Brand(site=Site.objects.get(is_default_site=True), **fields)


def test_measures_contrast_as_wcag_does() -> None:
    assert Colour.of("#000000").contrast(Colour.of("#ffffff")) == pytest.approx(21)
    assert Colour.of("#777777").contrast(Colour.of("#ffffff")) == pytest.approx(4.48, abs=0.005)


def test_knows_the_grounds_of_the_stylesheet() -> None:
    pairs = dict(re.findall(r"--([\w-]+): light-dark\((.+?)\);", TOKENS.read_text()))
    whole = {"#fff": "#ffffff"}
    said = {name: tuple(whole.get(part, part) for part in pair.split(", ")) for name, pair in pairs.items()}
    assert said["paper"] == (str(brand.PAPER), str(brand.DARK_PAPER))
    assert said["surface"] == (str(brand.SURFACE), str(brand.DARK_SURFACE))
    assert said["sunken"][0] == str(brand.SUNKEN)


@given(colours)
def test_gives_a_readable_colour_in_the_light_and_in_the_dark(colour: Colour) -> None:
    light = colour.until_readable(*brand.LIGHT_GROUNDS, towards=brand.BLACK)
    assert all(light.contrast(ground) >= READABLE for ground in brand.LIGHT_GROUNDS)
    dark = Colour.of(re.findall(r"--brand:light-dark\(#\w{6},(#\w{6})\)", brand.sheet(str(light)))[0])
    assert all(dark.contrast(ground) >= READABLE for ground in brand.DARK_GROUNDS)


@pytest.mark.django_db
def test_refuses_a_colour_that_nobody_could_read_and_names_the_nearest() -> None:
    with pytest.raises(ValidationError) as refusal:
        branded(colour="#ffcc00").full_clean()
    [sentence] = refusal.value.message_dict["colour"]
    nearest = Colour.of(re.findall(r"#\w{6}", sentence)[0])
    assert "the contrast is 1.3" in sentence
    branded(colour=str(nearest)).full_clean()


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["copper", "#12345", "#12345g", "red;}", "#a3441b\n"])
def test_takes_nothing_but_a_colour(typed: str) -> None:
    with pytest.raises(ValidationError, match="six digits"):
        branded(colour=typed).full_clean()


@pytest.mark.django_db
def test_serves_the_colour_as_a_stylesheet_that_browsers_may_keep(client: Client) -> None:
    make_home()
    assert "/brand/" not in client.get("/").content.decode()
    branded(colour="#1B4FA3").save()
    [address] = re.findall(r'href="(/brand/\w+\.css)"', client.get("/").content.decode())
    answer = client.get(address)
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in answer.headers["Cache-Control"]
    assert "--brand:#1b4fa3;" in answer.content.decode()
    assert not answer.cookies


@pytest.mark.django_db
def test_has_no_stylesheet_under_another_digest(client: Client) -> None:
    branded(colour="#1b4fa3").save()
    assert client.get("/brand/000000000000.css").status_code == 404


@pytest.mark.django_db
def test_shows_a_new_colour_at_once(client: Client) -> None:
    make_home()
    kept = branded(colour="#1b4fa3")
    kept.save()
    before = client.get("/").content.decode()
    kept.colour = "#6b1b57"
    kept.save()
    assert f"/brand/{brand.digest('#6b1b57')}.css" in client.get("/").content.decode()
    assert f"/brand/{brand.digest('#6b1b57')}.css" not in before
