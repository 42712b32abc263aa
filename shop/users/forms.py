"""allauth's forms with the shop's words: sentence case, and “e-mail” as everywhere else in the shop."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as codes
from allauth.mfa.totp import forms as totp
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class OurWords:
    """Names the fields of a form anew; mixed in before allauth's class."""

    words: dict[str, Promise] = {}
    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, word in self.words.items():
            self.fields[name].label = word


class SignInForm(OurWords, account.LoginForm):
    words = {"login": _("E-mail address"), "remember": _("Keep me signed in")}


class SignUpForm(OurWords, account.SignupForm):
    words = {"email": _("E-mail address"), "password2": _("The same password again")}


class ChangePasswordForm(OurWords, account.ChangePasswordForm):
    words = {
        "oldpassword": _("Your password until now"),
        "password1": _("New password"),
        "password2": _("The new password again"),
    }


class ResetPasswordForm(OurWords, account.ResetPasswordForm):
    words = {"email": _("E-mail address")}


class NewPasswordForm(OurWords, account.ResetPasswordKeyForm):
    words = {"password1": _("New password"), "password2": _("The new password again")}


class NewEmailForm(OurWords, account.AddEmailForm):
    words = {"email": _("New e-mail address")}


class CodeForm(OurWords, codes.AuthenticateForm):
    words = {"code": _("Code of your app, or a recovery code")}


class CodeAgainForm(OurWords, codes.ReauthenticateForm):
    words = {"code": _("Code of your app, or a recovery code")}


class AppForm(OurWords, totp.ActivateTOTPForm):
    words = {"code": _("The six digits that the app shows")}
