"""Blocks of running text. Each has a template of its name in `templates/blocks/`."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, RichTextBlock, StructBlock, TextBlock

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link", "code"]


class ParagraphBlock(RichTextBlock):
    """Text with headings, lists and links."""

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "blocks/paragraph.html"


class QuoteBlock(StructBlock):
    """Something that somebody said."""

    text = TextBlock(label=_("Quote"))
    source = CharBlock(label=_("Who said it"), required=False, max_length=120)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "blocks/quote.html"
