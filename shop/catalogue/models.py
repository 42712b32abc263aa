"""Products and categories.

Changes of Oscar's: both can be archived; a category stores its whole address (Oscar caches it under the key of the
category and keeps it after a rename); product slugs are unique, variants aside; Wagtail's search finds products;
products have a brand, a tax category, a weight, a summary and a day of release; attributes may tell variants apart;
a product's picture stands in the media library; the addresses that categories and products had still lead to them.
"""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.functions import Concat, Substr
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelsearch import index
from oscar.apps.catalogue.abstract_models import (
    AbstractAttributeOption,
    AbstractAttributeOptionGroup,
    AbstractCategory,
    AbstractProduct,
    AbstractProductAttribute,
    AbstractProductAttributeValue,
    AbstractProductCategory,
    AbstractProductClass,
    AbstractProductImage,
    AbstractProductRecommendation,
    get_image_upload_path,
)
from oscar.core.utils import slugify

from shop.catalogue import former_addresses, indexing, library
from shop.catalogue.listing.choices import can_filter
from shop.catalogue.shelf.marking import mark
from shop.catalogue.slugs import free_slug
from shop.core import folding


class Category(AbstractCategory):
    if TYPE_CHECKING:
        slug: str

    full_slug = models.CharField(_("address"), max_length=1000, unique=True, editable=False)
    archived_at = models.DateTimeField(_("archived at"), null=True, blank=True, editable=False)

    class Meta(AbstractCategory.Meta):
        abstract = False

    def get_full_slug(self, parent_slug: str | None = None) -> str:
        """Oscar's templates ask by this name; the stored address needs no parent."""
        del parent_slug
        return self.full_slug

    def _get_absolute_url(self, parent_slug: str | None = None) -> str:
        del parent_slug
        return reverse("catalogue:category", kwargs={"category_slug": self.full_slug})

    @property
    def is_browsable(self) -> bool:
        """Whether the storefront shows this category."""
        return bool(self.is_public and self.ancestors_are_public and self.archived_at is None)

    def get_public_children(self) -> Any:
        return self.get_children().browsable()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with an address of its own, and take the categories below along."""
        if (update_fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*update_fields, "slug", "full_slug"}
        with transaction.atomic():
            former = self._readdress()
            super().save(*args, **kwargs)
            if former != self.full_slug:
                self._follow(former)

    def move(self, target: "Category", pos: str | None = None) -> None:
        """Move in the tree; the addresses below, and what a hidden parent hides, follow."""
        with transaction.atomic():
            super().move(target, pos)
            self.refresh_from_db()
            self.save()

    def set_ancestors_are_public(self) -> None:
        """Oscar's rule, with archived counting as not public."""
        hidden_above = Category.objects.filter(
            Q(is_public=False) | Q(archived_at__isnull=False),
            path__rstartswith=OuterRef("path"),
            depth__lt=OuterRef("depth"),
        )
        self.get_descendants_and_self().update(ancestors_are_public=~Exists(hidden_above.values("id")))
        self.refresh_from_db(fields=["ancestors_are_public"])

    def _readdress(self) -> str:
        """Work out the address anew, and give back the stored one of before."""
        former, above = self._stored_addresses()
        wanted = self.slug or slugify(self.name) or "category"
        if former != f"{above}{wanted}":
            others = Category.objects.exclude(pk=self.pk).filter(full_slug__startswith=f"{above}{wanted}")
            taken = {address.removeprefix(above) for address in others.values_list("full_slug", flat=True)}
            wanted = free_slug(wanted, taken=taken, max_length=255)
        self.slug, self.full_slug = wanted, f"{above}{wanted}"
        return former

    def _stored_addresses(self) -> tuple[str, str]:
        """This category's address and its parent's, as stored: another process may have renamed either."""
        parent_path = "" if not self.path or self.is_root() else self._get_parent_path_from_path(self.path)
        rows = Category.objects.filter(Q(pk=self.pk) | Q(path=parent_path)).values_list(
            "path", "pk", "full_slug"
        )
        addresses = {pk if pk == self.pk else path: address for path, pk, address in rows}
        return addresses.get(self.pk, ""), f"{addresses[parent_path]}/" if parent_path else ""

    def _follow(self, former: str) -> None:
        """Take the addresses below along; from now on the former ones lead to the present ones."""
        left = [(self.pk, former)]
        if former and not self.is_leaf():
            below = self.get_descendants()
            left += below.values_list("pk", "full_slug")
            below.update(full_slug=Concat(Value(self.full_slug), Substr("full_slug", len(former) + 1)))
        present = Category.objects.filter(path__startswith=self.path)
        former_addresses.keep_categories(left, present=present)


class Brand(models.Model):  # type: ignore[django-manager-missing]  # Oscar's managers carry no types
    """Who made a product. An archived one keeps the products it has and gets no new ones."""

    name = models.CharField(_("name"), max_length=100, unique=True)
    slug = models.SlugField(_("slug"), max_length=100, unique=True)
    image = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("picture in the library"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="brands",
    )
    archived_at = models.DateTimeField(_("archived at"), null=True, blank=True, editable=False)

    class Meta:
        app_label = "catalogue"
        ordering = ["name"]
        verbose_name = _("brand")
        verbose_name_plural = _("brands")

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a brand without a slug gets one that no other has."""
        if not self.slug:
            wanted = slugify(self.name) or "brand"
            others = Brand.objects.exclude(pk=self.pk).filter(slug__startswith=wanted)
            self.slug = free_slug(wanted, taken=set(others.values_list("slug", flat=True)), max_length=100)
        with transaction.atomic():  # cached pages are dropped in the same transaction
            super().save(*args, **kwargs)


class Product(index.Indexed, AbstractProduct):
    if TYPE_CHECKING:
        slug: str

    brand = models.ForeignKey(
        Brand,
        verbose_name=_("brand"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="products",
    )
    tax_category = models.ForeignKey(
        "tax.TaxCategory",
        verbose_name=_("tax category"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="products",
        help_text=_("Empty: a variant has its parent's, everything else the standard rate."),
    )
    weight_grams = models.PositiveIntegerField(_("weight in grams"), default=0)
    summary = models.CharField(
        _("summary"),
        max_length=300,
        blank=True,
        help_text=_("A sentence or two, for lists and search engines."),
    )
    released_on = models.DateField(_("released on"), null=True, blank=True)
    archived_at = models.DateTimeField(_("archived at"), null=True, blank=True, editable=False, db_index=True)

    search_auto_update = False  # the index follows the shelf, after the commit
    search_fields = [
        index.SearchField("title", boost=10),
        index.AutocompleteField("title"),
        index.AutocompleteField("title_without_accents"),
        index.SearchField("search_numbers", boost=5),
        index.SearchField("search_facts", boost=3),
        index.SearchField("summary", boost=2),
        index.SearchField("description"),
        index.FilterField("parent_id"),
        index.FilterField("structure"),
        index.FilterField("is_public"),
        index.FilterField("archived_at"),
        index.FilterField("product_class_id"),
    ]

    class Meta(AbstractProduct.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(
                fields=["slug"],
                condition=~Q(structure=AbstractProduct.CHILD),
                name="catalogue_product_slug_unique",
                violation_error_code="unique",
                violation_error_message=_("There is already a product with this slug."),
            )
        ]

    @classmethod
    def get_indexed_objects(cls) -> Any:
        """What the search index is filled with, with what it asks for loaded."""
        return (
            super()
            .get_indexed_objects()
            .browsable()
            .select_related("brand")
            .prefetch_related(*indexing.LOADED)
        )

    def search_numbers(self) -> str:
        """Asked for by the search index."""
        return indexing.numbers(self)

    def title_without_accents(self) -> str:
        """Asked for by the search index."""
        return folding.without_accents(self.title)

    def search_facts(self) -> str:
        """Asked for by the search index."""
        return indexing.facts(self)

    def update_rating(self) -> None:
        """Oscar's saves the whole product, which would put back whatever was changed meanwhile."""
        self.rating = self.calculate_rating()
        with transaction.atomic():
            Product.objects.filter(pk=self.pk).update(rating=self.rating)
            mark(self.pk)

    def get_absolute_url(self) -> str:
        """A variant is shown on the page of its parent."""
        shown: Product = self.parent if self.is_child else self
        return reverse("catalogue:detail", kwargs={"product_slug": shown.slug})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a product without a slug gets one that no other has, and the one it had leads to the new one."""
        if not self.slug and not self.is_child:
            wanted = slugify(self.title) or "product"
            others = Product.objects.exclude(pk=self.pk).exclude(structure=self.CHILD)
            taken = set(others.filter(slug__startswith=wanted).values_list("slug", flat=True))
            self.slug = free_slug(wanted, taken=taken, max_length=255)
        with transaction.atomic():  # cached pages are dropped in the same transaction
            former = self._stored_slug()
            super().save(*args, **kwargs)
            if former != self.slug and not self.is_child:
                former_addresses.keep_product(self, former=former)

    def _stored_slug(self) -> str:
        """The slug of its page as it is stored; none of a variant, which has no page."""
        stored = Product.objects.exclude(structure=self.CHILD).filter(pk=self.pk)
        return stored.values_list("slug", flat=True).first() or "" if self.pk else ""


# As Oscar has them; named here because our code imports them by path.
class ProductClass(AbstractProductClass):
    pass


class ProductCategory(AbstractProductCategory):
    pass


class ProductRecommendation(AbstractProductRecommendation):
    pass


class ProductAttribute(AbstractProductAttribute):
    is_variant_option = models.BooleanField(
        _("tells variants apart"),
        default=False,
        help_text=_("Shoppers choose a variant by this, such as a colour or a length."),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    unit = models.CharField(_("unit"), max_length=20, blank=True, help_text=_("Shown after the value."))
    is_filterable = models.BooleanField(
        _("can be filtered by"),
        default=False,
        help_text=_("Lists offer its values as a filter."),
    )

    class Meta(AbstractProductAttribute.Meta):
        abstract = False
        ordering = ["position", "code"]

    def clean(self) -> None:
        super().clean()
        if self.is_filterable and not can_filter(self.code):
            raise ValidationError(
                {"code": _("Addresses of lists use this word for something else. Please take another code.")}
            )


class ProductAttributeValue(AbstractProductAttributeValue):
    pass


class AttributeOptionGroup(AbstractAttributeOptionGroup):
    pass


class AttributeOption(AbstractAttributeOption):
    colour = models.CharField(
        _("colour"),
        max_length=7,
        blank=True,
        validators=[RegexValidator(r"\A#[0-9a-fA-F]{6}\Z", _("A colour looks like #a3441b."))],
        help_text=_("Shown as a swatch beside the name, such as #a3441b."),
    )


class ProductImage(AbstractProductImage):
    image = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("picture in the library"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="product_images",
    )
    # Oscar's forms upload into it. No longer than the library's own field: both hold the name of the same file.
    original = models.ImageField(_("Original"), upload_to=get_image_upload_path, max_length=100, blank=True)

    def clean(self) -> None:
        super().clean()
        if not self.original and self.image is None:
            raise ValidationError({"original": _("Choose a picture.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; what staff uploaded becomes a picture of the library, over the same file, and the reverse."""
        with transaction.atomic():
            library.show_same_file(self)
            super().save(*args, **kwargs)


from oscar.apps.catalogue.models import *  # noqa: E402, F403  # Oscar's other models come after ours

from shop.catalogue.arranging.models import CategoryPlacement, GridBanner  # noqa: E402, F401
from shop.catalogue.former_addresses import CategoryAddress, ProductAddress  # noqa: E402, F401
from shop.catalogue.shelf.models import OfferedProduct, SalesCount, Shelf, ShelfCount, ShelfTerm  # noqa: E402, F401
