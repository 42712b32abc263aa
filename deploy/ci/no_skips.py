"""Refuses a test run that passed by skipping: reads its JUnit report and says what was not done.

python -m deploy.ci.no_skips var/test/all.xml --database postgresql --markers browser concurrency peers
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree  # the report is our own pytest's  # nosec B405


@dataclass(frozen=True)
class TestRun:
    """One test of a report."""

    __test__ = False

    name: str
    markers: frozenset[str]
    database: str
    skipped_because: str | None

    @property
    def is_done(self) -> bool:
        return self.skipped_because is None


def read(report: Path) -> list[TestRun]:
    """Every test of a JUnit report that `markers_in_report` took part in."""
    return [_test_run(case) for case in ElementTree.parse(report).iter("testcase")]  # noqa: S314  # nosec B314


def _test_run(case: ElementTree.Element) -> TestRun:
    properties = [(p.get("name"), p.get("value") or "") for p in case.iter("property")]
    skipped = case.find("skipped")
    return TestRun(
        name=f"{case.get('classname')}::{case.get('name')}",
        markers=frozenset(value for name, value in properties if name == "marker"),
        database=next((value for name, value in properties if name == "database"), ""),
        skipped_because=None if skipped is None else skipped.get("message") or "no reason given",
    )


def complaints(
    runs: Sequence[TestRun], *, database: str, markers: Sequence[str], least: int = 1
) -> list[str]:
    """What keeps this run from being whole, one sentence each."""
    done = [run for run in runs if run.is_done and run.database == database]
    found = []
    if len(done) < least:
        found.append(f"{len(done)} tests were done on {database}; there should be at least {least}.")
    for marker in markers:
        marked = [run for run in runs if marker in run.markers]
        if not any(run in done for run in marked):
            found.append(f"No `{marker}` test was done on {database}.")
        found += [
            f"The `{marker}` test {run.name} was skipped: {run.skipped_because}."
            for run in marked
            if not run.is_done
        ]
    return found


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("report", type=Path)
    parser.add_argument("--database", required=True, choices=["sqlite", "postgresql"])
    parser.add_argument("--markers", nargs="*", default=[])
    parser.add_argument(
        "--as-many-as", type=Path, help="another report, of which this one does at least as much"
    )
    asked = parser.parse_args(arguments)
    try:
        runs = read(asked.report)
        least = sum(run.is_done for run in read(asked.as_many_as)) if asked.as_many_as else 1
    except (OSError, ElementTree.ParseError) as error:
        sys.stderr.write(f"There is no test report to read: {error}\n")
        return 1
    found = complaints(runs, database=asked.database, markers=asked.markers, least=least)
    if found:
        sys.stderr.write("".join(f"{sentence}\n" for sentence in found))
        return 1
    sys.stdout.write(
        f"{sum(run.is_done for run in runs)} tests done on {asked.database}, none that counts skipped.\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
