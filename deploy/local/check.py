"""`make test`, `test-all`, `pictures`, `lint` and `fmt`: one step after another, the first that fails ends it.

No step sees the developer's own environment: only the variables listed here get through, and the test settings
read no `.env`.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from deploy.local.refusal import Refusal

ROOT = Path(__file__).resolve().parents[2]
REPORTS = ROOT / "var" / "test"
TOOLS = Path(sys.executable).parent
PASSED_ON = (
    *("PATH", "HOME", "USER", "LOGNAME", "TMPDIR", "LANG", "LC_ALL", "TERM", "COLORTERM", "NO_COLOR", "CI"),
    *("DATABASE_URL", "REDIS_URL", "CACHE_URL", "BROKER_URL", "REQUIRE_BROWSER", "CHROMIUM"),
)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PROCESSES = 2


@dataclass(frozen=True)
class Check:
    """A step with the name that a failure is reported by."""

    name: str
    command: tuple[str, ...]


def tool(*arguments: str) -> tuple[str, ...]:
    """A command line of a tool in this environment, whatever PATH says."""
    return (sys.executable, "-m", *arguments)


BANDIT = ("--quiet", "--recursive", "--severity-level=medium")  # ruff has the rest
MANAGE = (sys.executable, "manage.py")
FORMATTING = (
    Check("Mending", tool("ruff", "check", "--fix", ".")),
    Check("Formatting", tool("ruff", "format", ".")),
)
LINT = (
    Check("Lint (ruff)", tool("ruff", "check", ".")),
    Check("Formatting (ruff; `make fmt` mends it)", tool("ruff", "format", "--check", ".")),
    Check("Who may import whom (import-linter)", (sys.executable, str(TOOLS / "lint-imports"))),
    Check("Types (mypy)", tool("mypy", ".")),
    Check("Security (bandit)", tool("bandit", *BANDIT, "--configfile=pyproject.toml", ".")),
    Check("Dockerfile (hadolint)", (str(TOOLS / "hadolint"), "Dockerfile")),
    Check("Django's own checks", (*MANAGE, "check", "--fail-level=WARNING")),
    Check("Migrations match the models", (*MANAGE, "makemigrations", "--check", "--dry-run")),
)


def main(arguments: list[str]) -> int:
    name = arguments[0]
    try:
        environ = clean_environ(os.environ)
        checks = checks_of(name, environ)
    except Refusal as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 2
    REPORTS.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="tillpress-check-") as folder:
        return run(checks, environ={**environ, "DATA_DIR": folder})


def clean_environ(environ: Mapping[str, str]) -> dict[str, str]:
    """What the checks may see of the environment they are called from."""
    kept = {key: value for key, value in environ.items() if key in PASSED_ON or key.startswith("PLAYWRIGHT_")}
    return {**kept, "DJANGO_SETTINGS_MODULE": "site_project.settings.test", "PYTHONUNBUFFERED": "1"}


def checks_of(name: str, environ: Mapping[str, str]) -> tuple[Check, ...]:
    """The steps of a command."""
    if name == "fmt":
        return FORMATTING
    if name == "lint":
        return LINT
    if name == "pictures":
        return (pictures(environ),)
    if name == "test-all":
        require_engines(environ)
        return (*LINT, tests(environ, is_everything=True))
    return (*LINT, tests(environ, is_everything=False))


def require_engines(environ: Mapping[str, str]) -> None:
    """Refuse to call it everything where a real engine is missing."""
    if not environ.get("DATABASE_URL", "").startswith(("postgres://", "postgresql://")):
        raise Refusal(
            "`make test-all` runs on PostgreSQL: set DATABASE_URL, for example postgres://user@127.0.0.1/tillpress."
        )
    if not environ.get("REDIS_URL"):
        raise Refusal("`make test-all` needs Redis: set REDIS_URL, for example redis://127.0.0.1:6379/0.")


def tests(environ: Mapping[str, str], *, is_everything: bool) -> Check:
    """The test suite: all of it, or what is fast and can run here."""
    left_out = [] if is_everything else ["slow", "peers"]
    if is_everything or environ.get("REQUIRE_BROWSER") == "1":
        require_browser(environ)
    elif browser(environ) is None:
        left_out.append("browser")
    report = REPORTS / f"{'all' if is_everything else 'fast'}.xml"
    command = [
        *(
            "pytest",
            f"--numprocesses={PROCESSES}",
            "--dist=worksteal",  # each begins with a half of its own, so that few modules are set up twice
            "-p",
            "deploy.ci.markers_in_report",
            f"--junit-xml={report}",
        ),
        *("-r", "fEs"),
    ]
    if is_everything:  # measuring makes the suite half as long again
        command += ["--cov", "--cov-report=term:skip-covered"]
    else:
        command += ["--hypothesis-profile=fast"]
    if left_out:
        command += ["-m", " and ".join(f"not {marker}" for marker in left_out)]
    without = " (no Chromium found: without the browser tests)" if "browser" in left_out else ""
    return Check(f"Tests{without}", tool(*command))


def pictures(environ: Mapping[str, str]) -> Check:
    """Screenshots of every kind of page, into `var/pictures`."""
    require_browser(environ)
    command = ("pytest", f"--numprocesses={PROCESSES}", "--quiet", "tests/browser/pictures.py")
    return Check("Pictures (look through var/pictures/index.html)", tool(*command))


def require_browser(environ: Mapping[str, str]) -> None:
    if browser(environ) is None:
        raise Refusal(
            "The browser tests need Chromium and found none: install it, or name it with CHROMIUM=."
        )


def browser(environ: Mapping[str, str]) -> str | None:
    """The Chromium that is named, is on the path, or was fetched by Playwright."""
    if named := environ.get("CHROMIUM"):
        return named if os.access(named, os.X_OK) else None
    for name in BROWSERS:
        if path := shutil.which(name, path=environ.get("PATH")):
            return path
    kept = Path(environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    return next((str(path) for path in sorted(kept.glob("chromium-*/chrome-linux*/chrome"))), None)


def run(checks: tuple[Check, ...], *, environ: Mapping[str, str]) -> int:
    """Run one after another; the exit code is that of the first that fails."""
    for check in checks:
        sys.stdout.write(f"\n── {check.name}\n")
        sys.stdout.flush()
        began = time.monotonic()
        code = subprocess.run(check.command, cwd=ROOT, env=dict(environ), check=False).returncode
        seconds = time.monotonic() - began
        if code != 0:
            sys.stdout.write(f"── {check.name}: failed after {seconds:.0f} s, exit code {code}\n")
            return code if code > 0 else 1
        sys.stdout.write(f"── {check.name}: passed in {seconds:.0f} s\n")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
