"""Which permission each page of the dashboard asks for, where Oscar asks for none, too little or only `is_staff`."""

from oscar.apps.dashboard import permissions

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
# Pages that Oscar lets everybody post to who may look at them.
TO_POST: dict[str, Names] = {
    "partner-manage": ["partner.change_partner"],
}
