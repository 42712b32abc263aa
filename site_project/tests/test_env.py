import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from site_project.settings import addresses, engines
from site_project.settings.env import BASE_DIR, Env, load
from site_project.tests import starting

EXAMPLE = BASE_DIR / ".env.example"
OF_OURS = ("site_project", "shop", "home", "blog", "search")
# Django's entry points choose the settings before there is anything to read them with.
MAY_READ_THE_ENVIRONMENT = {
    "manage.py",
    "site_project/wsgi.py",
    "site_project/celery.py",
    "site_project/settings/env.py",
}

BAD_STARTS = [
    ("dev", {"DATABASE_URL": "nonsense"}, "DATABASE_URL=nonsense is not an address this shop can use"),
    (
        "dev",
        {"DATABASE_URL": "postgres://host:notaport/x"},
        "DATABASE_URL=postgres://host:notaport/x is not an add",
    ),
    ("dev", {"DATABASE_URL": "postgres://host"}, "DATABASE_URL=postgres://host is not an address"),
    ("dev", {"DATABASE_URL": "mysql://host/x"}, "DATABASE_URL=mysql://host/x is not an address"),
    ("dev", {"DATABASE_URL": "sqlite://shop.db"}, "DATABASE_URL=sqlite://shop.db is not an address"),
    ("dev", {"DATABASE_URL": "sqlite:///:memory:"}, "DATABASE_URL=sqlite:///:memory: is not an address"),
    ("dev", {"DATABASE_URL": "postgres://[::1/x"}, "DATABASE_URL=postgres://[::1/x is not an address"),
    ("dev", {"DEBUG": "maybe"}, "DEBUG=maybe is neither true nor false; write 1 or 0."),
    ("dev", {"DEBUG": "may\nbe"}, "DEBUG=may be is neither true nor false"),
    ("dev", {"DEMO_MODE": "demo"}, "DEMO_MODE=demo is neither true nor false"),
    (
        "dev",
        {"PAYMENT_GATEWAYS": "demo,{gold}"},
        "PAYMENT_GATEWAYS=demo,{gold} names {gold}, which this shop does not",
    ),
    ("dev", {"WEB_WORKERS": "2"}, "WEB_WORKERS=2 needs a cache that they share; set CACHE_URL or REDIS_URL."),
    ("dev", {"WEB_WORKERS": "0"}, "WEB_WORKERS=0 is too small; the least is 1."),
    ("dev", {"WEB_THREADS": "1000"}, "WEB_THREADS=1000 is too large; the most is 128."),
    ("dev", {"TRUSTED_PROXIES": "-1"}, "TRUSTED_PROXIES=-1 is too small; the least is 0."),
    ("dev", {"TRUSTED_PROXIES": "one"}, "TRUSTED_PROXIES=one is not a whole number."),
    ("dev", {"REDIS_URL": "http://x"}, "REDIS_URL=http://x is not an address this shop can use"),
    ("dev", {"CACHE_URL": "redis://"}, "CACHE_URL=redis:// is not an address this shop can use"),
    ("dev", {"BROKER_URL": "kafka://x"}, "BROKER_URL=kafka://x is not an address this shop can use"),
    (
        "dev",
        {"PUBLIC_URL": "shop.example.com"},
        "PUBLIC_URL=shop.example.com must be a scheme and a host and no more",
    ),
    (
        "dev",
        {"PUBLIC_URL": "https://shop.example.com/sub"},
        "PUBLIC_URL=https://shop.example.com/sub must be",
    ),
    ("dev", {"PUBLIC_URL": "https://shop.example.com?x"}, "PUBLIC_URL=https://shop.example.com?x must be"),
    ("dev", {"PUBLIC_URL": "https://späti.example"}, "PUBLIC_URL=https://späti.example must be"),
    ("dev", {"EMAIL_URL": "nonsense"}, "EMAIL_URL=nonsense is not an address this shop can use"),
    ("dev", {"EMAIL_URL": "smtp:///mail"}, "EMAIL_URL=smtp:///mail is not an address this shop can use"),
    ("dev", {"SECURITY_CONTACT": "foo"}, "SECURITY_CONTACT=foo is no way to reach anybody; write an e-mail"),
    ("dev", {"SECURITY_CONTACT": "http://x.example"}, "SECURITY_CONTACT=http://x.example is no way to reach"),
    ("dev", {"SECURITY_CONTACT": "https://"}, "SECURITY_CONTACT=https:// is no way to reach anybody"),
    ("dev", {"SECURITY_CONTACT": "mailto:"}, "SECURITY_CONTACT=mailto: is no way to reach anybody"),
    ("dev", {"LOG_LEVEL": "LOUD"}, "LOG_LEVEL=LOUD is not one of the values listed in .env.example."),
    ("production", {}, "SECRET_KEY is missing: production needs 50 random characters."),
    (
        "production",
        {"SECRET_KEY": "short"},
        "SECRET_KEY is easy to guess: production needs 50 random characters.",
    ),
    ("production", {"SECRET_KEY": "ab" * 40}, "SECRET_KEY is easy to guess"),
    (
        "production",
        {"SECRET_KEY": starting.GOOD_KEY, "DEBUG": "1"},
        "DEBUG=1 shows the shop's inner workings",
    ),
    (
        "production",
        {"SECRET_KEY": starting.GOOD_KEY, "PAYMENT_GATEWAYS": "demo"},
        "PAYMENT_GATEWAYS names the demo payment, which takes no money; it needs DEMO_MODE=1 too.",
    ),
]


@pytest.mark.parametrize(("kind", "variables", "sentence"), BAD_STARTS)
def test_ends_the_start_with_one_sentence(kind, variables, sentence, tmp_path, capsys):
    with pytest.raises(SystemExit) as ending:
        starting.settings_of(kind, data=tmp_path, **variables)
    said = capsys.readouterr().err
    assert said.startswith(sentence)
    assert said.endswith(".\n")
    assert said.count("\n") == 1
    assert ending.value.code == 2


@pytest.mark.parametrize(
    ("data", "url", "variable"),
    [("file/data", "", "DATA_DIR"), ("data", "sqlite:///{here}/file/data/shop.db", "DATABASE_URL")],
)
def test_refuses_a_folder_that_a_file_stands_in_the_way_of(data, url, variable, tmp_path, capsys):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(SystemExit):
        starting.settings_of("dev", data=tmp_path / data, DATABASE_URL=url.format(here=tmp_path))
    said = capsys.readouterr().err
    assert said == f"{variable} needs the folder {tmp_path}/file/data, which cannot be made or written.\n"
    assert (tmp_path / "file").read_text() == "in the way"


def test_makes_missing_folders(tmp_path):
    starting.settings_of("dev", data=tmp_path / "a" / "b", DATABASE_URL=f"sqlite:///{tmp_path}/c/shop.db")
    assert (tmp_path / "a" / "b").is_dir()
    assert (tmp_path / "c").is_dir()


def _manage(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=BASE_DIR,
        env={"PATH": os.defpath, **variables},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        (
            {"DATABASE_URL": "postgres://alice:open-sesame@host:notaport/x"},
            (
                "DATABASE_URL=postgres://***@host:notaport/x is not an address this shop can use; "
                "write for example postgres://user:password@host/name.\n"
            ),
        ),
        (
            {"DJANGO_SETTINGS_MODULE": "site_project.settings.production", "SECRET_KEY": "short-secret"},
            "SECRET_KEY is easy to guess: production needs 50 random characters.\n",
        ),
    ],
)
def test_ends_a_real_command_without_a_traceback(variables, sentence, tmp_path):
    ended = _manage("check", DATA_DIR=str(tmp_path), **variables)
    assert (ended.returncode, ended.stdout, ended.stderr) == (2, "", sentence)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("postgres://alice:open-sesame@host:x/y", "postgres://***@host:x/y"),
        ("postgres://alice:open/ses@me@host:x/y", "postgres://***@host:x/y"),
        ("redis://:open-sesame@host", "redis://***@host"),
        ("postgres:alice:open-sesame@host/y", "postgres:***@host/y"),
        ("postgres:///y?password=open-sesame&sslmode=require", "postgres:///y?password=***&sslmode=require"),
        ("nonsense", "nonsense"),
        ("x" * 200, "x" * 100 + "…"),
    ],
)
def test_shows_an_address_without_its_password(given, shown):
    assert addresses.masked(given) == shown


def _listed(example: str) -> list[str]:
    return sorted(re.findall(r"^#?([A-Z][A-Z_]+)=", example, re.MULTILINE))


def test_lists_every_variable_in_the_example():
    of_the_shop, _heading, of_the_container = EXAMPLE.read_text().partition(
        "# --- Read by compose.yaml and the container, not by the shop -"
    )
    assert _listed(of_the_shop) == sorted(Env.model_fields)
    files = (BASE_DIR / "compose.yaml", BASE_DIR / "deploy" / "container" / "entrypoint.sh")
    read = {name for file in files for name in re.findall(r"(?<!\$)\$\{?([A-Z][A-Z_]+)", file.read_text())}
    assert _listed(of_the_container) == sorted(read - set(Env.model_fields))


@pytest.mark.parametrize(
    "given",
    ["security@example.com", "mailto:security@example.com", "https://x.example", "https://x.example/sec?a=1"],
)
def test_takes_a_contact_that_reaches_somebody(given):
    with starting.only({"SECURITY_CONTACT": given}):
        assert given == load(None).SECURITY_CONTACT


def test_explains_every_variable_of_the_example():
    for paragraph in EXAMPLE.read_text().split("\n\n"):
        if re.search(r"^#?[A-Z_]+=", paragraph, re.MULTILINE):
            assert re.match(r"# \w", paragraph), paragraph
            assert len(re.findall(r"^#?[A-Z_]+=", paragraph, re.MULTILINE)) == 1, paragraph


def test_shows_the_defaults_in_the_example(tmp_path):
    example = tmp_path / ".env"
    example.write_text(re.sub(r"^#([A-Z_]+=)", r"\1", EXAMPLE.read_text(), flags=re.MULTILINE))
    with starting.only({}):
        assert load(example) == load(None)


def test_reads_a_file_below_the_environment(tmp_path):
    file = tmp_path / ".env"
    file.write_text("WEB_THREADS=3\nLOG_LEVEL=ERROR\n")
    with starting.only({"LOG_LEVEL": "DEBUG"}):
        env = load(file)
    assert (env.WEB_THREADS, env.LOG_LEVEL) == (3, "DEBUG")


def test_refuses_a_file_that_is_not_text(tmp_path, capsys):
    file = tmp_path / ".env"
    file.write_bytes(b"LOG_LEVEL=\xff\xfe\n")
    with starting.only({}), pytest.raises(SystemExit):
        load(file)
    assert capsys.readouterr().err == f"{file} cannot be read; it must be a text file in UTF-8.\n"


def _sources() -> Iterator[Path]:
    for folder in OF_OURS:
        yield from (path for path in (BASE_DIR / folder).rglob("*.py") if "tests" not in path.parts)
    yield BASE_DIR / "manage.py"


def _reads_the_environment(source: str) -> bool:
    """Whether this code names `os.environ` or `os.getenv`, in any of the ways to write it."""
    names = {"environ", "environb", "getenv", "getenvb", "putenv"}
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and node.attr in names:
            return True
        if (
            isinstance(node, ast.ImportFrom)
            and node.module == "os"
            and names & {name.name for name in node.names}
        ):
            return True
    return False


def test_is_the_only_reader_of_the_environment():
    readers = {
        str(path.relative_to(BASE_DIR)) for path in _sources() if _reads_the_environment(path.read_text())
    }
    assert readers <= MAY_READ_THE_ENVIRONMENT


@pytest.mark.parametrize(
    "source", ["import os\nos.environ['X']", "import os as o\no.getenv('X')", "from os import environ as e"]
)
def test_would_find_another_reader(source):
    assert _reads_the_environment(source)


@pytest.mark.parametrize(
    ("given", "origin", "host", "is_https"),
    [
        ("https://Shop.example.com/", "https://shop.example.com", "shop.example.com", True),
        ("https://shop.example.com:443", "https://shop.example.com", "shop.example.com", True),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000", "127.0.0.1", False),
        ("http://[::1]:8000", "http://[::1]:8000", "[::1]", False),
        ("http://[2001:db8::1]", "http://[2001:db8::1]", "[2001:db8::1]", False),
    ],
)
def test_takes_the_public_address_as_browsers_send_it(given, origin, host, is_https):
    with starting.only({"PUBLIC_URL": given}):
        env = load(None)
    assert (env.PUBLIC_URL, env.host, env.is_https) == (origin, host, is_https)


@pytest.mark.parametrize(
    ("url", "file"),
    [
        ("sqlite:///relative.db", BASE_DIR / "relative.db"),
        ("sqlite:///with%20space/shop.db", BASE_DIR / "with space/shop.db"),
        ("sqlite:////abs/path.db", Path("/abs/path.db")),
        ("", Path("/default.db")),
    ],
)
def test_finds_the_sqlite_file(url, file):
    assert engines.database(url, default=Path("/default.db"), threads=4)["NAME"] == file


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgres://u:p%40ss@host:5433/shop", ("shop", "u", "p@ss", "host", "5433")),
        ("postgresql://host/shop", ("shop", "", "", "host", "")),
        ("postgres:///shop?host=/var/run/postgresql", ("shop", "", "", "/var/run/postgresql", "")),
        ("postgres://u@%2fvar%2frun%2fpostgresql/shop", ("shop", "u", "", "/var/run/postgresql", "")),
    ],
)
def test_finds_the_postgresql_server(url, expected):
    database = engines.database(url, default=Path("unused"), threads=4)
    assert tuple(database[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")) == expected


def test_hands_other_parameters_on_to_postgresql():
    options = engines.database("postgres://host/shop?sslmode=require", default=Path("unused"), threads=4)[
        "OPTIONS"
    ]
    pool = {"min_size": 1, "max_size": 6, "timeout": 10}
    assert options == {"connect_timeout": "5", "sslmode": "require", "pool": pool}


@pytest.mark.parametrize(
    ("variables", "cache", "broker"),
    [
        ({}, "", ""),
        ({"REDIS_URL": "redis://a/0"}, "redis://a/0", "redis://a/0"),
        ({"REDIS_URL": "redis://a/0", "CACHE_URL": "redis://b/1"}, "redis://b/1", "redis://a/0"),
        ({"REDIS_URL": "redis://a/0", "BROKER_URL": "amqp://c"}, "redis://a/0", "amqp://c"),
        (
            {"REDIS_URL": "unix:///r.sock?db=2"},
            "unix:///r.sock?db=2",
            "redis+socket:///r.sock?virtual_host=2",
        ),
    ],
)
def test_lets_one_redis_be_cache_and_broker(variables, cache, broker):
    with starting.only(variables):
        env = load(None)
    assert (env.cache_url, env.broker_url) == (cache, broker)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp+tls://u:p%40@mail.example", ("mail.example", 587, "u", "p@", False, True)),
        ("smtps://mail.example", ("mail.example", 465, "", "", True, False)),
        ("smtp://mail.example:2525", ("mail.example", 2525, "", "", False, False)),
    ],
)
def test_finds_the_mail_server(url, expected):
    mail = engines.mail(url, default=Path("unused"))
    assert (
        tuple(mail[key] for key in ("host", "port", "username", "password", "use_ssl", "use_tls")) == expected
    )


@pytest.mark.parametrize(("url", "folder"), [("", "/default"), ("folder:///srv/mail", "/srv/mail")])
def test_keeps_mail_in_a_folder(url, folder):
    assert engines.mail(url, default=Path("/default")) == {"folder": Path(folder)}
