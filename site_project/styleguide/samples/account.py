"""The ways through an account, and what stands where nothing is yet."""

from collections.abc import Iterator

from site_project.styleguide.exhibits import Exhibit
from site_project.styleguide.samples.stand_ins import LONG_SENTENCE, LONG_WORD


def exhibits() -> Iterator[Exhibit]:
    yield Exhibit("components/account_nav.html", {"usual": {}})
    links = {"usual": "Orders", "long": LONG_WORD}
    yield Exhibit(
        "components/account_link.html",
        {name: {"url": "/account/", "icon": "parcel", "label": label} for name, label in links.items()},
    )
    way_on = {"url": "/shop/", "label": "Have a look around"}
    yield Exhibit(
        "components/empty_state.html",
        {
            "with a way on": {"icon": "heart", "sentence": "Nothing is on this list yet.", **way_on},
            "without, long": {"icon": "bell", "sentence": f"{LONG_WORD}: {LONG_SENTENCE}."},
        },
    )
    about = {"title": "How we pack", "body": f"{LONG_SENTENCE}."}
    yield Exhibit(
        "components/accordion.html",
        {"folded": about, "open": {**about, "is_open": True}, "long": {**about, "title": LONG_WORD * 2}},
    )
    yield Exhibit("components/form_check.html", {"plain": {}}, is_source=True)
