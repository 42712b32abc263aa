"""`make lock`: pins what the .in files ask for, for every platform and every Python from 3.11, with hashes."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAIRS = (("requirements.in", "requirements.txt"), ("requirements-dev.in", "requirements-dev.txt"))
OPTIONS = (
    *("--universal", "--python-version=3.11", "--generate-hashes", "--no-header", "--no-emit-index-url"),
    *("--no-emit-find-links", "--quiet"),
)


def main() -> int:
    for source, pinned in PAIRS:
        sys.stdout.write(f"{source} → {pinned}\n")
        sys.stdout.flush()
        command = [sys.executable, "-m", "uv", "pip", "compile", *OPTIONS, source, f"--output-file={pinned}"]
        if (code := subprocess.run(command, cwd=ROOT, check=False).returncode) != 0:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
