"""Changes Oscar's pages for products: price and stock have a page of their own, which keeps their history.

Oscar's forms wrote both straight into the stock record. Brands, and how the list of a category is arranged, which
Oscar does not know, have pages here too.
"""

from django.urls import URLPattern, URLResolver, path
from oscar.apps.dashboard.catalogue import apps

SEE = ["users.access_dashboard", "partner.view_stockrecord"]
SEE_BRANDS = ["users.access_dashboard", "catalogue.view_brand"]
ARRANGE = ["users.access_dashboard", "catalogue.change_categoryplacement"]


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
                "catalogue-category-arrange": ARRANGE,
                "catalogue-brand-list": SEE_BRANDS,
                "catalogue-brand-create": [*SEE_BRANDS, "catalogue.add_brand"],
                "catalogue-brand-update": [*SEE_BRANDS, "catalogue.change_brand"],
                "catalogue-brand-archive": [*SEE_BRANDS, "catalogue.change_brand"],
                "catalogue-brand-restore": [*SEE_BRANDS, "catalogue.change_brand"],
                "catalogue-brand-delete": [*SEE_BRANDS, "catalogue.delete_brand"],
            }
        )

    def get_urls(self) -> list[URLPattern | URLResolver]:
        from shop.dashboard.catalogue import arranging_views, brand_views, stock_views

        own: list[URLPattern | URLResolver] = [
            path("products/<int:pk>/stock/", stock_views.StockPage.as_view(), name="catalogue-product-stock"),
            path("stock/<int:pk>/adjust/", stock_views.Adjust.as_view(), name="stock-adjust"),
            path("stock/<int:pk>/price/", stock_views.SetPrice.as_view(), name="stock-price"),
            path("stock/<int:pk>/ahead/", stock_views.LimitBackorders.as_view(), name="stock-backorders"),
            path(
                "categories/<int:pk>/arrange/",
                arranging_views.Arrange.as_view(),
                name="catalogue-category-arrange",
            ),
            path("brands/", brand_views.BrandList.as_view(), name="catalogue-brand-list"),
            path("brands/create/", brand_views.BrandCreate.as_view(), name="catalogue-brand-create"),
            path("brands/<int:pk>/", brand_views.BrandUpdate.as_view(), name="catalogue-brand-update"),
            path("brands/<int:pk>/archive/", brand_views.Archive.as_view(), name="catalogue-brand-archive"),
            path("brands/<int:pk>/restore/", brand_views.Restore.as_view(), name="catalogue-brand-restore"),
            path("brands/<int:pk>/delete/", brand_views.BrandDelete.as_view(), name="catalogue-brand-delete"),
        ]
        return [*self.post_process_urls(own), *super().get_urls()]
