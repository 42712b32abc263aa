"""Changes of brands by staff: written down, and seen by every page that names a brand (see `receivers`)."""

from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction

from shop.catalogue import library
from shop.catalogue.exceptions import BrandTaken
from shop.catalogue.models import Brand
from shop.core import audit, clock
from shop.core.locking import lock_row

if TYPE_CHECKING:
    from shop.users.models import User

_TOLD = ("name", "slug", "image_id")


def save(brand: Brand, *, actor: "User", upload: Any = None) -> Brand:
    """Store a new or changed brand; an uploaded picture goes into the library and stands for it from then on.

    Takes the lock on the row of a brand that there is already.
    """
    with transaction.atomic():
        before = lock_row(Brand.objects.all(), pk=brand.pk) if brand.pk else None
        if upload:
            brand.image = library.keep(upload, title=brand.name)
        _store(brand, is_new=before is None)
        verb = "changed" if before else "added"
        audit.record(f"brand.{verb}", target=brand, actor=actor, changes=_changes(brand, before=before))
    return brand


def archive(brand: Brand, *, actor: "User") -> bool:
    """Let no product get this brand any more; False if it was so before. Takes the lock on its row."""
    return _move(brand, is_archived=True, actor=actor)


def restore(brand: Brand, *, actor: "User") -> bool:
    """Let products get this brand again; False if they could. Takes the lock on its row."""
    return _move(brand, is_archived=False, actor=actor)


def delete(brand: Brand, *, actor: "User") -> None:
    """Remove a brand of which there is no product; `ProtectedError` if there is one."""
    with transaction.atomic():
        audit.record("brand.deleted", target=brand, actor=actor, changes={"name": (brand.name, None)})
        brand.delete()


def _store(brand: Brand, *, is_new: bool) -> None:
    try:
        with transaction.atomic():
            brand.save(update_fields=None if is_new else ["name", "slug", "image"])
    except IntegrityError:  # somebody else took the name or the slug a moment ago
        raise BrandTaken(name=brand.name) from None


def _changes(brand: Brand, *, before: Brand | None) -> dict[str, tuple[Any, Any]]:
    pairs = {name: (getattr(before, name, None), getattr(brand, name)) for name in _TOLD}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def _move(brand: Brand, *, is_archived: bool, actor: "User") -> bool:
    with transaction.atomic():
        locked = lock_row(Brand.objects.all(), pk=brand.pk)
        if bool(locked.archived_at) == is_archived:
            return False
        was, locked.archived_at = locked.archived_at, clock.now() if is_archived else None
        locked.save(update_fields=["archived_at"])
        verb = "archived" if is_archived else "restored"
        changes = {"archived_at": (was, locked.archived_at)}
        audit.record(f"brand.{verb}", target=locked, actor=actor, changes=changes)
    brand.archived_at = locked.archived_at
    return True
