"""Staff at work: somebody with a role, signed in, and what a page says to them."""

import re
from html import unescape
from typing import Any

from django.test import Client

from shop.users import roles
from shop.users.models import User
from shop.users.roles import Role


def at_work(role: Role, *, email: str = "bob@example.com") -> Client:
    """The browser of somebody with this role; CSRF is checked as it is outside of tests."""
    user = User.objects.create_user(email, "pw", first_name="Bob", last_name="Brown")
    roles.assign(user, role)
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)
    return client


def post(client: Client, path: str, **fields: Any) -> Any:
    """Send a form with the token that its page carried."""
    client.get("/dashboard/")
    token = client.cookies["csrftoken"].value
    return client.post(path, {"csrfmiddlewaretoken": token, **fields})


def text_of(answer: Any) -> str:
    """What a page says, without its markup."""
    content = re.sub(r"<(script|style).*?</\1>", " ", answer.content.decode(), flags=re.DOTALL)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", content)))


def told(client: Client, path: str = "/dashboard/") -> str:
    """What the next page says, messages included."""
    return text_of(client.get(path))
