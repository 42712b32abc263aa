"""The demo's sign-ins: one for each role. They are known to everybody, so they exist in demo shops only."""

from dataclasses import dataclass

from allauth.account.models import EmailAddress

from shop.users import roles
from shop.users.models import User
from shop.users.roles import Role

PASSWORD = "copperline-demo"  # noqa: S105  # printed at every start of a demo shop


@dataclass(frozen=True)
class SignIn:
    role: Role
    email: str
    password: str = PASSWORD


SIGN_INS = tuple(
    SignIn(role=role, email=f"{role.name.lower().replace('_', '-')}@copperline.example") for role in Role
)


def sign_up() -> tuple[SignIn, ...]:
    """Make every person who is not there yet; each has a confirmed address."""
    for sign_in in SIGN_INS:
        if not User.objects.filter(email=sign_in.email).exists():
            _person(sign_in)
    return SIGN_INS


def _person(sign_in: SignIn) -> None:
    user = User(email=sign_in.email, first_name=sign_in.role.value, last_name="Demo")
    user.set_password(sign_in.password)
    user.save()
    EmailAddress.objects.create(user=user, email=sign_in.email, verified=True, primary=True)
    roles.assign(user, sign_in.role)
