"""Rows of the kernel. Each belongs to one module of this package, which alone reads and writes it."""

from collections.abc import Iterable
from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from shop.core import clock, public_ids, request_ids
from shop.core.exceptions import FinalRowError


class OutboxMessage(models.Model):
    """Something to be done after the commit that wrote it; see `outbox`."""

    id = models.UUIDField(primary_key=True, default=public_ids.new_id, editable=False)
    topic = models.CharField(max_length=100)
    payload = models.JSONField()
    request_id = models.CharField(max_length=64, blank=True, default=request_ids.current)
    created_at = models.DateTimeField(default=clock.now)
    due_at = models.DateTimeField(default=clock.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    leased_until = models.DateTimeField(null=True, blank=True)
    lease = models.UUIDField(null=True, blank=True)
    delivered_at = models.DateTimeField(null=True, blank=True)
    dead_at = models.DateTimeField(null=True, blank=True)
    last_error = models.TextField(blank=True)

    class Meta:
        verbose_name = _("outbox message")
        verbose_name_plural = _("outbox messages")
        indexes = [
            models.Index(
                "due_at",
                name="core_outbox_due",
                condition=models.Q(delivered_at__isnull=True, dead_at__isnull=True),
            ),
            models.Index(
                "delivered_at",
                name="core_outbox_delivered",
                condition=models.Q(delivered_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic} {self.id}"


class IdempotencyRecord(models.Model):
    """The answer that a request with this key got the first time; see `idempotency`."""

    scope = models.CharField(max_length=100)
    key = models.CharField(max_length=255)
    fingerprint = models.CharField(max_length=64)
    answer = models.JSONField(null=True)
    created_at = models.DateTimeField(default=clock.now, db_index=True)

    class Meta:
        verbose_name = _("idempotency record")
        verbose_name_plural = _("idempotency records")
        constraints = [models.UniqueConstraint(fields=["scope", "key"], name="core_idempotency_scope_key")]

    def __str__(self) -> str:
        return f"{self.scope} {self.key}"


class AuditEntryQuerySet(models.QuerySet["AuditEntry"]):
    """Reads and adds. Deleting a user still empties `actor`: that goes through Django's base manager."""

    def update(self, **_changes: Any) -> NoReturn:
        raise FinalRowError("Audit entries are not changed.")

    def delete(self) -> NoReturn:
        raise FinalRowError("Audit entries are not deleted.")

    def bulk_create(self, objs: Iterable["AuditEntry"], *args: Any, **kwargs: Any) -> list["AuditEntry"]:
        if any(args[2:3]) or kwargs.get("update_conflicts"):
            raise FinalRowError("Audit entries are not changed.")
        return super().bulk_create(objs, *args, **kwargs)


class AuditEntry(models.Model):
    """Who did what to which row; see `audit`. Never changed, never deleted with its row."""

    at = models.DateTimeField(default=clock.now, db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    actor_name = models.CharField(max_length=254, blank=True)
    action = models.CharField(max_length=100)
    target_type = models.CharField(max_length=100)
    target_id = models.CharField(max_length=64)
    changes = models.JSONField(default=dict)
    request_id = models.CharField(max_length=64, blank=True, default=request_ids.current)

    objects = AuditEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit entries")
        indexes = [models.Index("target_type", "target_id", name="core_audit_target")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action} {self.target_type} {self.target_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise FinalRowError("Audit entries are not changed.")
        # Otherwise an entry made with the id of another one would be written over it.
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise FinalRowError("Audit entries are not deleted.")


class PageTag(models.Model):
    """How often what this tag stands for has changed, but for the drops not yet counted in; see `pagecache`."""

    name = models.CharField(max_length=100, primary_key=True)
    version = models.PositiveBigIntegerField(default=1)

    class Meta:
        verbose_name = _("page tag")
        verbose_name_plural = _("page tags")

    def __str__(self) -> str:
        return f"{self.name} {self.version}"


class PageTagDrop(models.Model):
    """One change of what this tag stands for, until it is counted into the tag; see `pagecache`."""

    name = models.CharField(max_length=100)

    class Meta:
        verbose_name = _("page tag drop")
        verbose_name_plural = _("page tag drops")
        indexes = [models.Index("name", name="core_pagetagdrop_name")]

    def __str__(self) -> str:
        return self.name
