"""Pages that scripts write: the Traditional Chinese ones, the tables of figures, the picture."""

from __future__ import annotations

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
