"""The container's health: 0 if the web server in it answers its probe, else 1 with the reason."""

import os
import sys
import urllib.request


def main() -> int:
    url = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}/health/live/"
    try:
        with urllib.request.urlopen(url, timeout=4) as answer:  # nosec B310  # the address is written above
            return 0 if answer.status == 200 else 1
    except OSError as error:
        sys.stderr.write(f"{url}: {error}\n")
        return 1


if __name__ == "__main__":
    sys.exit(main())
