"""What search knows beside the index: the words there are, what editors say of them, and what was looked for."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable

from search import text


class Word(models.Model):
    """A word that stands somewhere in the shop, so that what was typed can be mended towards it."""

    word = models.CharField(max_length=40, unique=True)
    times = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.word


class WordGap(models.Model):
    """A word with one letter left out, or whole: two words that share one differ by a single mistake at the most."""

    gap = models.CharField(max_length=40, db_index=True)
    word = models.ForeignKey(Word, on_delete=models.CASCADE, related_name="gaps")

    def __str__(self) -> str:
        return self.gap


class Synonyms(ClusterableModel):
    """Words and phrases that mean the same: whoever types one finds what has another."""

    panels = [InlinePanel("words", label=_("word or phrase"), min_num=2)]

    class Meta:
        verbose_name = _("words that mean the same")
        verbose_name_plural = _("words that mean the same")

    def __str__(self) -> str:
        return " = ".join(word.text for word in self.words.all())


class Synonym(Orderable):
    """One of them."""

    synonyms = ParentalKey(Synonyms, on_delete=models.CASCADE, related_name="words")
    text = models.CharField(_("word or phrase"), max_length=60)
    folded = models.CharField(max_length=80, editable=False, db_index=True)

    panels = [FieldPanel("text")]

    class Meta(Orderable.Meta):
        verbose_name = _("word or phrase")

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        super().clean()
        if not text.words(self.text):
            raise ValidationError({"text": _("Please write a word with at least one letter or digit.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.folded = text.folded(self.text)
        super().save(*args, **kwargs)


class Pin(models.Model):
    """A product that stands first when somebody looks for exactly this."""

    query = models.CharField(_("when somebody looks for"), max_length=text.LONGEST_QUERY)
    folded = models.CharField(max_length=250, editable=False, db_index=True)
    product = models.ForeignKey(
        "catalogue.Product",
        verbose_name=_("show this product first"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    position = models.PositiveSmallIntegerField(
        _("place"), default=1, help_text=_("Of several products the smallest number comes first.")
    )

    class Meta:
        verbose_name = _("pinned product")
        verbose_name_plural = _("pinned products")
        ordering = ["folded", "position", "pk"]
        constraints = [models.UniqueConstraint(fields=["folded", "product"], name="search_pin_once")]

    def __str__(self) -> str:
        return f"{self.query}: {self.product}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.folded = text.folded(self.query)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        self.folded = text.folded(self.query)
        if not text.words(self.query):
            raise ValidationError({"query": _("Please write a word with at least one letter or digit.")})
        if Pin.objects.exclude(pk=self.pk).filter(folded=self.folded, product=self.product_id).exists():
            raise ValidationError({"product": _("This product is pinned for this query already.")})


class AskedQuery(models.Model):
    """How often something was looked for, found and opened; nothing tells by whom."""

    folded = models.CharField(_("query"), max_length=250, unique=True)
    times = models.PositiveIntegerField(_("looked for"), default=0)
    results = models.PositiveIntegerField(_("results the last time"), default=0)
    opened = models.PositiveIntegerField(_("results opened"), default=0)
    last_at = models.DateField(_("last"))

    class Meta:
        verbose_name = _("query")
        verbose_name_plural = _("queries")
        default_permissions = ("view",)
        indexes = [models.Index(fields=["-times"], name="search_asked_often")]

    def __str__(self) -> str:
        return self.folded
