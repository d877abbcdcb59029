"""Every example of the README and of the documents runs; the reference names everything."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

import newsdoc
from newsdoc.cli.app import app
from tests.support import EXAMPLES, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DOCUMENTS = sorted(path for path in (ROOT / "docs").rglob("*.md") if "_build" not in path.parts)
READMES = sorted(ROOT.glob("README*.md"))
BLOCK = re.compile(r"^```(python|console)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def blocks(kind: str) -> Iterator[tuple[str, list[str]]]:
    """Give the blocks of one kind for each document that has any."""
    for path in [*READMES, *DOCUMENTS]:
        found = [code for name, code in BLOCK.findall(path.read_text("utf-8")) if name == kind]
        if found:
            yield str(path.relative_to(ROOT)), found


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a copy of the examples, in which documents may do as they like."""
    shutil.copytree(EXAMPLES, tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("workplace")
@pytest.mark.parametrize(("name", "codes"), list(blocks("python")))
def test_python_blocks_run(name: str, codes: list[str]) -> None:
    variables: dict[str, object] = {"__name__": "__main__"}
    for number, code in enumerate(codes, 1):
        exec(compile(code, f"{name}, block {number}", "exec"), variables)  # noqa: S102  our own text


@pytest.mark.skipif(sys.platform == "win32", reason="the documents show paths with slashes")
@pytest.mark.usefixtures("workplace")
@pytest.mark.parametrize(("name", "codes"), list(blocks("console")))
def test_console_blocks_print_what_they_show(name: str, codes: list[str]) -> None:
    ran = 0
    for code in codes:
        for command, shown in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", code, re.MULTILINE):
            program, *arguments = shlex.split(command)
            assert program == "newsdoc", f"{name}: {command}"
            result = CliRunner().invoke(app, arguments, env={"COLUMNS": "100"})
            assert result.exit_code == 0, f"{name}: {command}\n{result.output}"
            if shown.strip():
                assert _squeezed(shown) in _squeezed(result.output), f"{name}: {command}"
            ran += 1
    assert ran


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def test_the_reference_names_every_public_name() -> None:
    text = (ROOT / "docs" / "api" / "newsdoc.md").read_text("utf-8")
    words = set(re.findall(r"\w+", text))
    missing = set(newsdoc.__all__) - words - {"frontmatter", "markdown", "schemas", "script"}
    assert missing == set()


EXAMPLE = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
RUN_ELSEWHERE = {"pycon": "as doctests", "python": "above", "console": "above", "js": "interop"}


def test_every_example_is_checked_somewhere() -> None:
    """Examples run; what cannot run is at least well formed, and names scripts that are there."""
    kinds = set()
    for path in [*READMES, *DOCUMENTS]:
        for kind, text in EXAMPLE.findall(path.read_text("utf-8")):
            kinds.add(kind)
            if kind == "toml":
                tomllib.loads(text)
            elif kind == "sh":
                subprocess.run(["bash", "-n"], input=text.encode(), check=True)
                for name in re.findall(r"python -m ((?:benchmarks|tools)[\w.]*)", text):
                    place = ROOT / name.replace(".", "/")
                    assert place.is_dir() or place.with_suffix(".py").is_file(), name
            else:
                assert kind in {*RUN_ELSEWHERE, "text"}, f"{path.name}: {kind}"
    assert kinds >= {*RUN_ELSEWHERE, "toml", "sh"}


def test_the_glossary_of_the_guide_can_be_loaded(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "how-to" / "convert-a-folder.md").read_text("utf-8")
    (text,) = re.findall(r"^```toml\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    (tmp_path / "terms.toml").write_text(text, "utf-8")
    glossary = newsdoc.Glossary.load(tmp_path / "terms.toml")
    assert newsdoc.convert("云田的西红柿", "zh-TW", glossary=glossary) == "云田的番茄"


def test_ci_runs_the_commands_of_the_readme() -> None:
    commands = re.findall(
        r"^```sh\n(.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    assert len(commands) == 2
    assert all(command.count("\n") == 1 for command in commands)
    assert "README.md" in (ROOT / ".ci" / "run").read_text("utf-8")
