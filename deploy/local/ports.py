"""Which port a command serves on, found out before anything that takes time."""

import errno
import socket
from collections.abc import Mapping

from deploy.local.refusal import Refusal

DEFAULT_PORT = 8000
HOST = "127.0.0.1"


def wanted(environ: Mapping[str, str]) -> int:
    """The port that PORT names, if it can be one."""
    given = environ.get("PORT", "").strip() or str(DEFAULT_PORT)
    if not given.isascii() or not given.isdigit() or not 1 <= int(given) <= 65535:
        raise Refusal(f"PORT={given} is not a port: choose a number from 1 to 65535, for example PORT=8001.")
    return int(given)


def check_free(port: int) -> None:
    """Refuse a port that somebody else serves on."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a server that just ended is no obstacle
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise Refusal(_why_not(port, error)) from error


def _why_not(port: int, error: OSError) -> str:
    other = port + 1 if 1024 <= port < 65535 else DEFAULT_PORT + 1
    if error.errno == errno.EACCES:
        return f"Port {port} is reserved on this machine; choose another, for example PORT={other}."
    return f"Port {port} is taken by another program; end that one, or choose another port with PORT={other}."
