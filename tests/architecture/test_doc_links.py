"""The links in our documents lead to files that are there."""

import re
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT

DOCUMENTS = [ROOT / "README.md", ROOT / "shop" / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\(<?([^)\s>]+)")
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|#")


def broken_links(document: Path) -> list[str]:
    targets = [target for target in LINK.findall(document.read_text()) if not ELSEWHERE.match(target)]
    return [target for target in targets if not (document.parent / target.split("#")[0]).exists()]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_to_files_that_are_there(document: Path) -> None:
    assert broken_links(document) == []


def test_would_find_a_link_that_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "there.md").write_text("")
    document = tmp_path / "README.md"
    document.write_text(
        "[a](there.md) [b](there.md#part) [c](gone.md) [d](gone/x.py#y) [e](https://x.example) [f](#here)"
    )
    assert broken_links(document) == ["gone.md", "gone/x.py#y"]


def test_reads_some_links() -> None:
    assert any(LINK.search(document.read_text()) for document in DOCUMENTS)
