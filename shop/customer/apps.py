"""Changes Oscar's account pages: its own forms for signing in, signing up and passwords lead to allauth's."""

from oscar.apps.customer import apps


class CustomerConfig(apps.CustomerConfig):
    name = "shop.customer"

    def ready(self) -> None:
        super().ready()
        from shop.users import doors

        self.login_view = doors.SignIn
        self.logout_view = doors.SignOut
        self.register_view = doors.SignUp
        self.change_password_view = doors.ChangePassword
