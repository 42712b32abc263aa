"""Changes Oscar's pages for offers in one point: their list has an order, see `views`."""

from oscar.apps.dashboard.offers import apps


class OffersDashboardConfig(apps.OffersDashboardConfig):
    name = "shop.dashboard.offers"
