import os
import sys
from pathlib import Path

import pytest

from deploy.local import packages
from deploy.local.refusal import Refusal

UNREACHABLE = (
    "WARNING: Retrying (Retry(total=1)) after connection broken by 'NewConnectionError(': name resolution')",
    "ERROR: Could not find a version that satisfies the requirement django==5.2.19 (from versions: none)",
    "ERROR: No matching distribution found for django==5.2.19",
)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (UNREACHABLE, "Could not reach the package index: "),
        (
            ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",),
            "The disk is",
        ),
        (
            ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",),
            "A downloaded package is",
        ),
        (
            ("ERROR: No matching distribution found for typst==0.15",),
            "A package is not to be had for this Python",
        ),
    ],
)
def test_says_in_one_sentence_what_pip_said_in_many(said: tuple[str, ...], sentence: str) -> None:
    explained = packages.explain(list(said))
    assert explained.startswith(sentence)
    assert "\n" not in explained


def test_repeats_what_pip_said_where_it_knows_no_better() -> None:
    assert packages.explain(["ERROR: something new"]) == (
        "ERROR: something new\npip could not install the packages; its own words are above."
    )


def test_refuses_in_one_sentence_where_no_index_can_be_reached(tmp_path: Path) -> None:
    requirements = tmp_path / "requirements.txt"
    requirements.write_text(f"no-such-package==1.0 --hash=sha256:{'0' * 64}\n")
    # Port 1 answers nobody, which is what a machine without a network sees.
    environ = {
        "PATH": os.environ["PATH"],
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_INDEX_URL": "http://127.0.0.1:1/",
    }
    with pytest.raises(Refusal, match=r"^Could not reach the package index: [^\n]*$"):
        packages.install(requirements, python=Path(sys.executable), environ=environ)


def test_forgets_what_was_half_installed_and_keeps_the_rest(tmp_path: Path) -> None:
    site_packages = tmp_path / "lib" / "python3.11" / "site-packages"
    for name, files in {
        "whole-1.0.dist-info": ["METADATA", "INSTALLER"],
        "half-2.0.dist-info": ["METADATA"],
        "whole": ["__init__.py"],
        "~alf": ["__init__.py"],
    }.items():
        (site_packages / name).mkdir(parents=True)
        for file in files:
            (site_packages / name / file).touch()
    packages.remove_half_installed(tmp_path)
    assert sorted(path.name for path in site_packages.iterdir()) == ["whole", "whole-1.0.dist-info"]
