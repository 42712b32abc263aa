"""What stands around every mail, as marketers set it."""

import re
from pathlib import Path

import pytest
from django.conf import LazySettings, settings
from django.core import mail as mailbox
from django.core.mail import EmailMultiAlternatives
from django.template import engines
from django.template.loader import render_to_string
from django.utils import translation
from wagtail.admin.mail import send_notification
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page, Site

from home import mail_frame, palette
from home.brand import Brand
from home.tests.trees import make_home
from shop.users.models import User

pytestmark = pytest.mark.django_db
BACK = {"title": "Finch <One>", "product_url": "https://shop.example/finch/"}


def branded(**fields: object) -> Brand:
    brand: Brand = Brand.objects.create(site=Site.objects.get(is_default_site=True), **fields)
    return brand


def picture(title: str, *, width: int = 300, height: int = 100) -> object:
    file = get_test_image_file(filename=f"{title}.png", size=(width, height))
    return get_image_model().objects.create(title=title, file=file)


def mail() -> str:
    return render_to_string("mails/alert_back.html", BACK)


def dark_part(html: str) -> str:
    found = re.search(r"@media \(prefers-color-scheme: dark\) {(.*)}\s*</style>", html, re.DOTALL)
    assert found
    return found[1]


def test_takes_the_colours_of_the_style_sheet() -> None:
    html = mail()
    sheet = (Path(settings.BASE_DIR) / "static/css/tokens/colour.css").read_text()
    for name in ("paper", "ink", "brand", "muted"):
        found = re.search(rf"--{name}: light-dark\((#\w+), (#\w+)\);", sheet)
        assert found
        assert f"color:{found[1]}" in html
        assert f"{found[2]} !important" in dark_part(html)


def test_takes_the_shops_own_colour() -> None:
    branded(colour="#1b4fa3")
    html = mail()
    assert 'style="display:inline-block' in html
    assert "background-color:#1b4fa3" in html
    assert "#a3441b" not in html
    _light, dark = palette.themes("#1b4fa3")
    assert f".button__cell {{ background-color: {dark['brand']} !important; }}" in dark_part(html)


def test_gives_every_rule_that_colours_a_dark_side() -> None:
    """One list of rules makes both, so that nothing stays dark on dark."""
    html = mail()
    in_the_dark = re.findall(r"color: #\w+(.*?);", dark_part(html))
    assert len(in_the_dark) >= 15
    assert set(in_the_dark) == {" !important"}


def test_says_who_writes_and_where_they_are(settings: LazySettings) -> None:
    branded(address="Copper & Sons\n\n  Example Street 15 \n")
    text = render_to_string("mails/alert_back.txt", BACK)
    name = mail_frame.mail_frame().shop_name
    assert f"-- \n{name}\nCopper & Sons\nExample Street 15\n{settings.PUBLIC_URL}\n" in text
    assert "Copper &amp; Sons<br>Example Street 15<br>" in mail()


def test_says_the_name_once_where_the_address_begins_with_it() -> None:
    branded(address=f"{mail_frame.mail_frame().shop_name}\nExample Street 15")
    foot = mail().split('class="sender"')[1]
    assert foot.count(mail_frame.mail_frame().shop_name) == 1


def test_shows_the_logo_by_its_whole_address_and_the_name_where_pictures_are_off(
    settings: LazySettings,
) -> None:
    settings.PUBLIC_URL = "https://shop.example"
    branded(logo=picture("logo"))
    (image,) = re.findall(r"<img[^>]+>", mail())
    assert re.search(r'src="https://shop\.example/media/\S+logo\S*\.png"', image)
    assert f'alt="{mail_frame.mail_frame().shop_name}"' in image
    assert 'height="36"' in image
    assert 'width="108"' in image


def test_changes_the_logo_with_the_light() -> None:
    branded(logo=picture("logo"), dark_logo=picture("night", width=200))
    light, dark = re.findall(r"<img[^>]+>", mail())
    assert "logo" in light
    assert "display:block" in light
    assert "night" in dark
    assert "display:none" in dark
    assert ".name__logo--light { display: none !important; }" in dark_part(mail())


def test_turns_around_for_those_who_read_from_right_to_left() -> None:
    with translation.override("ar"):
        html = render_to_string("mails/alert_back.html", BACK)
    assert '<html lang="ar" dir="rtl"' in html
    assert re.search(r'<div class="mail" dir="rtl" lang="ar" style="text-align:right', html)


def test_escapes_what_people_typed_in_html_only() -> None:
    assert "Finch &lt;One&gt;" in mail()
    assert "“Finch <One>” is back" in render_to_string("mails/alert_back.txt", BACK)


def test_evens_the_space_between_paragraphs() -> None:
    template = engines["django"].from_string(
        "{% load mails %}{% evened %}\n\nA\n \n\t\n\nB\nC\n\n-- \nD\n\n{% endevened %}"
    )
    assert template.render() == "A\n\nB\nC\n\n-- \nD\n"


def test_stands_around_what_the_editors_desk_writes(settings: LazySettings) -> None:
    """Wagtail renders its own mails, from templates that extend ours."""
    make_home()
    page = Page.objects.get(slug="home")
    bob = User.objects.create_user("bob@example.com", "correct horse battery")
    assert send_notification([bob], "updated_comments", {"page": page, "editor": bob})
    (sent,) = mailbox.outbox
    assert isinstance(sent, EmailMultiAlternatives)
    html, text = str(sent.alternatives[0][0]), str(sent.body)
    link = f"{settings.PUBLIC_URL}/cms/pages/{page.pk}/edit/"
    assert f'href="{link}"' in html
    assert link in text
    for body in (html, text):
        assert "From the editor’s desk" in body
        assert f"{settings.PUBLIC_URL}/cms/account/#tab-notifications" in body
        assert mail_frame.mail_frame().shop_name in body
