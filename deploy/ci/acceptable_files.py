"""Refuses to commit what does not belong into a repository: large files, private keys, leftovers of a merge."""

import re
import sys
from collections.abc import Sequence
from pathlib import Path

LARGEST_BYTES = 1_000_000
LOCK_FILES = frozenset({"requirements.txt", "requirements-dev.txt"})
CONFLICT = re.compile(rb"^(<{7} |>{7} |={7}\r?$)", re.MULTILINE)
PRIVATE_KEY = re.compile(rb"^-----BEGIN [A-Z ]*PRIVATE KEY-----", re.MULTILINE)


def complaint(path: Path) -> str:
    """Say why this file should not be committed, or nothing."""
    if path.name == ".env":
        return f"{path} holds the secrets of one machine; it stays there."
    size = path.stat().st_size
    if size > LARGEST_BYTES and path.name not in LOCK_FILES:
        return f"{path} has {size:,} bytes; up to {LARGEST_BYTES:,} are taken."
    content = path.read_bytes()
    if PRIVATE_KEY.search(content):
        return f"{path} holds a private key."
    if CONFLICT.search(content):
        return f"{path} holds the marks of a merge that was not finished."
    return ""


def main(names: Sequence[str]) -> int:
    complaints = [sentence for name in names if Path(name).is_file() and (sentence := complaint(Path(name)))]
    sys.stderr.write("".join(f"{sentence}\n" for sentence in complaints))
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
