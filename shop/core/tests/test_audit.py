from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, cast
from uuid import UUID

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.contrib.sites.models import Site
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy

from shop.core import audit, clock, request_ids
from shop.core.exceptions import FinalRowError
from shop.core.models import AuditEntry
from shop.core.money import Money
from shop.users.models import User

pytestmark = pytest.mark.django_db
NOON = datetime(2030, 6, 21, 12, tzinfo=UTC)


@pytest.fixture
def site() -> Site:
    return Site.objects.create(domain="copperline.example", name="Copperline")


@pytest.fixture
def bob() -> User:
    bob: User = User.objects.create(email="bob@example.com")
    return bob


def test_writes_down_who_did_what_when_and_to_which_row(site: Site, bob: User) -> None:
    with clock.at(NOON), request_ids.working_for("request-of-bob"):
        audit.record("site.renamed", target=site, actor=bob, changes={"name": ("Copper", "Copperline")})

    entry = AuditEntry.objects.get()
    assert (entry.at, entry.actor, entry.actor_name) == (NOON, bob, "bob@example.com")
    assert (entry.action, entry.target_type, entry.target_id) == ("site.renamed", "sites.site", str(site.pk))
    assert entry.changes == {"name": ["Copper", "Copperline"]}
    assert entry.request_id == "request-of-bob"


def test_knows_the_lazy_user_of_a_request(site: Site, bob: User) -> None:
    entry = audit.record("site.renamed", target=site, actor=cast(User, SimpleLazyObject(lambda: bob)))

    assert (entry.actor_id, entry.actor_name) == (bob.pk, "bob@example.com")


@pytest.mark.parametrize("nobody", [None, AnonymousUser(), cast(Any, SimpleLazyObject(AnonymousUser))])
def test_names_nobody_where_the_shop_itself_or_a_guest_acts(site: Site, nobody: AnonymousUser | None) -> None:
    entry = audit.record("site.checked", target=site, actor=nobody)

    assert (entry.actor, entry.actor_name, entry.changes) == (None, "", {})


def test_remembers_the_name_of_a_person_who_is_gone(site: Site, bob: User) -> None:
    audit.record("site.renamed", target=site, actor=bob)
    bob.delete()

    entry = AuditEntry.objects.get()
    assert (entry.actor, entry.actor_name) == (None, "bob@example.com")


def test_outlives_the_row_it_tells_of(site: Site) -> None:
    gone = Site(pk=site.pk)
    audit.record("site.deleted", target=site)
    site.delete()

    assert [entry.action for entry in audit.trail(gone)] == ["site.deleted"]


def test_is_undone_with_the_change_it_tells_of(site: Site) -> None:
    with transaction.atomic():
        audit.record("site.renamed", target=site)
        transaction.set_rollback(True)

    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (Decimal("9.90"), "9.90"),
        (Money(Decimal("9.90"), "EUR"), "9.90 EUR"),
        (NOON, "2030-06-21T12:00:00Z"),
        (date(2030, 6, 21), "2030-06-21"),
        (UUID(int=7), "00000000-0000-0000-0000-000000000007"),
        (gettext_lazy("Core"), "Core"),
        (None, None),
        (True, True),
        (3, 3),
        (["a", Decimal(1)], ["a", "1"]),
    ],
)
def test_keeps_what_changed_in_plain_json(site: Site, value: Any, kept: Any) -> None:
    written = audit.record("site.changed", target=site, changes={"field": (None, value)})

    assert written.changes == AuditEntry.objects.get().changes == {"field": [None, kept]}


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"name": "new"}, ValueError),
        ({"name": ("old", "newer", "newest")}, ValueError),
        ({"name": (None, object())}, TypeError),
        ({"name": (None, float("nan"))}, ValueError),
    ],
)
def test_refuses_changes_that_are_no_pairs_or_no_json(
    site: Site, changes: Any, error: type[Exception]
) -> None:
    with pytest.raises(error):
        audit.record("site.changed", target=site, changes=changes)

    assert not AuditEntry.objects.exists()


def test_refuses_a_row_that_was_never_saved() -> None:
    with pytest.raises(ValueError, match="Site has no id yet"):
        audit.record("site.made", target=Site(domain="unsaved.example"))

    assert not AuditEntry.objects.exists()


def test_tells_the_story_of_one_row_latest_first(site: Site, bob: User) -> None:
    group = Group(pk=site.pk)  # the same id, another model
    with clock.at(NOON):
        audit.record("site.made", target=site)
        audit.record("site.renamed", target=site)
        audit.record("group.made", target=group)

    assert [entry.action for entry in audit.trail(site)] == ["site.renamed", "site.made"]


def test_takes_a_proxy_for_the_row_that_it_is(site: Site) -> None:
    class ProxySite(Site):
        class Meta:
            proxy = True
            app_label = "core"

    proxied: Model = ProxySite.objects.get(pk=site.pk)
    audit.record("site.renamed", target=proxied)

    assert [entry.target_type for entry in audit.trail(site)] == ["sites.site"]


@pytest.mark.parametrize(
    "meddle",
    [
        lambda entry: entry.save(),
        lambda entry: entry.delete(),
        lambda _entry: AuditEntry.objects.update(action="nothing"),
        lambda _entry: AuditEntry.objects.filter(action="site.renamed").delete(),
        lambda entry: AuditEntry.objects.bulk_update([entry], ["action"]),
        lambda entry: AuditEntry.objects.update_or_create(pk=entry.pk, defaults={"action": "nothing"}),
        lambda entry: AuditEntry.objects.bulk_create(
            [entry], update_conflicts=True, update_fields=["action"], unique_fields=["id"]
        ),
        lambda entry: AuditEntry.objects.bulk_create([entry], None, False, True, ["action"], ["id"]),
    ],
    ids=[
        "save",
        "delete",
        "queryset update",
        "queryset delete",
        "bulk update",
        "update or create",
        "bulk create over it",
        "bulk create over it, by position",
    ],
)
def test_refuses_to_change_or_delete_an_entry(site: Site, meddle: Any) -> None:
    entry = audit.record("site.renamed", target=site)
    entry.action = "nothing"

    with pytest.raises(FinalRowError), transaction.atomic():
        meddle(entry)

    assert [kept.action for kept in audit.trail(site)] == ["site.renamed"]


def test_does_not_write_a_new_entry_over_an_old_one(site: Site) -> None:
    entry = audit.record("site.renamed", target=site)
    forged = AuditEntry(
        pk=entry.pk, action="nothing", target_type=entry.target_type, target_id=entry.target_id
    )

    with pytest.raises(IntegrityError), transaction.atomic():
        forged.save()

    assert [kept.action for kept in audit.trail(site)] == ["site.renamed"]


def test_adds_many_entries_at_once(site: Site) -> None:
    AuditEntry.objects.bulk_create(
        [AuditEntry(action=action, target_type="sites.site", target_id=str(site.pk)) for action in ("a", "b")]
    )

    assert {kept.action for kept in audit.trail(site)} == {"a", "b"}
