"""The values of a filter in templates.

A page has a hundred of them: a template, or Django's own escaping, would take longer for them than the database.
"""

from collections.abc import Sequence
from html import escape

from django import template
from django.utils.formats import localize
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from shop.catalogue.listing.facets import FacetValue, ShownFacet
from shop.core.components import rendered

register = template.Library()


@register.simple_tag
def facet_values(facet: ShownFacet, values: Sequence[FacetValue]) -> SafeString:
    """Some of the values of a facet, as entries of a list: links, and words where nothing would be left."""
    nouns = escape(_("products")), escape(_("product"))
    entries = (_entry(value, key=facet.key, noun=nouns[value.count == 1]) for value in values)
    return SafeString("\n".join(entries))  # nosec B703  # each of them escapes what it was told


def _entry(value: FacetValue, *, key: str, noun: str) -> str:
    swatch = rendered("components/swatch.html", colour=value.colour) if value.colour else ""
    number = f'<span class="facet__count">{_number(value.count)}<span class="visually-hidden"> {noun}</span></span>'
    told = f'{swatch}<span class="facet__label">{escape(value.label)}</span> {number}'
    if value.is_empty:
        box = '<span class="facet__box"></span>'
        return f'<li><span class="facet__value facet__value--none">{box}{told}</span></li>'
    current, check = (
        (' aria-current="true"', rendered("components/icon.html", name="check", classes="icon--small"))
        if value.selected
        else ("", "")
    )
    address = f'id="f-{escape(key)}-{escape(value.value)}" href="{escape(value.query)}"'
    box = f'<span class="facet__box">{check}</span>'
    return f'<li><a class="facet__value" {address} rel="nofollow"{current}>{box}{told}</a></li>'


def _number(count: int) -> str:
    return str(localize(count)) if count >= 1000 else str(count)  # only then there may be a sign in it
