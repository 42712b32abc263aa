"""The form in which staff arrange the list of a category: in the dashboard, and in the Wagtail admin."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from wagtail.images import get_image_model
from wagtail.images.fields import WagtailImageField

from shop.catalogue.arranging import selectors, services
from shop.catalogue.arranging.models import CategoryPlacement, Kind
from shop.catalogue.arranging.services import Banner, Wanted
from shop.catalogue.listing.choices import PAGE_SIZE
from shop.catalogue.models import Category, Product
from shop.core.addresses import is_address

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile
    from django.utils.datastructures import MultiValueDict

    from shop.users.models import User

    PlaceForms = forms.BaseFormSet["PlaceForm"]
    BannerForms = forms.BaseFormSet["BannerForm"]
else:
    PlaceForms = BannerForms = forms.BaseFormSet

MOST_PLACED, MOST_BANNERS = 100, 6
BLANK_PLACES, BLANK_BANNERS = 3, 1
LAST = 10_000  # behind all that have a place


class PlaceForm(forms.Form):
    """A product, and what the list does with it."""

    product = forms.CharField(
        label=gettext_lazy("Product"),
        max_length=255,
        widget=forms.TextInput(attrs={"list": "arranging-products", "autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Name a product, or tick “take out”.")},
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("In this list it"),
        choices=[(each.value, each.label) for each in (Kind.PIN, Kind.HIDDEN)],
        initial=Kind.PIN.value,
    )
    position = forms.IntegerField(label=gettext_lazy("Place"), required=False, min_value=1, max_value=LAST)
    found: Product

    def clean_product(self) -> str:
        return " ".join(self.cleaned_data["product"].split())


class BannerForm(forms.Form):
    """A banner; a picture that is uploaded here stands in the media library from then on."""

    position = forms.IntegerField(
        label=gettext_lazy("Place among the products"),
        min_value=1,
        max_value=PAGE_SIZE,
        help_text=gettext_lazy("3: after two products."),
    )
    title = forms.CharField(label=gettext_lazy("Title"), max_length=80)
    text = forms.CharField(label=pgettext_lazy("shop", "Text"), max_length=200, required=False)
    link = forms.CharField(
        label=gettext_lazy("Address of its link"),
        max_length=200,
        validators=[is_address],
        help_text=gettext_lazy("Such as /blog/first-steps/ or https://example.org/."),
    )
    label = forms.CharField(label=gettext_lazy("Label of its link"), max_length=40)
    image = forms.ModelChoiceField(
        get_image_model().objects.all(),
        label=gettext_lazy("Picture"),
        required=False,
        widget=forms.HiddenInput,
        error_messages={
            "invalid_choice": gettext_lazy("This picture is gone from the library: choose another one.")
        },
    )
    upload = WagtailImageField(
        label=gettext_lazy("Picture"), required=False, widget=forms.FileInput(attrs={"accept": "image/*"})
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        names = [name for name in ("upload", "image") if name in self.fields]
        if not self.errors.keys() & set(names) and not any(cleaned.get(name) for name in names):
            self.add_error(names[0], _("A banner needs a picture."))
        return cleaned

    @property
    def has_lost_picture(self) -> bool:
        """Whether a picture was sent that has to be chosen again: no browser fills in a file by itself."""
        return bool(self.is_bound and self.files.get(self.add_prefix("upload")))

    @property
    def banner(self) -> Banner:
        typed = self.cleaned_data
        facts = {name: typed[name] for name in ("position", "title", "text", "link", "label")}
        return Banner(**facts, image=typed.get("image"), upload=typed.get("upload"))


def _kept(formset: Any) -> list[Any]:
    """The forms that are to stay and hold something."""
    return [
        form
        for form in formset.forms
        if (form.has_changed() or form in formset.initial_forms)
        and not form.cleaned_data.get("DELETE")
        and form.cleaned_data
    ]


class BasePlaces(PlaceForms):
    """Finds the products that were named, all in a few queries."""

    def __init__(self, *args: Any, category: Category, stored: Mapping[int, Product], **kwargs: Any) -> None:
        self.category, self.stored = category, stored
        super().__init__(*args, **kwargs)

    def clean(self) -> None:
        named = [form for form in self.forms if form.cleaned_data.get("product")]
        kept = [form for form in named if not form.cleaned_data.get("DELETE")]
        meant = selectors.meant_by(form.cleaned_data["product"] for form in kept)
        for form in kept:
            self._find(form, meant[form.cleaned_data["product"]])
        found = [form for form in kept if hasattr(form, "found")]
        self._refuse_strangers(found)
        self._refuse_repeated(found)

    def _find(self, form: PlaceForm, meant: Sequence[Product]) -> None:
        typed = form.cleaned_data["product"]
        if not meant:
            form.add_error("product", _("There is no product “%(typed)s”.") % {"typed": typed})
        elif len(meant) > 1:
            sentence = ngettext(
                "%(number)d product is called so: write its article number or the address of its page.",
                "%(number)d products are called so: write the article number of the one you mean, or the address "
                "of its page.",
                len(meant),
            )
            form.add_error("product", sentence % {"number": len(meant)})
        else:
            form.found = meant[0]

    def _refuse_strangers(self, forms: Sequence[PlaceForm]) -> None:
        """What was placed before may have left the category meanwhile: it is passed over, and may stay."""
        at_home = selectors.standing_in(self.category, among=(form.found for form in forms))
        for form in forms:
            if form.found.pk not in at_home and form.found.pk not in self.stored:
                names = {"title": form.found.get_title(), "category": self.category.name}
                form.add_error("product", _("“%(title)s” does not stand in “%(category)s”.") % names)

    def _refuse_repeated(self, forms: Sequence[PlaceForm]) -> None:
        seen: set[int] = set()
        for form in forms:
            if form.found.pk in seen:
                form.add_error("product", _("This product is named twice."))
            seen.add(form.found.pk)

    def of(self, kind: Kind) -> list[int]:
        """The products with which this is to be done, in their order."""
        forms = [form for form in _kept(self) if form.cleaned_data["kind"] == kind]
        forms.sort(key=lambda form: form.cleaned_data["position"] or LAST)
        return [form.found.pk for form in forms]


class BaseBanners(BannerForms):
    """One banner at a place."""

    def clean(self) -> None:
        seen: set[int] = set()
        for form in _kept(self):
            position = form.cleaned_data.get("position")
            if position in seen:
                form.add_error("position", _("Another banner stands at this place."))
            seen |= {position} - {None}


class ArrangeForm:
    """Both formsets together; `picture_widget` chooses from the library, else pictures are uploaded."""

    def __init__(
        self,
        category: Category,
        data: "Mapping[str, Any] | None" = None,
        files: "MultiValueDict[str, UploadedFile[Any]] | None" = None,
        *,
        picture_widget: forms.Widget | None = None,
    ) -> None:
        self.category = category
        stored = selectors.placements(category)
        placed = [each for each in stored if each.kind != Kind.BANNER]
        banners = [each for each in stored if each.kind == Kind.BANNER]
        self.places = _PlaceFormSet(
            data,
            prefix="places",
            initial=_initial_places(placed),
            category=category,
            stored={each.product_id: each.product for each in placed},
        )
        self.banners = _banner_formset(picture_widget)(
            data, files, prefix="banners", initial=_initial_banners(banners)
        )

    @property
    def is_bound(self) -> bool:
        return bool(self.places.is_bound)

    @property
    def media(self) -> forms.Media:
        media: forms.Media = self.banners.media
        return media

    def is_valid(self) -> bool:
        """Both are asked, so that all that is wrong is said at once."""
        answers: list[bool] = [self.places.is_valid(), self.banners.is_valid()]
        return all(answers)

    def save(self, *, actor: "User") -> None:
        wanted = Wanted(
            pins=self.places.of(Kind.PIN),
            hidden=self.places.of(Kind.HIDDEN),
            banners=[form.banner for form in _kept(self.banners)],
        )
        services.arrange(self.category, wanted, actor=actor)


_PlaceFormSet: Any = forms.formset_factory(
    PlaceForm,
    formset=BasePlaces,
    extra=BLANK_PLACES,
    can_delete=True,
    max_num=MOST_PLACED,
    validate_max=True,
    absolute_max=2 * MOST_PLACED,
)


def _banner_formset(picture_widget: forms.Widget | None) -> Any:
    form = BannerForm if picture_widget is None else _choosing(picture_widget)
    return forms.formset_factory(
        form,
        formset=BaseBanners,
        extra=BLANK_BANNERS,
        can_delete=True,
        max_num=MOST_BANNERS,
        validate_max=True,
        absolute_max=2 * MOST_BANNERS,
    )


def _choosing(widget: forms.Widget) -> type[BannerForm]:
    """The form of a banner whose picture is chosen from the library."""

    class ChoosingBannerForm(BannerForm):
        upload = None  # Django's way to leave out a field

        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self.fields["image"].widget = widget

    return ChoosingBannerForm


def _initial_places(placed: Sequence[CategoryPlacement]) -> list[dict[str, Any]]:
    """Each product by the shortest that only it is called."""
    meant = selectors.meant_by(each.product.get_title() for each in placed if each.product)
    return [
        {
            "product": _name(each.product, meant=meant[each.product.get_title()]),
            "kind": each.kind,
            "position": each.position if each.kind == Kind.PIN else None,
        }
        for each in placed
        if each.product
    ]


def _name(product: Product, *, meant: Sequence[Product]) -> str:
    title: str = product.get_title()
    is_plain = [each.pk for each in meant] == [product.pk]
    return title if is_plain else product.upc or product.get_absolute_url()


def _initial_banners(placed: Sequence[CategoryPlacement]) -> list[dict[str, Any]]:
    names = ("title", "text", "link", "label", "image")
    return [
        {"position": each.position, **{name: getattr(each.banner, name) for name in names}} for each in placed
    ]
