"""Changes Oscar's pages for products: price and stock have a page of their own, which keeps their history.

Oscar's forms wrote both straight into the stock record.
"""

from django.urls import URLPattern, URLResolver, path
from oscar.apps.dashboard.catalogue import apps

SEE = ["users.access_dashboard", "partner.view_stockrecord"]


class CatalogueDashboardConfig(apps.CatalogueDashboardConfig):
    name = "shop.dashboard.catalogue"

    def configure_permissions(self) -> None:
        super().configure_permissions()
        self.permissions_map.update(
            {
                "catalogue-product-stock": SEE,
                "stock-adjust": [*SEE, "partner.add_stockadjustment"],
                "stock-price": [*SEE, "partner.add_pricechange"],
                "stock-backorders": [*SEE, "partner.change_stockrecord"],
            }
        )

    def get_urls(self) -> list[URLPattern | URLResolver]:
        from shop.dashboard.catalogue import stock_views

        own: list[URLPattern | URLResolver] = [
            path("products/<int:pk>/stock/", stock_views.StockPage.as_view(), name="catalogue-product-stock"),
            path("stock/<int:pk>/adjust/", stock_views.Adjust.as_view(), name="stock-adjust"),
            path("stock/<int:pk>/price/", stock_views.SetPrice.as_view(), name="stock-price"),
            path("stock/<int:pk>/ahead/", stock_views.LimitBackorders.as_view(), name="stock-backorders"),
        ]
        return [*self.post_process_urls(own), *super().get_urls()]
