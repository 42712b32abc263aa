"""The pages of reviews.

Changes of Oscar's: the list is the same for everybody, so that it can be kept; only those who are signed in write and
vote; a review that staff have not approved has no address.
"""

from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from shop.catalogue import heads
from shop.catalogue.models import Product
from shop.catalogue.reviews import selectors, services
from shop.catalogue.reviews.forms import ReviewForm
from shop.catalogue.reviews.models import ProductReview
from shop.catalogue.reviews.selectors import Sort
from shop.catalogue.views import below_former_addresses
from shop.core import pagecache
from shop.core.exceptions import DomainError
from shop.core.origin import same_origin_post


class SeeOther(HttpResponseRedirect):
    """Leads to another page after a post, whatever way the browser came."""

    status_code = 303


@method_decorator(below_former_addresses, name="dispatch")
class ReviewList(View):
    """All reviews of a product."""

    def get(self, request: HttpRequest, product_slug: str) -> HttpResponse:
        sort = request.GET.get("sort", "")
        page = selectors.review_page(
            product_slug,
            sort=Sort(sort) if sort in set(Sort) else Sort.NEWEST,
            page_number=request.GET.get("page", "1"),
        )
        if page is None:
            raise Http404(_("There is no such product."))
        pagecache.tag(f"product:{page.product.pk}")
        context = {
            "reviews": page,
            "product": page.product,
            "sorts": _sorts(page.sort),
            "crumbs": heads.review_crumbs(page.product),
            "seo": heads.reviews_head(page),
        }
        return TemplateResponse(request, "catalogue/reviews.html", context)


def _sorts(current: Sort) -> list[tuple[Sort, str, bool]]:
    names = {
        Sort.NEWEST: _("Newest"),
        Sort.HELPFUL: _("Most helpful"),
        Sort.BEST: _("Best"),
        Sort.WORST: _("Worst"),
    }
    return [(sort, name, sort == current) for sort, name in names.items()]


@method_decorator([never_cache, below_former_addresses], name="dispatch")
class WriteReview(View):
    """The form for one's own review."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.product = _product(kwargs.pop("product_slug"))
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if self.product.has_review_by(request.user):
            messages.info(request, services.ReviewedBeforeError().message)
            return SeeOther(self.product.get_absolute_url())
        return super().dispatch(request, *args, **kwargs)

    def get(self, _request: HttpRequest) -> HttpResponse:
        return self.page(ReviewForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = ReviewForm(request.POST)
        if not form.is_valid():
            return self.page(form)
        try:
            review = services.write(self.product, user=request.user, **form.review())  # type: ignore[arg-type]
        except DomainError as refusal:
            messages.info(request, refusal.message)
        else:
            messages.success(request, thanks(review))
        return SeeOther(self.product.get_absolute_url())

    def page(self, form: ReviewForm) -> HttpResponse:
        context = {
            "form": form,
            "product": self.product,
            "crumbs": heads.review_crumbs(self.product, last=_("Write a review")),
        }
        return TemplateResponse(self.request, "catalogue/review_form.html", context)


def thanks(review: ProductReview) -> str:
    """What somebody who has written a review is told."""
    if review.is_approved:
        return _("Thank you, your review is there now.")
    return _("Thank you. Your review appears as soon as one of us has read it.")


@require_safe
@below_former_addresses
def review(request: HttpRequest, product_slug: str, pk: int, **_of_old_addresses: str) -> HttpResponse:
    """Lead to the place of a review in the list."""
    del request
    product = _product(product_slug)
    found = get_object_or_404(ProductReview.objects.approved(), pk=pk, product=product)
    return HttpResponseRedirect(_place(found))


@same_origin_post
@below_former_addresses
def vote(request: HttpRequest, product_slug: str, pk: int) -> HttpResponse:
    """Somebody found a review helpful, or not."""
    product = _product(product_slug)
    voted = get_object_or_404(ProductReview.objects.approved(), pk=pk, product=product)
    if not request.user.is_authenticated:
        messages.info(request, _("Please sign in to vote."))
        answer = redirect_to_login(_place(voted))
        answer.status_code = 303
        return answer
    _cast(request, voted)
    return SeeOther(_place(voted))


def _cast(request: HttpRequest, review: ProductReview) -> None:
    deltas = {"1": True, "-1": False}
    delta = request.POST.get("delta", "")
    if delta not in deltas:
        messages.error(request, _("Say whether the review was helpful: nothing was counted."))
        return
    try:
        services.vote(review, user=request.user, is_up=deltas[delta])  # type: ignore[arg-type]
    except DomainError as refusal:
        messages.info(request, refusal.message)
    else:
        messages.success(request, _("Thank you, your vote is counted."))


def _product(slug: str) -> Product:
    product: Product = get_object_or_404(Product.objects.browsable(), slug=slug)
    return product


def _place(review: ProductReview) -> str:
    address = reverse("catalogue:reviews-list", kwargs={"product_slug": review.product.slug})
    number = selectors.page_number_of(review)
    return f"{heads.numbered(address, number)}#review-{review.pk}"
