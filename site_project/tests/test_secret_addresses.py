import re
from collections.abc import Iterator

import pytest
from django.urls import URLResolver, get_resolver

from site_project.secret_addresses import masked_path, masked_text

SECRET_ARGUMENTS = {"hash", "key", "secret", "signature", "signed", "token", "uidb36", "uidb64"}
ARGUMENT = re.compile(r"\(\?P<(\w+)>[^()]*\)|<(?:\w+:)?(\w+)>")


@pytest.mark.parametrize(
    ("path", "logged"),
    [
        ("/account/password/reset/key/8-dichic-4592/", "/account/password/reset/key/***"),
        ("/account/password/reset/key/8-dichic-4592", "/account/password/reset/key/***"),
        ("/de/account/password/reset/key/8-a/b\nc d", "/de/account/password/reset/key/***"),
        ("//account//password/reset/key/8-dichic", "//account//password/reset/key/***"),
        ("/Account/Password/Reset/Key/8-dichic", "/Account/Password/Reset/Key/***"),
        ("/account/confirm-email/Mw:1u:x_-y/", "/account/confirm-email/***"),
        ("/orders/K7QM:sig/", "/orders/***"),
        ("/pt-br/orders/K7QM:sig", "/pt-br/orders/***"),
        ("/account/order-status/100001/abc=/", "/account/order-status/100001/***"),
        ("/account/alerts/cancel/key/abc/", "/account/alerts/cancel/key/***"),
        ("/wishlists/Xy1z2w/", "/wishlists/***"),
    ],
)
def test_hides_the_secret_of_an_address(path: str, logged: str) -> None:
    assert masked_path(path) == logged


@pytest.mark.parametrize(
    "path",
    [
        "/8/products/8/",
        "/account/password/reset/",
        "/account/confirm-email/",
        "/account/orders/100001/",
        "/dashboard/orders/100001/",
        "/orders/",
        "/account/wishlists/add/8/",
        "/account/wishlists/create/",
        "/account/alerts/cancel/8/",
    ],
)
def test_leaves_other_addresses_whole(path: str) -> None:
    assert masked_path(path) == path


def test_hides_the_secrets_of_addresses_in_a_sentence() -> None:
    said = (
        "Refused /account/password/reset/key/8-dichic/ from 'https://x.example/orders/K7QM:sig/?a=1' "
        'at File "/srv/apps/wishlists/models.py"'
    )
    assert masked_text(said) == (
        "Refused /account/password/reset/key/*** from 'https://x.example/orders/***' "
        'at File "/srv/apps/wishlists/models.py"'
    )


def _addresses(resolver: URLResolver, before: str = "/") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        address = before + str(pattern.pattern).replace("^", "").replace("$", "")
        if isinstance(pattern, URLResolver):
            yield from _addresses(pattern, address)
        else:
            yield address


def _with_secrets(address: str) -> str:
    return ARGUMENT.sub(lambda found: "s3cret" if SECRET_ARGUMENTS & {*found.groups()} else "1", address)


def test_knows_every_address_of_the_shop_that_carries_a_secret() -> None:
    carrying = [one for one in map(_with_secrets, _addresses(get_resolver())) if "s3cret" in one]
    assert "/account/password/reset/key/s3cret-s3cret/" in carrying
    assert [one for one in carrying if "s3cret" in masked_path(one)] == []
