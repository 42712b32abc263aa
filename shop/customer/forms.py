"""Changes two of Oscar's forms: neither the address nor the password of an account is changed past allauth."""

from allauth.account.forms import ResetPasswordForm
from oscar.apps.customer import forms as oscar_forms


class ProfileForm(oscar_forms.UserForm):
    """Without the e-mail address: a new one has to be confirmed first, which allauth's page sees to."""

    class Meta(oscar_forms.UserForm.Meta):
        fields = ["first_name", "last_name"]


class PasswordResetForm(ResetPasswordForm):
    """What the dashboard sends when staff help somebody in: allauth's mail, to a page that exists."""
