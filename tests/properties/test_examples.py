from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.properties.examples import FEWEST, at_most


@pytest.fixture(params=["default", "fast"])
def profile(request: pytest.FixtureRequest) -> Iterator[str]:
    before = settings.get_current_profile_name()
    settings.load_profile(request.param)
    yield request.param
    settings.load_profile(before)


def test_tries_a_third_where_that_is_asked_for(profile: str) -> None:
    assert [at_most(number) for number in (100, 60, 40)] == {
        "default": [100, 60, 40],
        "fast": [30, 18, 12],
    }[profile]


def test_never_tries_next_to_nothing(profile: str) -> None:
    assert at_most(15) == {"default": 15, "fast": FEWEST}[profile]
