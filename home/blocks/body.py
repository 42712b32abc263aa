"""What the text of a page or a post is made of."""

from wagtail.blocks import StreamBlock

from home.blocks.media import PictureBlock
from home.blocks.pages import PagesBlock
from home.blocks.product import ProductsBlock
from home.blocks.text import TEXT_FEATURES, ParagraphBlock, QuoteBlock


class BodyBlock(StreamBlock):
    """The body of editorial pages and blog posts."""

    paragraph = ParagraphBlock(features=TEXT_FEATURES)
    quote = QuoteBlock()
    picture = PictureBlock()
    products = ProductsBlock()
    pages = PagesBlock()
