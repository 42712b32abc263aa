"""Every variable the shop reads from its environment, typed and checked before anything starts.

A bad value ends the start with one sentence that names the variable; nothing else in the project reads
`os.environ`. `.env.example` lists the same variables, and a test compares the two.
"""

import sys
from pathlib import Path
from typing import Annotated, NoReturn
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

BASE_DIR = Path(__file__).resolve().parents[2]

KNOWN_GATEWAYS = frozenset({"demo"})


def _scheme(*allowed: str, example: str) -> AfterValidator:
    """Accept addresses of these schemes with a host (or, for files, a path) and a sensible port."""

    def check(value: str) -> str:
        if not value:
            return value
        try:
            parts = urlsplit(value)
            has_place = bool(parts.hostname or parts.path.strip("/"))
            _ = parts.port  # urllib raises ValueError here for a port that is no number
        except ValueError:
            has_place = False
        if not has_place or parts.scheme not in allowed:
            raise ValueError(f"is not an address this shop can use; write for example {example}")
        return value

    return AfterValidator(check)


def _known_gateways(value: str) -> str:
    unknown = {name for name in gateway_names(value)} - KNOWN_GATEWAYS
    if unknown:
        known = ", ".join(sorted(KNOWN_GATEWAYS))
        raise ValueError(f"names {', '.join(sorted(unknown))}, which this shop does not have; it has {known}")
    return value


def gateway_names(value: str) -> tuple[str, ...]:
    """Split a comma-separated list of payment gateways."""
    return tuple(name.strip() for name in value.split(",") if name.strip())


def _public_url(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/"):
        raise ValueError("must be a scheme and a host, for example https://shop.example.com")
    return value.rstrip("/")


class Env(BaseSettings):
    """The environment. Field names are the variables' names; the comments for people are in `.env.example`."""

    model_config = SettingsConfigDict(
        case_sensitive=True, env_file=BASE_DIR / ".env", env_ignore_empty=True, extra="ignore", frozen=True
    )

    SECRET_KEY: SecretStr | None = None
    DEBUG: bool | None = None
    DEMO_MODE: bool | None = None
    PUBLIC_URL: Annotated[str, AfterValidator(_public_url)] = "http://localhost:8000"
    TRUSTED_PROXIES: int = Field(default=0, ge=0, le=10)
    SECURITY_CONTACT: str = ""

    DATA_DIR: Path = BASE_DIR / "var"
    DATABASE_URL: Annotated[
        str, _scheme("sqlite", "postgres", "postgresql", example="postgres://user:password@host/name")
    ] = ""
    REDIS_URL: Annotated[str, _scheme("redis", "rediss", "unix", example="redis://host:6379/0")] = ""
    CACHE_URL: Annotated[str, _scheme("redis", "rediss", "unix", example="redis://host:6379/1")] = ""
    BROKER_URL: Annotated[str, _scheme("redis", "rediss", "amqp", "amqps", example="amqp://user:password@host/")] = ""
    EMAIL_URL: Annotated[
        str, _scheme("smtp", "smtps", "smtp+tls", "folder", example="smtp+tls://user:password@host:587")
    ] = ""
    EMAIL_FROM: str = "Copperline <shop@example.com>"

    PAYMENT_GATEWAYS: Annotated[str, AfterValidator(_known_gateways)] = ""

    WEB_WORKERS: int = Field(default=1, ge=1, le=64)
    WEB_THREADS: int = Field(default=8, ge=1, le=128)
    LOG_LEVEL: Annotated[str, Field(pattern="^(DEBUG|INFO|WARNING|ERROR)$")] = "INFO"
    LOG_FORMAT: Annotated[str, Field(pattern="^(text|json)$")] = "text"

    @property
    def cache_url(self) -> str:
        return self.CACHE_URL or self.REDIS_URL

    @property
    def broker_url(self) -> str:
        return self.BROKER_URL or self.REDIS_URL

    @property
    def is_https(self) -> bool:
        return self.PUBLIC_URL.startswith("https://")


def load(*, env_file: Path | None = BASE_DIR / ".env") -> Env:
    """Read the environment, or end the start with one sentence about the first thing wrong with it."""
    try:
        return Env(_env_file=env_file)  # type: ignore[call-arg]  # pydantic-settings takes it, its stub says not
    except ValidationError as error:
        refuse(_sentence(error))


def refuse(sentence: str) -> NoReturn:
    """End the start: the sentence goes to stderr, the exit code is not 0."""
    sys.stderr.write(f"{sentence}\n")
    raise SystemExit(2)


def _sentence(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    name, given = first["loc"][0], first.get("input")
    problem = _PROBLEMS.get(first["type"], first["msg"]).removeprefix("Value error, ")
    bounds = {key: value for key, value in first.get("ctx", {}).items() if key in {"ge", "le"}}
    return f"{name}={given} {problem.format(**bounds)}.".replace("..", ".")


_PROBLEMS = {
    "bool_parsing": "is neither true nor false; write 1 or 0",
    "int_parsing": "is not a whole number",
    "greater_than_equal": "is too small; the least is {ge}",
    "less_than_equal": "is too large; the most is {le}",
    "string_pattern_mismatch": "is not one of the values listed in .env.example",
}


def check_production(env: Env) -> None:
    """Refuse what must never meet real shoppers."""
    if env.DEBUG:
        refuse("DEBUG=1 shows the shop's inner workings to everybody; production does not start with it.")
    if env.SECRET_KEY is None:
        refuse("SECRET_KEY is missing: production needs one, at least 32 random characters long.")
    if len(env.SECRET_KEY.get_secret_value()) < MINIMUM_SECRET_LENGTH:
        refuse(f"SECRET_KEY is too short: production needs at least {MINIMUM_SECRET_LENGTH} random characters.")
    if "demo" in gateway_names(env.PAYMENT_GATEWAYS) and not env.DEMO_MODE:
        refuse("PAYMENT_GATEWAYS names the demo payment, which takes no money; it needs DEMO_MODE=1 beside it.")


def check_workers(env: Env) -> None:
    """Refuse several web processes that could not see each other's cache."""
    if env.WEB_WORKERS > 1 and not env.cache_url:
        refuse(f"WEB_WORKERS={env.WEB_WORKERS} needs a cache that the workers share; set CACHE_URL or REDIS_URL.")


MINIMUM_SECRET_LENGTH = 32
