"""How the API writes an amount of money."""

from rest_framework import serializers

from shop.core.money import Money


class MoneySerializer(serializers.Serializer[Money]):
    amount = serializers.DecimalField(
        max_digits=None, decimal_places=None, help_text="With as many decimals as the currency has."
    )
    currency = serializers.CharField(help_text="By ISO 4217.")
