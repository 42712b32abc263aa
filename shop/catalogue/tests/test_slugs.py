from shop.catalogue.slugs import free_slug


def test_keeps_what_is_free() -> None:
    assert free_slug("tea", taken={"tea-2"}, max_length=20) == "tea"


def test_counts_on_from_two() -> None:
    assert free_slug("tea", taken={"tea", "tea-2"}, max_length=20) == "tea-3"


def test_stays_within_the_length() -> None:
    assert free_slug("teapot", taken={"teap"}, max_length=4) == "te-2"
