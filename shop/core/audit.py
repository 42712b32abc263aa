"""Who did what to which row. An entry is written in the transaction of what it tells, and stays as it is."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AnonymousUser
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model, QuerySet

from shop.core.models import AuditEntry
from shop.core.money import Money

if TYPE_CHECKING:
    from shop.users.models import User

Changes = Mapping[str, tuple[Any, Any] | list[Any]]


def record(
    action: str,
    *,
    target: Model,
    actor: "User | AnonymousUser | None" = None,
    changes: Changes | None = None,
) -> AuditEntry:
    """Write down what was done to a saved row, by whom (nobody: the shop itself), field by field as (old, new).

    Record a deletion before it happens: afterwards the row has no id to be found by.
    """
    if target.pk is None:
        raise ValueError(
            f"{type(target).__name__} has no id yet: record what was done to it once it is saved."
        )
    person = None if isinstance(actor, AnonymousUser) else actor
    return AuditEntry.objects.create(
        actor=person,
        actor_name=person.get_username() if person else "",
        action=action,
        target_type=_type_of(target),
        target_id=str(target.pk),
        changes=_as_json(changes or {}),
    )


def trail(target: Model) -> QuerySet[AuditEntry]:
    """Everything that was done to this row, the latest first."""
    return AuditEntry.objects.filter(target_type=_type_of(target), target_id=str(target.pk)).order_by(
        "-at", "-pk"
    )


def _type_of(target: Model) -> str:
    concrete = target._meta.concrete_model or type(target)  # a proxy is the same row
    return concrete._meta.label_lower


def _as_json(changes: Changes) -> dict[str, list[Any]]:
    for field, pair in changes.items():
        if not isinstance(pair, tuple | list) or len(pair) != 2:
            raise ValueError(f"The change of {field!r} is not a pair of old and new: {pair!r}.")
    plain: dict[str, list[Any]] = json.loads(json.dumps(dict(changes), cls=_ChangeEncoder, allow_nan=False))
    return plain


class _ChangeEncoder(DjangoJSONEncoder):
    """Numbers, dates, ids and translatable words as Django writes them, and money as people read it."""

    def default(self, value: Any) -> Any:  # named `o` above, which says less
        return str(value) if isinstance(value, Money) else super().default(value)
