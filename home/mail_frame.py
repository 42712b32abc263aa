"""What stands around every mail, whoever writes it: the shop, accounts or the editor's desk."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.contrib.sites.models import Site

from home import menus, palette
from shop.catalogue.renditions import Picture
from shop.core.addresses import absolute

LOGO_HEIGHT = 36


@dataclass(frozen=True)
class MailLogo:
    """The logo as it was uploaded: mail programs know fewer formats than browsers do."""

    url: str
    width: int
    height: int = LOGO_HEIGHT


@dataclass(frozen=True)
class MailFrame:
    """Whose the mail is, and the colours it is written in, by the names of the tokens."""

    shop_name: str
    shop_url: str
    is_demo: bool
    address: tuple[str, ...]
    logo: MailLogo | None
    dark_logo: MailLogo | None
    light: Mapping[str, str]
    dark: Mapping[str, str]


def mail_frame() -> MailFrame:
    """What stands around a mail that is written now."""
    look = menus.frame().look
    light, dark = palette.themes(look.colour)
    return MailFrame(
        shop_name=Site.objects.get_current().name,
        shop_url=settings.PUBLIC_URL,
        is_demo=settings.DEMO_MODE,
        address=look.address,
        logo=_logo(look.logo),
        dark_logo=_logo(look.dark_logo) if look.logo else None,
        light=light,
        dark=dark,
    )


def _logo(picture: Picture | None) -> MailLogo | None:
    if picture is None:
        return None
    width = round(picture.width * LOGO_HEIGHT / picture.height)
    return MailLogo(url=absolute(picture.whole), width=width)
