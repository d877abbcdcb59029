"""The checks that CI adds to the tests: nothing is left out, versions and files agree."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING

import pytest
from tools.check_release import problems
from tools.lowest import lowest
from tools.name_repository import main as name_repository

import newsdoc
from tests.conftest import EVERY_TEST_RUNS
from tests.support import ROOT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("body", "workers", "status"),
    [
        ("assert True", "0", 0),
        ("pytest.skip('not here')", "0", 1),
        ("pytest.skip('not here')", "1", 1),
        ("pytest.xfail('not yet')", "0", 1),
    ],
)
def test_a_test_that_is_left_out_fails_ci(
    body: str, workers: str, status: int, tmp_path: Path
) -> None:
    (tmp_path / "test_it.py").write_text(f"import pytest\ndef test_it():\n    {body}\n", "utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\n", "utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.conftest", "-n", workers, "."]
    environment = os.environ | {EVERY_TEST_RUNS: "1", "PYTHONPATH": _path()}
    answer = subprocess.run(command, cwd=tmp_path, env=environment, check=False)
    assert answer.returncode == status


def _path() -> str:
    return os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])


def test_actions_are_pinned_and_say_their_version() -> None:
    uses = [
        line.strip()
        for path in (ROOT / ".github" / "workflows").glob("*.yml")
        for line in path.read_text("utf-8").split("\n")
        if "uses:" in line and "uses: ./" not in line
    ]
    assert len(uses) > 5
    for line in uses:
        assert re.fullmatch(r"-? ?uses: [\w-]+/[\w-]+@[0-9a-f]{40}  # v[\d.]+", line), line


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """A checkout that may be released as v1.2.3."""
    files = {
        "src/newsdoc/__init__.py": '__version__ = "1.2.3"\n',
        "CHANGELOG.md": "# Changelog\n\n## [Unreleased]\n\n## [1.2.3] - 2026-01-02\n\n- New.\n",
        "CITATION.cff": "title: x\nversion: 1.2.3\n",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


def test_a_tag_that_agrees_may_be_released(release: Path) -> None:
    assert problems("v1.2.3", release) == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("src/newsdoc/__init__.py", "1.2.3", "1.2.4"),
        ("CHANGELOG.md", "[1.2.3]", "[1.2.2]"),
        ("CHANGELOG.md", " - 2026-01-02", ""),
        ("CHANGELOG.md", "[Unreleased]\n", "[Unreleased]\n\n- More.\n"),
        ("CITATION.cff", "1.2.3", "1.2"),
    ],
)
def test_a_tag_that_does_not_agree_is_no_release(
    name: str, old: str, new: str, release: Path
) -> None:
    path = release / name
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    assert problems("v1.2.3", release)


def test_the_citation_names_this_version() -> None:
    assert not [one for one in problems(f"v{newsdoc.__version__}") if "CITATION" in one]


def test_the_lowest_versions_are_those_of_the_project() -> None:
    assert lowest("a-b>=1.2; platform_system == 'Windows'") == "a-b==1.2"
    with pytest.raises(ValueError, match="no lower bound"):
        lowest("a")


def test_a_package_knows_where_its_repository_lies(tmp_path: Path) -> None:
    for name in ("README.md", "pyproject.toml"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    name_repository("https://forge.example/us/newsdoc", "v1.2.3", tmp_path)
    urls = tomllib.loads((tmp_path / "pyproject.toml").read_text("utf-8"))["project"]["urls"]
    assert urls["Source"] == "https://forge.example/us/newsdoc"
    body = newsdoc.load(tmp_path / "README.md", schema="hugo").body
    places = [node.url for node in body.find_all(newsdoc.Link, newsdoc.Image)]
    assert all("://" in place for place in places)
    base = "https://forge.example/us/newsdoc"
    assert f"{base}/raw/v1.2.3/docs/_static/convert.svg?sanitize=true" in places
    assert f"{base}/blob/v1.2.3/docs/tutorial.md" in places
    (tmp_path / "pyproject.toml").write_text("[project]\n", "utf-8")
    with pytest.raises(ValueError, match="no line"):
        name_repository("https://forge.example", "v1", tmp_path)
