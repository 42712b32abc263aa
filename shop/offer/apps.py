"""Changes Oscar's pages of offers, which `views` has under Oscar's names."""

from oscar.apps.offer import apps


class OfferConfig(apps.OfferConfig):
    name = "shop.offer"

    def ready(self) -> None:
        super().ready()
        from shop.offer import receivers  # noqa: F401  # connects them
