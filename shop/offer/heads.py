"""The heads (`Seo`) of the offers' pages."""

from collections.abc import Sequence

from django.template.defaultfilters import striptags
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from shop.catalogue.heads import list_documents, numbered, numbered_path
from shop.catalogue.selectors import Listing
from shop.core import seo
from shop.core.addresses import absolute
from shop.core.seo import Crumb, Seo
from shop.offer.models import ConditionalOffer, Range
from shop.offer.selectors import OfferList


def offers_head(page: OfferList) -> Seo:
    """The head of the list of offers."""
    title, path = pgettext("shop", "Offers"), reverse("offer:list")
    canonical = absolute(numbered_path(path, page.page))
    description = _("What costs less at the moment, and for how long.")
    items = [Crumb(name=shown.offer.name, path=shown.offer.get_absolute_url()) for shown in page.offers]
    document = seo.collection_page(name=title, url=canonical, description=description, items=items)
    return Seo(title=title, canonical=canonical, description=description, json_ld=(document,))


def crumbs_of(shown: ConditionalOffer | Range) -> list[Crumb]:
    """The way to an offer, or to a range."""
    offers = Crumb(name=pgettext("shop", "Offers"), path=reverse("offer:list"))
    return [offers, Crumb(name=shown.name, path=shown.get_absolute_url())]


def head(shown: ConditionalOffer | Range, listing: Listing, *, crumbs: Sequence[Crumb]) -> Seo:
    """The head of the page of an offer, or of a range."""
    canonical = absolute(numbered(shown.get_absolute_url(), listing.page.number))
    description = seo.shortened(striptags(shown.description or ""))
    documents = list_documents(
        listing, name=shown.name, description=description, url=canonical, crumbs=crumbs
    )
    return Seo(title=shown.name, canonical=canonical, description=description, json_ld=tuple(documents))
