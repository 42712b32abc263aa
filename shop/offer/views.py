"""The offers' pages: all of them, one of them, and the page of a range.

Changes of Oscar's: they say what they are made of and until when they are right, and ask nothing about who is looking
or what is in the basket.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views import View

from shop.catalogue.views import tag_cards, tag_listing
from shop.core import pagecache
from shop.offer import heads, selectors
from shop.offer.tags import OFFERS_TAG


class OfferListView(View):
    """All offers of this moment."""

    def get(self, request: HttpRequest) -> HttpResponse:
        page = selectors.offer_list(page_number=request.GET.get("page", "1"))
        pagecache.tag(OFFERS_TAG)
        pagecache.valid_until(page.changes_at)
        for shown in page.offers:
            tag_cards(shown.cards)
        return TemplateResponse(request, "offer/list.html", {"page": page, "seo": heads.offers_head(page)})


class OfferDetailView(View):
    """One offer, with what is in it."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        page = selectors.offer_page(slug, page_number=request.GET.get("page", "1"))
        if page is None:
            raise Http404(_("There is no such offer."))
        pagecache.tag(OFFERS_TAG)
        pagecache.valid_until(page.offer.end_datetime)
        tag_listing(page.listing)
        crumbs = heads.crumbs_of(page.offer)
        head = heads.head(page.offer, page.listing, crumbs=crumbs)
        context = {"offer": page.offer, "listing": page.listing, "crumbs": crumbs, "seo": head}
        return TemplateResponse(request, "offer/detail.html", context)


class RangeDetailView(View):
    """A range that staff gave a page; its address is among the catalogue's."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        page = selectors.range_page(slug, page_number=request.GET.get("page", "1"))
        if page is None:
            raise Http404(_("There is no such page."))
        pagecache.tag(OFFERS_TAG)
        tag_listing(page.listing)
        crumbs = heads.crumbs_of(page.range)
        head = heads.head(page.range, page.listing, crumbs=crumbs)
        context = {"range": page.range, "listing": page.listing, "crumbs": crumbs, "seo": head}
        return TemplateResponse(request, "offer/range.html", context)
