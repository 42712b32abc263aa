import re

import pytest

from shop.users import roles
from shop.users.models import User

pytestmark = pytest.mark.django_db
TYPED = {"email": "Alice@Example.com", "password1": "a-long-password", "password2": "a-long-password"}


def test_makes_a_customer_of_whoever_signs_up(client):
    client.post("/account/signup/", TYPED)
    alice = User.objects.get()
    assert alice.email == "alice@example.com"
    assert roles.of(alice) == {roles.Role.CUSTOMER}
    assert not alice.is_staff


@pytest.mark.parametrize("host", ["testserver:6666", "testserver"])
def test_writes_links_that_start_with_the_shops_own_address(client, settings, mailoutbox, host):
    settings.PUBLIC_URL = "https://shop.example"
    client.post("/account/signup/", TYPED, headers={"host": host})
    client.post("/account/password/reset/", {"email": "nobody@example.com"}, headers={"host": host})
    assert [mail.to for mail in mailoutbox] == [["alice@example.com"], ["nobody@example.com"]]
    links = [link for mail in mailoutbox for link in re.findall(r"https?://\S+", mail.body)]
    assert len(links) == 2
    assert all(link.startswith("https://shop.example/account/") for link in links)
