"""The shop's own look, as marketers set it: a colour, a logo, an icon, and the address below its letters.

The colour becomes a stylesheet of its own, under an address with its digest: pages are the same for everybody and
allow no inline style.
"""

import hashlib
import re
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from home.colour import Colour

# The grounds that the colour stands on, as in static/css/tokens/colour.css; a test compares them.
PAPER, SUNKEN, SURFACE = Colour.of("#fbf8f2"), Colour.of("#f3eee3"), Colour.of("#ffffff")
DARK_PAPER, DARK_SURFACE = Colour.of("#161412"), Colour.of("#211e1b")
BLACK, WHITE = Colour.of("#000000"), Colour.of("#ffffff")
LIGHT_GROUNDS = (WHITE, SURFACE, PAPER, SUNKEN)
DARK_GROUNDS = (DARK_PAPER, DARK_SURFACE)

COLOUR = r"\A#[0-9a-fA-F]{6}\Z"
is_colour = RegexValidator(COLOUR, _("Write a colour as “#” and six digits, such as #a3441b."))


@register_setting(icon="view")
class Brand(BaseSiteSetting):
    """How the shop looks like itself."""

    colour = models.CharField(
        _("colour"),
        max_length=7,
        blank=True,
        validators=[is_colour],
        help_text=_(
            "Of buttons and links, such as #a3441b. White letters must be readable on it. Dark pages get a lighter "
            "one of the same kind. Empty: copper."
        ),
    )
    logo = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Stands at the head of every page, 36 pixels high. Empty: the shop's name."),
    )
    dark_logo = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("logo on dark pages"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The same logo in lighter colours. Empty: the one above everywhere."),
    )
    icon = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("icon"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("A square picture, for the browser's tabs."),
    )
    address = models.TextField(
        _("address"),
        max_length=300,
        blank=True,
        help_text=_(
            "Who the shop is and where, line by line. Stands below every mail and on printed orders."
        ),
    )

    panels = [
        FieldPanel("colour"),
        FieldPanel("logo"),
        FieldPanel("dark_logo"),
        FieldPanel("icon"),
        FieldPanel("address"),
    ]

    class Meta:
        verbose_name = _("brand")

    def __str__(self) -> str:
        return str(_("Brand"))

    def clean(self) -> None:
        super().clean()
        if re.match(COLOUR, self.colour) and not Colour.of(self.colour).readable_on(*LIGHT_GROUNDS):
            raise ValidationError({"colour": _complaint(Colour.of(self.colour))})

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.colour = self.colour.lower()
        super().save(*args, **kwargs)


def _complaint(colour: Colour) -> str:
    nearest = colour.until_readable(*LIGHT_GROUNDS, towards=BLACK)
    return _now(
        "Letters would be hard to read in this colour, and white ones on it: the contrast is %(contrast).1f, and "
        "4.5 is the least. The nearest that is readable is %(nearest)s."
    ) % {"contrast": min(colour.contrast(ground) for ground in LIGHT_GROUNDS), "nearest": nearest}


def sheet(colour: str) -> str:
    """The stylesheet that gives every page this colour."""
    pairs = tokens(colour)
    plain = "".join(f"--{name}:{first};" for name, (first, _dark) in pairs.items())
    both = "".join(f"--{name}:light-dark({first},{second});" for name, (first, second) in pairs.items())
    return f":root{{{plain}}}@supports (color:light-dark(#000,#fff)){{:root{{{both}}}}}"


def tokens(colour: str) -> dict[str, tuple[Colour, Colour]]:
    """What this colour makes of the tokens that depend on it, light and dark."""
    light = Colour.of(colour)
    dark = light.until_readable(*DARK_GROUNDS, towards=WHITE).mixed(WHITE, 0.15)
    return {
        "brand": (light, dark),
        "brand-deep": (light.mixed(BLACK, 0.2), dark.mixed(WHITE, 0.3)),
        "on-brand": (WHITE, DARK_PAPER),
        "blush": (PAPER.mixed(light, 0.1), DARK_PAPER.mixed(dark, 0.15)),
    }


def digest(colour: str) -> str:
    """Names the stylesheet; another program text makes another name."""
    return hashlib.sha256(sheet(colour).encode()).hexdigest()[:12]
