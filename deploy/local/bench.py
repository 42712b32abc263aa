"""`make bench`: a shop with the demo's products, or with PRODUCTS= more, is made ready once and then measured.

SQLite in `var/bench` unless DATABASE_URL says otherwise. The results stand in `docs/bench`, to be committed.
"""

import os
import subprocess
import sys

from deploy.local import static_files
from deploy.local.shop import ROOT, kept_secret, python

BENCH = ROOT / "var" / "bench"
RESULTS = ROOT / "docs" / "bench"


def main() -> int:
    products = os.environ.get("PRODUCTS", "")
    if products and not products.isdecimal():
        sys.stderr.write(f"PRODUCTS= takes a number such as 10000, not “{products}”.\n")
        return 2
    environ = bench_environ()
    static_files.collect(environ, into=BENCH / "static")
    commands = [["-m", "deploy.local.ready"]]
    if products:
        commands += [["manage.py", "seed_catalogue", "--products", products]]
    commands += [["manage.py", "shelf", "--rebuild"], ["manage.py", "bench", "--results", str(RESULTS)]]
    for command in commands:
        done = subprocess.run(python(*command), env=environ, cwd=ROOT, check=False)
        if done.returncode != 0:
            return done.returncode
    return 0


def bench_environ() -> dict[str, str]:
    """Production's settings on this machine; nothing of the developer's own shop."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "site_project.settings.production",
        "DATA_DIR": str(BENCH),
        "DEMO_MODE": "1",
        "SECRET_KEY": kept_secret(BENCH),
        "PUBLIC_URL": "http://127.0.0.1",
        "PYTHONUNBUFFERED": "1",
    }


if __name__ == "__main__":
    raise SystemExit(main())
