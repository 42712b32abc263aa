import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Complaints

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("page", [True], indirect=True, ids=["javascript"])
def test_can_be_read_and_tried_under_the_strict_policy(page: Page, complaints: Complaints) -> None:
    page.goto("/api/v1/docs/")
    page.locator(".opblock-summary-control").first.click()
    page.get_by_role("button", name="Try it out").click()
    page.get_by_role("button", name="Execute").click()
    expect(page.locator(".live-responses-table tbody td.response-col_status")).to_contain_text("200")
    assert (complaints.console, complaints.strangers) == ([], [])


@pytest.mark.parametrize("page", [False], indirect=True, ids=["no-javascript"])
def test_leads_to_the_description_without_javascript(page: Page, complaints: Complaints) -> None:
    page.goto("/api/v1/docs/")
    expect(page.get_by_role("link", name="/api/v1/schema/")).to_be_visible()
    assert (complaints.console, complaints.strangers) == ([], [])
