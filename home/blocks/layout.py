"""Blocks that fill the width of a page. Each has a template of its name in `templates/blocks/`."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, RichTextBlock, StructBlock, TextBlock
from wagtail.images import get_image_model

from home.blocks.body import BodyBlock
from home.blocks.links import LinkBlock
from home.blocks.media import LibraryPictureBlock


def any_picture() -> Any:
    """A picture of the library to show a block with; none of an empty one."""
    return get_image_model().objects.order_by("pk").first()


class HeroBlock(StructBlock):
    """One thing said large, with a picture and one thing to do."""

    heading = CharBlock(label=_("Heading"), max_length=80)
    text = TextBlock(label=_("Text"), required=False, max_length=300, rows=2)
    picture = LibraryPictureBlock(label=_("Picture"), required=False)
    link = LinkBlock(label=_("Link"), required=False)

    class Meta:
        icon = "pick"
        label = _("Hero")
        description = _("One thing said large, with a picture and one thing to do.")
        template = "blocks/hero.html"
        preview_value = {
            "heading": "Build it on a Sunday",
            "text": "Everything you need lies in one box, and nothing you do not.",
            "link": {"label": "See the kits", "page": None, "address": "/shop/"},
        }

    def get_preview_value(self) -> Any:
        return self.normalize({**self.meta.preview_value, "picture": any_picture()})


class ImageWithTextBlock(StructBlock):
    """A picture with words beside it."""

    picture = LibraryPictureBlock(label=_("Picture"))
    side = ChoiceBlock(
        label=_("The picture stands"),
        choices=[("start", _("before the text")), ("end", _("after the text"))],
        default="start",
        help_text=_("On a phone it stands above."),
    )
    heading = CharBlock(label=_("Heading"), required=False, max_length=80)
    text = RichTextBlock(label=_("Text"), features=["bold", "italic", "ol", "ul", "link"], max_length=800)
    link = LinkBlock(label=_("Link"), required=False)

    class Meta:
        icon = "image"
        label = _("Image with text")
        description = _("A picture with words beside it, on the left or on the right.")
        template = "blocks/image_with_text.html"
        preview_value = {
            "side": "end",
            "heading": "Soldered by hand",
            "text": "<p>Each board is tried on our own bench before it is packed.</p>",
            "link": {"label": "How we test", "page": None, "address": "/about/"},
        }

    def get_preview_value(self) -> Any:
        return self.normalize({**self.meta.preview_value, "picture": any_picture()})


class LandingBlock(BodyBlock):
    """The parts of a page that sells: all of a text, and what fills the page's width."""

    hero = HeroBlock()
    image_with_text = ImageWithTextBlock()
