"""Every variable the shop reads from its environment, typed and checked before anything starts.

A bad value ends the start with one sentence that names the variable. Nothing else of the shop reads `os.environ`
(a test looks); the commands in `deploy/`, which start it, do: they hand it on and take the port from it.
`.env.example` lists the same variables, and a test compares the two.
"""

import os
import sys
from pathlib import Path
from typing import Annotated, NoReturn
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from site_project.settings import addresses

BASE_DIR = Path(__file__).resolve().parents[2]
ENV_FILE = BASE_DIR / ".env"

KNOWN_GATEWAYS = frozenset({"demo"})
MINIMUM_SECRET_LENGTH = 50  # what Django's own deployment check asks for
MINIMUM_SECRET_VARIETY = 5

DatabaseUrl = Annotated[
    str,
    addresses.of_scheme("sqlite", "postgres", "postgresql", example="postgres://user:password@host/name"),
]
CacheUrl = Annotated[str, addresses.of_scheme("redis", "rediss", "unix", example="redis://host:6379/0")]
BrokerUrl = Annotated[
    str, addresses.of_scheme("redis", "rediss", "amqp", "amqps", example="amqp://user:password@host/")
]
EmailUrl = Annotated[
    str,
    addresses.of_scheme("smtp", "smtps", "smtp+tls", "folder", example="smtp+tls://user:password@host:587"),
]


def gateway_names(value: str) -> tuple[str, ...]:
    """Split a comma-separated list of payment gateways."""
    return tuple(name.strip() for name in value.split(",") if name.strip())


def _known_gateways(value: str) -> str:
    unknown = set(gateway_names(value)) - KNOWN_GATEWAYS
    if unknown:
        known = ", ".join(sorted(KNOWN_GATEWAYS))
        raise ValueError(f"names {', '.join(sorted(unknown))}, which this shop does not have; it has {known}")
    return value


def _below_project(folder: Path) -> Path:
    return BASE_DIR / folder.expanduser()


class Env(BaseSettings):
    """The environment. Field names are the variables' names; the comments for people are in `.env.example`."""

    model_config = SettingsConfigDict(case_sensitive=True, env_ignore_empty=True, extra="ignore", frozen=True)

    SECRET_KEY: SecretStr | None = None
    DEBUG: bool | None = None
    DEMO_MODE: bool | None = None
    PUBLIC_URL: Annotated[str, AfterValidator(addresses.public)] = "http://localhost:8000"
    TRUSTED_PROXIES: int = Field(default=0, ge=0, le=10)
    SECURITY_CONTACT: Annotated[str, AfterValidator(addresses.contact)] = ""

    DATA_DIR: Annotated[Path, AfterValidator(_below_project)] = BASE_DIR / "var"
    DATABASE_URL: DatabaseUrl = ""
    REDIS_URL: CacheUrl = ""
    CACHE_URL: CacheUrl = ""
    BROKER_URL: BrokerUrl = ""
    EMAIL_URL: EmailUrl = ""
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
        return self.BROKER_URL or addresses.as_broker(self.REDIS_URL)

    @property
    def host(self) -> str:
        """The shop's host as browsers send it, without the port."""
        host = urlsplit(self.PUBLIC_URL).hostname or ""
        return f"[{host}]" if ":" in host else host

    @property
    def is_https(self) -> bool:
        return self.PUBLIC_URL.startswith("https://")


def load(env_file: Path | None) -> Env:
    """Read the environment, and this file below it, or end the start with one sentence about what is wrong."""
    try:
        return Env(_env_file=env_file)  # type: ignore[call-arg]  # pydantic-settings takes it, its stub says not
    except ValidationError as error:
        refuse(_sentence(error))
    except (OSError, UnicodeDecodeError):
        refuse(f"{env_file} cannot be read; it must be a text file in UTF-8.")


def refuse(sentence: str) -> NoReturn:
    """End the start: the sentence goes to stderr, the exit code is not 0."""
    sys.stderr.write(f"{sentence}\n")
    raise SystemExit(2)


def _sentence(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    name, given = first["loc"][0], addresses.masked(str(first["input"]))
    known = _PROBLEMS.get(first["type"])
    problem = known.format(**first.get("ctx", {})) if known else first["msg"].removeprefix("Value error, ")
    return f"{name}={given} {' '.join(problem.split())}."


_PROBLEMS = {
    "bool_parsing": "is neither true nor false; write 1 or 0",
    "int_parsing": "is not a whole number",
    "greater_than_equal": "is too small; the least is {ge}",
    "less_than_equal": "is too large; the most is {le}",
    "string_pattern_mismatch": "is not one of the values listed in .env.example",
}


def check_machine(env: Env) -> None:
    """Refuse what cannot work here: folders that cannot be written, web processes that share no cache."""
    make_folder(env.DATA_DIR, variable="DATA_DIR")
    if env.DATABASE_URL.startswith("sqlite:"):
        make_folder(addresses.file_path(env.DATABASE_URL, below=BASE_DIR).parent, variable="DATABASE_URL")
    if env.WEB_WORKERS > 1 and not env.cache_url:
        refuse(f"WEB_WORKERS={env.WEB_WORKERS} needs a cache that they share; set CACHE_URL or REDIS_URL.")


def make_folder(folder: Path, *, variable: str) -> None:
    """Make the folder that a variable names, unless it is there already."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        can_be_written = os.access(folder, os.W_OK | os.X_OK)
    except OSError:
        can_be_written = False
    if not can_be_written:
        refuse(f"{variable} needs the folder {folder}, which cannot be made or written.")


def check_production(env: Env) -> None:
    """Refuse what must never meet real shoppers."""
    if env.DEBUG:
        refuse("DEBUG=1 shows the shop's inner workings to everybody; production does not start with it.")
    _check_secret(env.SECRET_KEY)
    if "demo" in gateway_names(env.PAYMENT_GATEWAYS) and not env.DEMO_MODE:
        refuse("PAYMENT_GATEWAYS names the demo payment, which takes no money; it needs DEMO_MODE=1 too.")


def _check_secret(key: SecretStr | None) -> None:
    if key is None:
        refuse(f"SECRET_KEY is missing: production needs {MINIMUM_SECRET_LENGTH} random characters.")
    secret = key.get_secret_value()
    if len(secret) < MINIMUM_SECRET_LENGTH or len(set(secret)) < MINIMUM_SECRET_VARIETY:
        refuse(f"SECRET_KEY is easy to guess: production needs {MINIMUM_SECRET_LENGTH} random characters.")
