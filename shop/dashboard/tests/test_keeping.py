"""What was sold stays in the books."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from shop.catalogue.models import AttributeOptionGroup, Brand, Category, Product, ProductAttribute
from shop.core import clock
from shop.dashboard.keeping import KEPT
from shop.dashboard.tests.staff import at_work, post, text_of
from shop.order import services
from shop.order.tests.purchases import discount_of, euros, line_of, offer_of, place, voucher_of
from shop.partner.models import Partner
from shop.partner.tests.shelf import record_of
from shop.users.roles import Role
from shop.voucher.models import VoucherSet

pytestmark = pytest.mark.django_db


def sold_product() -> tuple[Any, str, str]:
    product = place(line_of(record_of())).lines.get().product
    return product, f"catalogue/products/{product.pk}", "“Finch One” was ordered"


def sold_parent() -> tuple[Any, str, str]:
    parent = Product.objects.create(
        title="Finch", product_class=record_of().product.product_class, structure="parent"
    )
    place(line_of(record_of("Copper", parent=parent)))
    return parent, f"catalogue/products/{parent.pk}", "“Finch” was ordered"


def used_offer() -> tuple[Any, str, str]:
    offer = offer_of()
    place(line_of(record_of(), off=euros("2.49")), discounts=(discount_of(offer.pk, euros("2.49")),))
    return offer, f"offers/{offer.pk}", "Orders used the offer “Ten percent”"


def used_voucher(**facts: Any) -> Any:
    offer = offer_of()
    voucher = voucher_of(offer, **facts)
    discount = discount_of(offer.pk, euros("2.49"), voucher_id=voucher.pk, code=voucher.code)
    place(line_of(record_of(), off=euros("2.49")), discounts=(discount,))
    return voucher


def used_code() -> tuple[Any, str, str]:
    voucher = used_voucher()
    return voucher, f"vouchers/delete/{voucher.pk}", "Orders used the code of “Solder”"


def used_set() -> tuple[Any, str, str]:
    now = clock.now()
    codes = VoucherSet.objects.create(
        name="Fair", count=1, start_datetime=now, end_datetime=now + timedelta(days=9)
    )
    used_voucher(voucher_set=codes)
    return codes, f"vouchers/sets/delete/{codes.pk}", "Orders used codes of “Fair”"


def range_of_an_offer() -> tuple[Any, str, str]:
    wanted = offer_of().condition.range
    return wanted, f"ranges/{wanted.pk}", "Offers are made for the range “Everything”"


def partner_with_stock() -> tuple[Any, str, str]:
    partner = record_of().partner
    return partner, f"partners/{partner.pk}", "“Bench” has stock records"


def product_type() -> tuple[Any, str, str]:
    kind = record_of().product.product_class
    return kind, f"catalogue/product-type/{kind.pk}", "There are products of the type “Parts”"


def options_in_use() -> tuple[Any, str, str]:
    group = AttributeOptionGroup.objects.create(name="Colours")
    kind = record_of().product.product_class
    ProductAttribute.objects.create(
        product_class=kind, name="Colour", code="colour", type="option", option_group=group
    )
    return group, f"catalogue/attribute-option-group/{group.pk}", "Attributes of products have the options"


NEEDED = [
    *(sold_product, sold_parent, used_offer, used_code, used_set, range_of_an_offer),
    *(partner_with_stock, product_type, options_in_use),
]


def delete_page(path: str) -> str:
    return f"/dashboard/{path}/" if "/delete/" in path else f"/dashboard/{path}/delete/"


@pytest.mark.parametrize("needed", NEEDED)
@pytest.mark.parametrize("method", ["get", "post"])
def test_says_kindly_that_it_stays(method: str, needed: Callable[[], tuple[Any, str, str]]) -> None:
    row, path, sentence = needed()
    ada = at_work(Role.ADMIN)
    page = delete_page(path)
    answer = ada.get(page) if method == "get" else post(ada, page)
    assert answer.status_code == 200
    assert sentence in text_of(answer)
    assert "Nothing was deleted." in text_of(answer)
    assert type(row).objects.filter(pk=row.pk).exists()


def test_deletes_what_nobody_ordered() -> None:
    product, offer = record_of().product, offer_of()
    ada = at_work(Role.ADMIN)
    assert "are you sure?" in text_of(ada.get(f"/dashboard/catalogue/products/{product.pk}/delete/"))
    post(ada, f"/dashboard/catalogue/products/{product.pk}/delete/")
    post(ada, f"/dashboard/offers/{offer.pk}/delete/")
    assert not Product.objects.exists()
    assert not type(offer).objects.exists()


def test_keeps_a_code_whose_order_was_cancelled() -> None:
    """Money that comes late takes the code again."""
    voucher = used_voucher()
    services.cancel(voucher.applications.get().order, reason="Changed my mind")
    post(at_work(Role.ADMIN), f"/dashboard/vouchers/delete/{voucher.pk}/")
    voucher.refresh_from_db()
    assert not voucher.applications.exists()


def test_says_kindly_that_something_else_needs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the table does not know of and the database does."""
    record = record_of()
    Product.objects.filter(pk=record.product_id).update(brand=Brand.objects.create(name="Wren"))
    kind = record.product.product_class
    monkeypatch.delitem(KEPT, "catalogue-class-delete")
    answer = post(at_work(Role.ADMIN), f"/dashboard/catalogue/product-type/{kind.pk}/delete/")
    assert "Something else in the shop still needs this, so it cannot be deleted." in text_of(answer)
    assert type(kind).objects.filter(pk=kind.pk).exists()


def test_tells_nothing_to_whoever_may_not_delete() -> None:
    product, path, _sentence = sold_product()
    sue = at_work(Role.SUPPORT)
    assert sue.get(f"/dashboard/{path}/delete/").status_code == 403
    assert post(sue, f"/dashboard/{path}/delete/").status_code == 403
    assert Product.objects.filter(pk=product.pk).exists()


def test_knows_nothing_by_a_word() -> None:
    assert (
        at_work(Role.ADMIN).get("/dashboard/catalogue/attribute-option-group/abc/delete/").status_code == 404
    )


def test_deletes_an_empty_category() -> None:
    category = Category.add_root(name="Boards")
    post(at_work(Role.ADMIN), f"/dashboard/catalogue/categories/{category.pk}/delete/")
    assert not Category.objects.exists()


def test_names_pages_that_there_are() -> None:
    from oscar.apps.dashboard.nav import _dashboard_url_names_to_config

    assert set(KEPT) <= set(_dashboard_url_names_to_config())
    assert Partner.objects.count() == 0
