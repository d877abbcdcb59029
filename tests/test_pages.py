"""Pages that scripts write: the Traditional Chinese ones, the tables of figures, the picture."""

from __future__ import annotations

import importlib
import importlib.util
import re
from typing import TYPE_CHECKING

import pytest

from tests.support import ROOT

if TYPE_CHECKING:
    from types import ModuleType

GENERATED = ROOT / "docs" / "_generated"


def tool(name: str) -> ModuleType:
    """Import a script of the folder `tools`."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", tool("traditional").PAGES)
def test_traditional_pages_are_in_step(name: str) -> None:
    made = tool("traditional").traditional((ROOT / name).read_text("utf-8"))
    assert made == (ROOT / name.replace(".zh-CN.", ".zh-TW.")).read_text("utf-8"), (
        "run python tools/traditional.py"
    )


@pytest.mark.parametrize("name", ["README", "docs/tutorial"])
def test_chinese_pages_have_the_sections_of_the_english_ones(name: str) -> None:
    """A section that is added in one language is missed in the other."""
    heading = re.compile(r"^##+ ", re.MULTILINE)
    blocks = re.compile(r"^```(?:python|pycon|sh|console)\n", re.MULTILINE)
    english, chinese = ((ROOT / f"{name}{end}.md").read_text("utf-8") for end in ("", ".zh-CN"))
    assert len(heading.findall(english)) == len(heading.findall(chinese))
    assert abs(len(blocks.findall(english)) - len(blocks.findall(chinese))) <= 2


TABLES = {
    "comparison.md": ["Versions", "Front matter", "The body", "Conversion to Taiwan's usage"],
    "compliance.md": [
        "Programs",
        "Fields, against Hugo",
        "Fields, against Hexo",
        "Bodies, against both",
        "Trees, against mdast-util-from-markdown",
        "Conversion, against OpenCC's cases",
    ],
    "performance.md": ["Where", "Metadata", "Edits", "Tree", "Convert", "Startup", "Memory"],
}


@pytest.mark.parametrize("name", TABLES)
def test_pages_of_figures_are_whole(name: str) -> None:
    text = (GENERATED / name).read_text("utf-8")
    assert re.match(r"% Made by `python -m benchmarks[\w. -]*`; do not edit.\n", text)
    sections = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    assert [section.partition("\n")[0] for section in sections] == TABLES[name]
    for section in sections:
        rows = [line for line in section.split("\n") if line.startswith("|")]
        widths = {len(re.findall(r"(?<!\\)\|", row)) for row in rows}
        assert len(widths) <= 1, section
        assert rows == [] or len(rows) > 2, section


NEED_PROGRAMS = ("examples of CommonMark", "OpenCC's own cases")


def test_what_the_comparison_says_of_newsdoc_is_so() -> None:
    """The rows of newsdoc that need no other program are asked again."""
    peers = importlib.import_module("benchmarks.peers")
    page = (GENERATED / "comparison.md").read_text("utf-8")
    tools = {
        "front_matter": peers.FRONT_MATTER["newsdoc"],
        "tree": peers.TREES["newsdoc"],
        "conversion": "newsdoc",
    }
    asked = {name: importlib.import_module(f"benchmarks.comparison.{name}") for name in tools}
    answers = {
        question: str(ask(tools[name]))
        for name, module in asked.items()
        for question, ask in module.QUESTIONS.items()
        if not question.startswith(NEED_PROGRAMS)
    }
    assert len(answers) > 20
    for question, answer in answers.items():
        assert f"\n| {question} | {answer} |" in page, "run python -m benchmarks.comparison"
        assert answer.startswith("yes"), question


def test_compliance_has_no_unexplained_difference() -> None:
    """The committed figures are those of a version that agrees; a difference is a bug to mend."""
    text = (GENERATED / "compliance.md").read_text("utf-8")
    lines = re.findall(r"^\| (.*?) \| (\d+) \| (?:\d+ \| )?(\d+) \|", text, re.MULTILINE)
    assert len(lines) > 30
    assert [line for line in lines if line[1] != line[2]] == []


def test_the_picture_is_what_the_command_prints() -> None:
    picture = (ROOT / "docs" / "_static" / "convert.svg").read_text("utf-8")
    assert picture == tool("picture").picture(), "run python tools/picture.py"
    assert set(re.findall(r"https?://[\w.]+", picture)) <= {
        "http://www.w3.org",
        "https://example.org",
    }
