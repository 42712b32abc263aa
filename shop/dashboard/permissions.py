"""Which permission each page of the dashboard asks for, where Oscar asks for none, too little or only `is_staff`."""

from typing import TYPE_CHECKING

from oscar.apps.dashboard import permissions

if TYPE_CHECKING:
    from shop.users.models import User

Names = list[str]


class DashboardPermission(permissions.DashboardPermission):
    """Changes Oscar's: being staff is a permission like any other."""

    staff = ["users.access_dashboard"]


# Views of Oscar whose own permission says too little, or lets somebody do more than its name.
STRICTER: dict[str, dict[str, Names]] = {
    "users_dashboard": {
        "user-password-reset": ["users.view_user", "users.send_password_reset"],
        "user-alert-list": ["users.view_user", "customer.view_productalert"],
        "user-alert-update": ["customer.view_productalert", "customer.change_productalert"],
        "user-alert-delete": ["customer.view_productalert", "customer.delete_productalert"],
    },
    # These set the passwords of other people.
    "partners_dashboard": {
        name: ["partner.change_partner", "users.view_user", "users.add_user", "users.change_user"]
        for name in (
            "partner-user-create",
            "partner-user-select",
            "partner-user-link",
            "partner-user-unlink",
            "partner-user-update",
        )
    },
}
# Pages that Oscar lets everybody post to who may look at them: lists with actions on many, offers with a switch.
TO_POST: dict[str, Names] = {
    "partner-manage": ["partner.change_partner"],
    "users-index": ["users.change_user"],
    "catalogue-product-list": ["catalogue.change_product"],
    "catalogue-category-list": ["catalogue.change_category"],
    "catalogue-category-detail-list": ["catalogue.change_category"],
    "reviews-list": ["reviews.change_productreview"],
    "offer-detail": ["offer.change_conditionaloffer"],
}

# Oscar's reports by their codes, each behind what its facts are behind elsewhere; one not named here is nobody's.
REPORTS: dict[str, Names] = {
    "order_report": ["order.view_order"],
    "product_analytics": ["analytics.view_productrecord"],
    "user_analytics": ["analytics.view_userrecord", "users.view_user"],
    "open_baskets": ["basket.view_basket", "users.view_user"],
    "submitted_baskets": ["basket.view_basket", "users.view_user"],
    "vouchers": ["voucher.view_voucher"],
    "conditional-offers": ["offer.view_conditionaloffer"],
}


def may_read(user: "User", report: str) -> bool:
    return report in REPORTS and user.has_perms(REPORTS[report])
