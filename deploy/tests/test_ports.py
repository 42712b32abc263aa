import socket

import pytest

from deploy.local import ports
from deploy.local.refusal import Refusal


def test_takes_8000_where_nothing_is_asked_for() -> None:
    assert (ports.wanted({}), ports.wanted({"PORT": " "}), ports.wanted({"PORT": "8123"})) == (
        8000,
        8000,
        8123,
    )


@pytest.mark.parametrize("given", ["0", "65536", "-1", "8000.5", "http", "٨٠٠٠"])
def test_refuses_what_is_no_port(given: str) -> None:
    with pytest.raises(Refusal, match=f"^PORT={given} is not a port"):
        ports.wanted({"PORT": given})


def test_refuses_a_taken_port_and_names_the_way_out() -> None:
    with socket.create_server((ports.HOST, 0)) as server:
        port = server.getsockname()[1]
        with pytest.raises(Refusal, match=f"^Port {port} is taken by another program; .* PORT={port + 1}"):
            ports.check_free(port)
    ports.check_free(port)
