import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from deploy.local.prepare import ROOT
from site_project.secret_addresses import PATH_PATTERN

FOLDER = ROOT / "deploy" / "nginx"
HOLDING_THE_WHOLE_ADDRESS = {
    "request",
    "request_uri",
    "uri",
    "args",
    "query_string",
    "http_referer",
    "http_cookie",
}


def configuration() -> str:
    return "\n".join(path.read_text() for path in sorted(FOLDER.glob("*.conf")))


def test_hides_the_same_addresses_as_the_shop() -> None:
    assert f'"~*{PATH_PATTERN}" "${{opening}}***";' in configuration()


def test_logs_nothing_that_holds_the_whole_address() -> None:
    formats = re.findall(r"log_format\s+[^;]+;", configuration())
    assert len(formats) == 1
    assert "$loggable_path" in formats[0]
    assert not HOLDING_THE_WHOLE_ADDRESS & set(re.findall(r"\$(\w+)", formats[0]))
    assert re.findall(r"access_log\s+(?!off)([^;]+);", configuration()) == ["/dev/stdout shop"]
    assert re.findall(r"error_log\s+([^;]+);", configuration()) == ["/dev/stderr crit"]


@pytest.mark.peers
def test_writes_no_key_into_its_log(tmp_path: Path) -> None:
    port = free_port()
    log = tmp_path / "log"
    text = (FOLDER / "nginx.conf").read_text()
    for old, new in {
        "/etc/nginx/proxy.conf": f"{FOLDER}/proxy.conf",
        "pid /tmp/nginx.pid": f"pid {tmp_path}/pid",
        "/dev/stdout": str(log),
        "/dev/stderr": str(log),
        "listen 80 default_server": f"listen 127.0.0.1:{port} default_server",
        "listen [::]:80 default_server;": "",
        "ipv6=off;": "ipv6=off; resolver_timeout 200ms;",
    }.items():
        assert old in text
        text = text.replace(old, new)
    (tmp_path / "nginx.conf").write_text(text)
    nginx = shutil.which("nginx") or "/usr/sbin/nginx"
    command = [nginx, "-c", str(tmp_path / "nginx.conf"), "-e", str(log), "-g", "daemon off;"]
    with subprocess.Popen(command) as process:
        try:
            wait_for(port)
            for path in (
                "/account/password/reset/key/8-s3cret?a=s3cret",
                "/orders/%733cret/",
                "/blog/?q=s3cret",
            ):
                with pytest.raises(urllib.error.HTTPError, match="502"):  # there is no shop behind it
                    urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=20)
        finally:
            process.terminate()
    lines = log.read_text()
    assert "s3cret" not in lines
    for path in ("/account/password/reset/key/***", "/orders/***", "/blog/"):
        assert f'"GET {path} HTTP/1.1" 502' in lines


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int) -> None:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("nginx did not start.")
