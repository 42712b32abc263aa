"""What a form says on the spot, and that it never holds anybody back."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.django_db(transaction=True)


def test_says_what_is_wrong_on_leaving_a_field_and_is_quiet_while_it_is_mended(scripted_page: Page) -> None:
    scripted_page.goto("/account/login/")
    email = scripted_page.locator("[name=login]")
    email.fill("alice")
    email.press("Tab")
    expect(email).to_have_attribute("aria-invalid", "true")
    expect(email).to_have_attribute("aria-describedby", "id_login_error")
    expect(scripted_page.locator("#id_login_error")).to_contain_text("name@example.com")
    email.press_sequentially("@")
    expect(scripted_page.locator("#id_login_error")).to_have_count(0)
    expect(email).not_to_have_attribute("aria-invalid", "true")


def test_says_nothing_of_a_field_that_was_only_passed_through(scripted_page: Page) -> None:
    scripted_page.goto("/account/login/")
    scripted_page.locator("[name=login]").focus()
    scripted_page.keyboard.press("Tab")
    expect(scripted_page.locator("[name=password]")).to_be_focused()
    expect(scripted_page.locator(".errorlist")).to_have_count(0)


def test_leaves_the_decision_to_the_server(scripted_page: Page) -> None:
    scripted_page.goto("/account/login/")
    scripted_page.locator("[name=login]").fill("alice")
    with scripted_page.expect_request(lambda request: request.method == "POST"):
        scripted_page.locator("main form button[type=submit]").click()
    expect(scripted_page.locator("#id_login_error")).to_be_visible()


def test_shows_a_password_and_sends_it_as_one(scripted_page: Page) -> None:
    scripted_page.goto("/account/login/")
    password = scripted_page.locator("[name=password]")
    password.fill("copper")
    button = scripted_page.get_by_role("button", name="Show the password")
    button.click()
    expect(password).to_have_attribute("type", "text")
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    expect(password).to_have_attribute("type", "password")
