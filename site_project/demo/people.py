"""The demo's sign-ins: one for each role. They are known to everybody, so they exist in demo shops only."""

from dataclasses import dataclass

from allauth.account.models import EmailAddress

from shop.customer import addresses
from shop.customer import services as customers
from shop.users import roles
from shop.users.models import User
from shop.users.roles import Role
from site_project.demo import purchases

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
    """Make every person who is not there yet; each has a confirmed address, and so the orders made with it."""
    for sign_in in SIGN_INS:
        user = User.objects.filter(email=sign_in.email).first() or _person(sign_in)
        customers.join_orders_of_confirmed_addresses(user)
    return SIGN_INS


def _person(sign_in: SignIn) -> User:
    user = User(email=sign_in.email, first_name=sign_in.role.value, last_name="Demo")
    user.set_password(sign_in.password)
    user.save()
    EmailAddress.objects.create(user=user, email=sign_in.email, verified=True, primary=True)
    roles.assign(user, sign_in.role)
    if sign_in.email == purchases.EMAIL:
        addresses.keep(user, address=purchases.HOME, is_default=True)
    return user
