import pytest
from allauth.account.models import EmailAddress

from shop.users import roles
from shop.users.models import User
from shop.users.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice() -> User:
    user = User.objects.create_user("alice@example.com", "pw")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def test_keeps_the_address_when_the_profile_is_edited(client, alice):
    client.force_login(alice)
    typed = {"first_name": "Alice", "last_name": "Ng", "email": "mallory@example.com"}
    assert client.post("/account/profile/edit/", typed)["Location"] == "/account/profile/"
    alice.refresh_from_db()
    assert (alice.get_full_name(), alice.email) == ("Alice Ng", "alice@example.com")


def test_says_where_the_address_is_changed(client, alice):
    client.force_login(alice)
    page = client.get("/account/profile/edit/").content.decode()
    assert '<a href="/account/email/">' in page
    assert 'name="email"' not in page


def test_lets_support_send_a_mail_that_leads_to_a_page_that_works(client, alice, mailoutbox):
    bob = User.objects.create_user("bob@example.com", "pw")
    roles.assign(bob, Role.SUPPORT)
    client.force_login(bob)
    client.post(f"/dashboard/users/{alice.pk}/password-reset/")
    assert [mail.to for mail in mailoutbox] == [["alice@example.com"]]
    link = next(word for word in mailoutbox[0].body.split() if "/account/password/reset/key/" in word)
    client.logout()
    page = client.get(link.removeprefix("http://testserver"), follow=True)
    assert page.status_code == 200
    assert 'name="password1"' in page.content.decode()


def test_sends_nothing_for_staff_who_only_look(client, alice, mailoutbox):
    bob = User.objects.create_user("bob@example.com", "pw")
    roles.assign(bob, Role.ORDER_STAFF)
    client.force_login(bob)
    assert client.post(f"/dashboard/users/{alice.pk}/password-reset/").status_code == 403
    assert mailoutbox == []
