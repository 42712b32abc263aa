"""Changes Oscar's alert for what is sold out: its links lead to pages that ask, see `alerts`. Fields are Oscar's."""

from django.urls import reverse
from oscar.apps.customer.abstract_models import AbstractProductAlert


class ProductAlert(AbstractProductAlert):
    """Somebody waits for a product. A guest's is `UNCONFIRMED` until the link in a mail proves the address."""

    def get_confirm_url(self) -> str:
        return reverse("customer:alert-confirm", kwargs={"key": self.key})

    def get_cancel_url(self) -> str:
        return reverse("customer:alert-cancel-by-key", kwargs={"key": self.key})


from oscar.apps.customer.models import *  # noqa: E402, F403
