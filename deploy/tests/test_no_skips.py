from pathlib import Path

import pytest

from deploy.ci import no_skips

pytest_plugins = ["pytester"]

SUITE = """
import pytest

@pytest.mark.browser
def test_opens_a_page(): pass

@pytest.mark.concurrency
def test_sells_the_last_one_once(): pass

@pytest.mark.peers
@pytest.mark.skipif({no_peer}, reason="no server here")
def test_sends_a_letter(): pass

def test_adds(): pass
"""


def report(pytester: pytest.Pytester, *, no_peer: bool = False, options: tuple[str, ...] = ()) -> Path:
    """A real report of a real run, with our plugin in it."""
    pytester.makepyfile(SUITE.format(no_peer=no_peer))
    path = pytester.path / "report.xml"
    markers = "\n    ".join(("browser", "concurrency", "peers"))
    pytester.makeini(f"[pytest]\nmarkers =\n    {markers}\n")
    pytester.runpytest_inprocess(
        "-p",
        "deploy.ci.markers_in_report",
        f"--junit-xml={path}",
        "-p",
        "no:xdist",
        "-p",
        "no:django",
        *options,
    )
    return path


def check(path: Path, *, markers: tuple[str, ...] = ("browser", "concurrency", "peers")) -> list[str]:
    runs = no_skips.read(path)
    database = runs[0].database
    return no_skips.complaints(runs, database=database, markers=markers)


def test_accepts_a_run_that_did_everything(pytester: pytest.Pytester) -> None:
    assert check(report(pytester)) == []


def test_refuses_a_skipped_test_that_counts(pytester: pytest.Pytester) -> None:
    path = report(pytester, no_peer=True)
    complaints = check(path)
    assert len(complaints) == 2
    assert complaints[0].startswith("No `peers` test was done on ")
    assert complaints[1].endswith("::test_sends_a_letter was skipped: no server here.")
    assert check(path, markers=("browser",)) == []


def test_refuses_a_run_that_left_them_out(pytester: pytest.Pytester) -> None:
    complaints = check(report(pytester, options=("-m", "not browser")))
    assert len(complaints) == 1
    assert complaints[0].startswith("No `browser` test was done on ")


def test_refuses_a_run_on_another_database(
    pytester: pytest.Pytester, capsys: pytest.CaptureFixture[str]
) -> None:
    path = report(pytester)
    ran_on = no_skips.read(path)[0].database
    other = "postgresql" if ran_on == "sqlite" else "sqlite"
    assert no_skips.main([str(path), "--database", ran_on, "--markers", "browser"]) == 0
    assert no_skips.main([str(path), "--database", other, "--markers", "browser"]) == 1
    assert f"0 tests were done on {other}; there should be at least 1." in capsys.readouterr().err


def test_refuses_a_run_that_did_less_than_another(pytester: pytest.Pytester) -> None:
    runs = no_skips.read(report(pytester))
    found = no_skips.complaints(runs, database=runs[0].database, markers=(), least=5)
    assert found == [f"4 tests were done on {runs[0].database}; there should be at least 5."]


def test_refuses_a_report_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert no_skips.main([str(tmp_path / "none.xml"), "--database", "sqlite"]) == 1
    assert capsys.readouterr().err.startswith("There is no test report to read: ")
