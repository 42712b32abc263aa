"""What a publisher does about search in the Wagtail admin."""

from datetime import date

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from search.models import AskedQuery, Pin, Synonym, Synonyms
from search.tests.shelves import found, index_everything
from shop.catalogue.tests.shelves import make_product
from shop.users import roles
from shop.users.models import User
from shop.users.roles import Role

pytestmark = pytest.mark.django_db

REPORT = "asked-queries:index"


@pytest.fixture
def asked() -> None:
    for folded, times, results in (("tea <b>", 3, 4), ("lamp", 9, 0), ("pot", 5, 1)):
        AskedQuery.objects.create(folded=folded, times=times, results=results, last_at=date(2026, 3, 1))


def at_work(role: Role) -> Client:
    bob = User.objects.create_user(f"{role.name.lower()}@example.com", "correct horse battery")
    roles.assign(bob, role)
    client = Client()
    client.force_login(bob)
    return client


def typed(*words: str) -> dict[str, str]:
    """The form of synonyms as a browser sends it."""
    form = {"words-TOTAL_FORMS": str(len(words)), "words-INITIAL_FORMS": "0", "words-MIN_NUM_FORMS": "2"}
    for index, word in enumerate(words):
        form |= {
            f"words-{index}-text": word,
            f"words-{index}-ORDER": str(index + 1),
            f"words-{index}-id": "",
            f"words-{index}-DELETE": "",
        }
    return form | {"words-MAX_NUM_FORMS": "1000"}


def test_reports_what_was_looked_for_the_most_often_first(asked: None) -> None:
    html = at_work(Role.PUBLISHER).get(reverse(REPORT)).content.decode()
    assert html.index("lamp") < html.index("pot") < html.index("tea &lt;b&gt;")
    assert "tea <b>" not in html


def test_reports_what_found_nothing(asked: None) -> None:
    bob = at_work(Role.PUBLISHER)
    html = bob.get(reverse(REPORT), {"found_nothing": "true"}).content.decode()
    assert f"{reverse('synonyms:add')}?query=lamp" in html
    assert "?query=pot" not in html
    html = bob.get(reverse(REPORT), {"found_nothing": "false"}).content.decode()
    assert "?query=pot" in html
    assert "?query=lamp" not in html


def test_leads_from_a_query_to_a_synonym_and_to_a_pin(asked: None) -> None:
    html = at_work(Role.PUBLISHER).get(reverse(REPORT)).content.decode()
    for begun in ("synonyms:add", "pins:add"):
        assert f'href="{reverse(begun)}?query=tea+%3Cb%3E"' in html


def test_begins_a_synonym_with_the_query_and_saves_it() -> None:
    make_product("Teapot")
    index_everything()
    bob = at_work(Role.PUBLISHER)
    html = bob.get(reverse("synonyms:add"), {"query": "brew pot"}).content.decode()
    assert 'value="brew pot"' in html
    answer = bob.post(reverse("synonyms:add"), typed("brew pot", "Teapot"))
    assert (answer.status_code, answer["Location"]) == (302, reverse("synonyms:index"))
    assert str(Synonyms.objects.get()) == "brew pot = Teapot"
    assert [card.product.title for card in found("brew pot").listing.cards] == ["Teapot"]


@pytest.mark.parametrize("words", [("alone",), ("tea", "***"), ("tea", "")])
def test_refuses_what_is_no_synonym_and_keeps_what_was_typed(words: tuple[str, ...]) -> None:
    answer = at_work(Role.PUBLISHER).post(reverse("synonyms:add"), typed(*words))
    assert answer.status_code == 200
    assert f'value="{words[0]}"' in answer.content.decode()
    assert not Synonym.objects.exists()


def test_begins_a_pin_with_the_query_and_saves_it() -> None:
    lamp, tea = make_product("Lamp"), make_product("Tea")
    index_everything()
    bob = at_work(Role.PUBLISHER)
    assert 'value="tea"' in bob.get(reverse("pins:add"), {"query": "tea"}).content.decode()
    answer = bob.post(reverse("pins:add"), {"query": "Téa", "product": str(lamp.pk), "position": "1"})
    assert (answer.status_code, Pin.objects.get().folded) == (302, "tea")
    assert [card.product for card in found("tea").listing.cards] == [lamp, tea]


def test_refuses_a_pin_of_no_word_of_no_product_and_a_second_one() -> None:
    lamp = make_product("Lamp")
    Pin.objects.create(query="tea", product=lamp)
    bob = at_work(Role.PUBLISHER)
    for query, product in (("***", str(lamp.pk)), ("tea", ""), ("tea", "999999"), ("TEA", str(lamp.pk))):
        answer = bob.post(reverse("pins:add"), {"query": query, "product": product, "position": "1"})
        assert (answer.status_code, Pin.objects.count()) == (200, 1), query


@pytest.mark.parametrize("name", [REPORT, "synonyms:index", "synonyms:add", "pins:index", "pins:add"])
@pytest.mark.parametrize("role", [Role.EDITOR, Role.MERCHANDISER, Role.SUPPORT, Role.CUSTOMER])
def test_is_nobody_elses(role: Role, name: str) -> None:
    make_product()
    answer = at_work(role).get(reverse(name))
    assert answer.status_code in {302, 403}
    assert "query" not in answer.content.decode()


def test_shows_whoever_may_only_look_no_buttons(asked: None) -> None:
    client = at_work(Role.EDITOR)
    may = Permission.objects.get(codename="view_askedquery")
    User.objects.get().user_permissions.add(may)
    html = client.get(reverse(REPORT)).content.decode()
    assert "lamp" in html
    assert "?query=" not in html


def test_lets_nobody_write_the_report() -> None:
    query = AskedQuery.objects.create(folded="tea", times=3, last_at=date(2026, 3, 1))
    bob = at_work(Role.PUBLISHER)
    for name, args in (("add", ()), ("edit", (query.pk,)), ("delete", (query.pk,))):
        assert bob.post(reverse(f"asked-queries:{name}", args=args), {}).status_code in {302, 403, 405}
    query.refresh_from_db()
    assert query.times == 3
