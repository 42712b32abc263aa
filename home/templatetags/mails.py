"""What the two frames of mails are made with: templates/mails/base.html and base.txt.

It is done in the templates, since not all who write mails are ours: allauth and Wagtail render their own.
"""

import re

from css_inline import CSSInliner
from django import template
from django.utils.safestring import SafeString, mark_safe

from home import mail_frame as frames

register = template.Library()
_INLINER = CSSInliner(load_remote_stylesheets=False, minify_css=True)
_EMPTY_LINES = re.compile(r"\n(?:[ \t]*\n){2,}")


@register.simple_tag
def mail_frame() -> frames.MailFrame:
    """Whose the mail is, and its colours: `{% mail_frame as mail %}`."""
    return frames.mail_frame()


@register.simple_block_tag
def inlined(content: str) -> SafeString:
    """The page with its style sheet written onto the elements; mail programs drop or rewrite sheets."""
    # Safe as the templates made it: the inliner adds what stood in their own style sheet.
    return mark_safe(_INLINER.inline(content))  # nosec B308, B703


@register.simple_block_tag
def evened(content: str) -> str:
    """The text with one empty line between paragraphs, however many the template's tags left."""
    return _EMPTY_LINES.sub("\n\n", content).strip() + "\n"
