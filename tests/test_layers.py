"""A layer imports only from lower ones; imports inside functions count."""

from __future__ import annotations

import ast
import re
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING

import pytest

from tests.support import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

PACKAGE = ROOT / "src" / "newsdoc"
LAYERS = (
    ("deprecation", "lazy", "limits", "spans"),
    ("errors",),
    ("encodings",),
    ("source", "files"),
    ("frontmatter", "markdown"),
    ("model", "fields"),
    ("schemas",),
    ("script",),
    ("article", "history", "replacing", "output", "reading", "bulk"),
    ("__init__",),
    ("cli",),
    ("__main__",),
)
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
# Two modules of one layer may import each other only where that is one room with several doors.
TOGETHER = {
    ("article", "history", "replacing", "output", "reading", "bulk"),
    ("model", "fields"),
}
MODULES = sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    """The module or package right below `newsdoc` that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_rooms(tree: ast.Module) -> Iterator[str]:
    """The rooms that a module imports while it runs, wherever in it."""
    typing_only = {
        id(node)
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and "TYPE_CHECKING" in ast.dump(block.test)
        for statement in block.body
        for node in ast.walk(statement)
    }
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from _rooms_from(node.module or "", [alias.name for alias in node.names])
        elif isinstance(node, ast.Import):
            for alias in node.names:
                yield from _rooms_from(alias.name, [])


def _rooms_from(module: str, names: list[str]) -> Iterator[str]:
    parts = module.split(".")
    if parts[0] != "newsdoc":
        return
    if len(parts) > 1:
        yield parts[1]
    else:
        yield from (name if name in RANK else "__init__" for name in names)


def may_import(importer: str, imported: str) -> bool:
    """Whether one room may import another."""
    if importer in (imported, "__init__"):
        return True
    if any(importer in rooms and imported in rooms for rooms in TOGETHER):
        return True
    return RANK[imported] < RANK[importer]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_down(path: Path) -> None:
    room = room_of(path)
    tree = ast.parse(path.read_text("utf-8"))
    wrong = [other for other in imported_rooms(tree) if not may_import(room, other)]
    assert wrong == []


def test_every_module_has_a_layer() -> None:
    assert {room_of(path) for path in MODULES} == set(RANK)


def test_no_circle_of_modules() -> None:
    """What a module imports as it is loaded never leads back to it, in one room as in the house."""
    names = {module_name(path): path for path in MODULES}
    graph = {name: set(loaded_modules(path, names)) - {name} for name, path in names.items()}
    order = list(TopologicalSorter(graph).static_order())  # raises where there is a circle
    assert len(order) == len(MODULES)
    assert order.index("newsdoc.spans") < order.index("newsdoc.article")


def module_name(path: Path) -> str:
    """The name that a file is imported by."""
    parts = ("newsdoc", *path.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(parts).removesuffix(".__init__")


def loaded_modules(path: Path, names: Iterable[str]) -> Iterator[str]:
    """The modules of ours that a module imports outside its functions."""
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.module:
            wanted = {f"{node.module}.{alias.name}" for alias in node.names}
            yield from wanted & set(names) or {node.module} & set(names)


def test_the_two_readers_do_not_know_each_other() -> None:
    assert not may_import("frontmatter", "markdown")
    assert not may_import("markdown", "frontmatter")


def test_the_cli_uses_what_everybody_can() -> None:
    for path in (PACKAGE / "cli").glob("*.py"):
        rooms = set(imported_rooms(ast.parse(path.read_text("utf-8"))))
        assert rooms <= {"__init__", "cli"}, path.name


def test_only_the_adapters_know_the_generators() -> None:
    """No other code asks for a schema by name; dialects are data that carry a name."""
    for path in MODULES:
        if room_of(path) in {"schemas", "frontmatter", "markdown"}:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Compare):
                words = {one.value for one in ast.walk(node) if isinstance(one, ast.Constant)}
                assert not words & {"hugo", "hexo"}, f"{path.name}:{node.lineno}"


def test_lines_end_at_line_ends_only() -> None:
    """`splitlines` also splits at U+0085, U+2028 and others."""
    for path in MODULES:
        names = {
            node.attr
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Attribute)
        }
        assert "splitlines" not in names, path.name


def test_modules_can_be_read_in_one_sitting() -> None:
    """Few are above 400 lines, none above 650; a list of characters apart."""
    long = {
        str(path.relative_to(PACKAGE)): count
        for path in MODULES
        if path.name != "characters.py" and (count := path.read_text("utf-8").count("\n")) > 650
    }
    assert long == {}


def test_the_architecture_names_every_room() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    rooms = {room_of(path) for path in MODULES} - {"__init__", "__main__"}
    assert rooms - set(re.findall(r"`(\w+)`", page)) == set()
