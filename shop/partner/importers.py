"""Changes Oscar's import of a CSV file: stock goes through `stock`, prices through `prices`."""

from decimal import Decimal
from typing import Any

from django.db import transaction
from oscar.apps.partner import importers

from shop.partner import prices, stock
from shop.partner.models import AdjustmentReason, Partner, StockRecord


class CatalogueImporter(importers.CatalogueImporter):
    @transaction.atomic
    def _create_stockrecord(
        self, item: Any, partner_name: str, partner_sku: str, price: str, num_in_stock: str
    ) -> None:
        partner = Partner.objects.get_or_create(name=partner_name)[0]
        record = StockRecord.objects.filter(partner=partner, partner_sku=partner_sku).first()
        if record is None:
            record = StockRecord(
                partner=partner, partner_sku=partner_sku, price=Decimal(price), num_in_stock=0
            )
        record.product = item
        record.save()
        prices.set_price(record, price=Decimal(price), was_price=record.was_price, reason="import")
        counted = int(num_in_stock) - (record.num_in_stock or 0)
        if counted and item.get_product_class().track_stock:
            stock.adjust(record, delta=counted, reason=AdjustmentReason.COUNTED, note="import")
