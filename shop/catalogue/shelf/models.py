"""The rows of the shelf, and what is pushed down to it from the stations above."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from shop.catalogue.shelf.numbers import NumbersField


class Facet(models.TextChoices):
    """The facets that every product has; all others are attributes, by their code."""

    CATEGORY = "category", _("Category")
    PRICE = "price", _("Price")
    BRAND = "brand", _("Brand")
    IN_STOCK = "in_stock", _("Availability")
    ON_OFFER = "on_offer", _("Offers")
    RATING = "rating", _("Rating")


class ShelfTerm(models.Model):
    """One value of one facet, such as the colour green or a category."""

    facet = models.CharField(max_length=128)
    ref = models.CharField(max_length=255, help_text="What it is of: a key, or the value itself.")
    value = models.CharField(max_length=1000, help_text="As the address says it.")
    label = models.CharField(max_length=255, blank=True)
    facet_label = models.CharField(max_length=128, blank=True)
    facet_position = models.PositiveSmallIntegerField(default=0)
    sort_key = models.CharField(max_length=255, blank=True)
    colour = models.CharField(max_length=7, blank=True)

    class Meta:
        app_label = "catalogue"
        constraints = [models.UniqueConstraint(fields=["facet", "ref"], name="catalogue_term_once")]
        indexes = [models.Index(fields=["facet", "value"], name="catalogue_term_value")]

    def __str__(self) -> str:
        return f"{self.facet}={self.value}"


class Shelf(models.Model):
    """What lists know of a variant, or of a product without variants, in one currency.

    `shown` is what a list shows: the product itself, or the variant's parent. One row of each, the `face`, is what
    its card says: the least price that can be paid now.
    """

    product = models.ForeignKey("catalogue.Product", on_delete=models.CASCADE, related_name="shelf")
    shown = models.ForeignKey("catalogue.Product", on_delete=models.CASCADE, related_name="shelf_shown")
    currency = models.CharField(max_length=12)
    is_face = models.BooleanField()
    price = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    was_price = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    is_from = models.BooleanField(default=False, help_text="Its siblings cost other amounts.")
    sku = models.CharField(max_length=128, blank=True)
    state = models.CharField(max_length=12)
    available = models.IntegerField(null=True)
    is_on_offer = models.BooleanField(default=False)
    rating = models.FloatField(null=True)
    sold = models.PositiveIntegerField(default=0)
    priority = models.SmallIntegerField(default=0)
    newest = models.DateTimeField()
    name = models.CharField(max_length=255, help_text="As it is sorted by.")
    terms = NumbersField(help_text="All that it can be filtered by.")
    face_terms = NumbersField(help_text="Those of its siblings too; of the face alone.")

    class Meta:
        app_label = "catalogue"
        constraints = [
            models.UniqueConstraint(fields=["product", "currency"], name="catalogue_shelf_once"),
            models.UniqueConstraint(
                fields=["shown", "currency"], condition=Q(is_face=True), name="catalogue_shelf_one_face"
            ),
        ]
        indexes = [
            models.Index(
                F("currency"),
                F("priority").desc(),
                F("newest").desc(),
                F("shown").desc(),
                name="catalogue_shelf_order",
            ),
            models.Index(fields=["sku"], name="catalogue_shelf_sku"),
            models.Index(
                fields=["currency", "price"], condition=Q(is_face=True), name="catalogue_shelf_price"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.product_id} ({self.currency})"


class ShelfCount(models.Model):
    """How many shown products of a category have a term, without asking each.

    Category 0 is the whole shop, term 0 is how many there are at all; so neither can be held by a constraint.
    """

    currency = models.CharField(max_length=12)
    category = models.BigIntegerField()
    term = models.ForeignKey(
        ShelfTerm, on_delete=models.DO_NOTHING, null=True, db_constraint=False, related_name="+"
    )
    number = models.IntegerField()

    class Meta:
        app_label = "catalogue"
        constraints = [
            models.UniqueConstraint(fields=["currency", "category", "term"], name="catalogue_count_once"),
        ]

    def __str__(self) -> str:
        return f"{self.category}, {self.term_id}: {self.number}"


class SalesCount(models.Model):
    """How often a product or variant was ordered; told by orders."""

    product = models.OneToOneField(
        "catalogue.Product", on_delete=models.CASCADE, primary_key=True, related_name="sales_count"
    )
    number = models.PositiveIntegerField(default=0)

    class Meta:
        app_label = "catalogue"

    def __str__(self) -> str:
        return f"{self.product_id}: {self.number}"


class OfferedProduct(models.Model):
    """A product that an offer for everybody takes something off now; told by offers."""

    product = models.OneToOneField(
        "catalogue.Product", on_delete=models.CASCADE, primary_key=True, related_name="offered"
    )

    class Meta:
        app_label = "catalogue"

    def __str__(self) -> str:
        return str(self.product_id)
