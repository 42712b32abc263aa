"""What editors put around every page: the menus, the foot and an announcement, as snippets."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable
from wagtail.snippets.models import register_snippet

from shop.core.addresses import is_address


class Slot(models.TextChoices):
    """Where a menu stands."""

    HEAD = "head", _("At the head of every page")
    FOOT = "foot", _("A column at the foot of every page")


@register_snippet
class Menu(ClusterableModel):
    """A list of links: at the head, or a column at the foot."""

    slot = models.CharField(_("place"), max_length=8, choices=Slot.choices, default=Slot.FOOT)
    title = models.CharField(
        _("title"), max_length=60, help_text=_("At the foot it is the heading of the column.")
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Lower ones come first.")
    )

    panels = [
        FieldPanel("slot"),
        FieldPanel("title"),
        FieldPanel("position"),
        InlinePanel("items", heading=_("Links"), label=_("Link")),
    ]

    class Meta:
        verbose_name = _("menu")
        verbose_name_plural = _("menus")
        ordering = ["slot", "position", "pk"]

    def __str__(self) -> str:
        return f"{self.title} ({self.get_slot_display()})"


class MenuItem(Orderable):
    """One link: to a page, to a category, or to an address."""

    menu = ParentalKey(Menu, on_delete=models.CASCADE, related_name="items")
    label = models.CharField(
        _("label"), max_length=60, blank=True, help_text=_("Empty: the title of what it leads to.")
    )
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    category = models.ForeignKey(
        "catalogue.Category",
        verbose_name=_("category"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    address = models.CharField(_("address"), max_length=200, blank=True, validators=[is_address])
    teaser = models.CharField(
        _("line"),
        max_length=120,
        blank=True,
        help_text=_("Of a menu at the head: stands beside the links that open below this one."),
    )
    teaser_address = models.CharField(
        _("address of the line"),
        max_length=200,
        blank=True,
        validators=[is_address],
        help_text=_("Empty: where the link itself leads."),
    )
    picture = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Above the line, about twice as wide as high."),
    )

    panels = [
        FieldPanel("label"),
        FieldPanel("page"),
        FieldPanel("category"),
        FieldPanel("address"),
        MultiFieldPanel(
            [FieldPanel("teaser"), FieldPanel("teaser_address"), FieldPanel("picture")],
            heading=_("Shown in the open menu"),
        ),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("link of a menu")
        verbose_name_plural = _("links of menus")

    def __str__(self) -> str:
        return self.label or self.address or str(self.page or self.category or "")

    def clean(self) -> None:
        super().clean()
        if sum(map(bool, (self.page_id, self.category_id, self.address))) != 1:
            raise ValidationError(_("Choose a page or a category, or write an address: one of the three."))
        if self.address and not self.label:
            raise ValidationError({"label": _("An address needs a label.")})
        if (self.picture_id or self.teaser_address) and not self.teaser:
            raise ValidationError(
                {"teaser": _("A picture or its address needs a line that says what it is.")}
            )


@register_snippet
class Footer(models.Model):
    """What is said at the foot of every page, beside the menus, and the pages that the shop itself leads to."""

    about = RichTextField(_("text"), blank=True, features=["bold", "italic", "link"], max_length=600)
    small_print = models.CharField(_("last line"), max_length=200, blank=True)
    delivery_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page about delivery and returns"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Every product leads to it, beside what its delivery costs."),
    )
    terms_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page with the terms"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Named beside the button that places an order."),
    )
    privacy_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page about privacy"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Named beside the same button."),
    )

    panels = [
        FieldPanel("about"),
        FieldPanel("small_print"),
        MultiFieldPanel(
            [FieldPanel("delivery_page"), FieldPanel("terms_page"), FieldPanel("privacy_page")],
            heading=_("Where the shop leads to"),
        ),
    ]

    class Meta:
        verbose_name = _("footer")
        verbose_name_plural = _("footers")

    def __str__(self) -> str:
        return self.small_print or str(_("Footer"))

    def clean(self) -> None:
        super().clean()
        if Footer.objects.exclude(pk=self.pk).exists():
            raise ValidationError(_("There is a footer already: please edit that one."))


@register_snippet
class Announcement(models.Model):
    """One line above every page, for as long as it is true."""

    text = models.CharField(_("text"), max_length=160)
    link_label = models.CharField(_("label of its link"), max_length=60, blank=True)
    link_address = models.CharField(
        _("address of its link"), max_length=200, blank=True, validators=[is_address]
    )
    starts_at = models.DateTimeField(_("from"), null=True, blank=True, help_text=_("Empty: from now on."))
    ends_at = models.DateTimeField(_("until"), null=True, blank=True, help_text=_("Empty: until taken off."))
    is_shown = models.BooleanField(_("shown"), default=True)

    panels = [
        FieldPanel("text"),
        MultiFieldPanel([FieldPanel("link_label"), FieldPanel("link_address")], heading=_("Link")),
        MultiFieldPanel(
            [FieldPanel("is_shown"), FieldPanel("starts_at"), FieldPanel("ends_at")], heading=_("When")
        ),
    ]

    class Meta:
        verbose_name = _("announcement")
        verbose_name_plural = _("announcements")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        super().clean()
        complaints: dict[str, Any] = {}
        if self.starts_at and self.ends_at and self.starts_at >= self.ends_at:
            complaints["ends_at"] = _("It ends before it begins.")
        if bool(self.link_label) != bool(self.link_address):
            empty = "link_address" if self.link_label else "link_label"
            complaints[empty] = _("A link needs a label and an address.")
        if complaints:
            raise ValidationError(complaints)
