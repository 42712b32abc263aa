from io import StringIO

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from shop.users.models import User

pytestmark = pytest.mark.django_db
TAKEN = "There is already an account with this e-mail address."


def test_writes_an_address_in_small_letters():
    assert User.objects.create_user(" Alice@Example.COM ", "pw").email == "alice@example.com"


def test_takes_two_spellings_of_an_address_for_one_account():
    User.objects.create_user("alice@example.com", "first")
    with pytest.raises(ValidationError) as refusal:
        User.objects.create_user("Alice@Example.com", "second")
    assert refusal.value.messages == [TAKEN]
    assert User.objects.get().check_password("first")


def test_refuses_an_account_without_an_address():
    with pytest.raises(ValidationError) as refusal:
        User.objects.create_user("  ", "pw")
    assert refusal.value.messages == ["An account needs an e-mail address."]
    assert not User.objects.exists()


def test_lets_the_database_refuse_what_two_requests_write_at_once():
    User.objects.create(email="alice@example.com")
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email="ALICE@example.com")
    assert User.objects.count() == 1


def test_refuses_the_second_spelling_in_a_form_with_a_sentence():
    User.objects.create_user("alice@example.com")
    with pytest.raises(ValidationError) as refusal:
        User(email="ALICE@example.com", password="x").full_clean()
    assert TAKEN in refusal.value.messages


def test_finds_somebody_by_any_spelling():
    alice = User.objects.create_user("alice@example.com")
    assert User.objects.get_by_natural_key("ALICE@example.com") == alice


def test_makes_a_superuser_from_the_command_line_who_can_sign_in_at_once(monkeypatch, client):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "a-long-password")
    call_command("createsuperuser", email="Root@Example.com", interactive=False, stdout=StringIO())
    root = User.objects.get(email="root@example.com")
    assert (root.is_superuser, root.is_staff) == (True, True)
    assert EmailAddress.objects.get(user=root).verified
    answer = client.post("/account/login/", {"login": "root@example.com", "password": "a-long-password"})
    assert answer["Location"] == "/account/"
    assert client.session["_auth_user_id"] == str(root.pk)


def test_refuses_a_second_superuser_of_the_same_address(monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "a-long-password")
    User.objects.create_user("root@example.com", "first")
    with pytest.raises(CommandError):
        call_command("createsuperuser", email="ROOT@example.com", interactive=False, stdout=StringIO())
    assert not User.objects.get().is_superuser
