import pytest
import tests.properties.test_orders as t
from shop.order import services, reservation
@pytest.mark.django_db
def test_neg(monkeypatch):
    if "nosurplus"=="release_vouchers": monkeypatch.setattr(reservation.vouchers,"give_back",lambda o: None)
    else: monkeypatch.setattr(services,"_refund_surplus",lambda *a: None)
    t.test_holds_whatever_happens()
