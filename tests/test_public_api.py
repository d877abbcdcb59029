"""What is public: exported once, documented, and all that documents and examples use."""

from __future__ import annotations

import ast
import doctest
import functools
import importlib
import inspect
import re
import subprocess
import sys
import textwrap
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import newsdoc
from tests.support import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SUBPACKAGES = ("frontmatter", "markdown", "schemas", "script")
PUBLIC_MODULES = ("newsdoc", *(f"newsdoc.{name}" for name in SUBPACKAGES))


def test_all_is_sorted_and_real() -> None:
    assert list(newsdoc.__all__) == sorted(newsdoc.__all__)
    for name in newsdoc.__all__:
        assert getattr(newsdoc, name) is not None
    assert dir(newsdoc) == sorted(newsdoc.__all__)


def test_type_checkers_and_programs_see_the_same_names() -> None:
    """The lazy table and the imports for type checkers are two lists of one thing."""
    tree = ast.parse(inspect.getsource(newsdoc))
    typed = {
        alias.name: node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module != "newsdoc"
        for alias in node.names
        if node.module not in {"__future__", "typing", "newsdoc.lazy"}
    }
    modules = {name: f"newsdoc.{name}" for name in SUBPACKAGES}
    assert typed | modules == newsdoc._HOME
    assert set(newsdoc.__all__) == {*typed, *SUBPACKAGES}


def test_unknown_names_are_attribute_errors() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        newsdoc.nonsense  # type: ignore[attr-defined]  # noqa: B018  that is the point


@pytest.mark.parametrize("module", PUBLIC_MODULES)
def test_what_a_public_module_exports_is_there(module: str) -> None:
    loaded = importlib.import_module(module)
    assert loaded.__doc__
    for name in loaded.__all__:
        assert hasattr(loaded, name), name


def public_objects() -> Iterator[tuple[str, object]]:
    seen: set[int] = set()
    for module in PUBLIC_MODULES:
        loaded = importlib.import_module(module)
        for name in loaded.__all__:
            found = getattr(loaded, name)
            if id(found) not in seen and callable(found) and hasattr(found, "__module__"):
                seen.add(id(found))
                yield f"{module}.{name}", found


@pytest.mark.parametrize(
    ("name", "found"), list(public_objects()), ids=lambda x: x if isinstance(x, str) else ""
)
def test_every_public_name_is_documented(name: str, found: object) -> None:
    if not isinstance(found, type) and not inspect.isfunction(found):
        return
    assert inspect.getdoc(found), name
    if not isinstance(found, type):
        return
    for member, value in vars(found).items():
        if member.startswith("_") or not (inspect.isfunction(value) or isinstance(value, property)):
            continue
        assert inspect.getdoc(getattr(found, member)) or inspect.getdoc(value), f"{name}.{member}"


@pytest.mark.parametrize(
    ("name", "found"), list(public_objects()), ids=lambda x: x if isinstance(x, str) else ""
)
def test_no_public_signature_says_any(name: str, found: object) -> None:
    functions = [(name, found)]
    if isinstance(found, type):
        functions = [(f"{name}.{member}", value) for member, value in vars(found).items()]
        assert "Any" not in words(inspect.get_annotations(found)), name
    for where, value in functions:
        function = value.fget if isinstance(value, property) else value
        function = getattr(function, "__func__", function)
        if inspect.isfunction(function) and function.__module__.startswith("newsdoc"):
            assert "Any" not in words(function.__annotations__), where


def public_functions() -> Iterator[tuple[str, Callable[..., object]]]:
    """Functions, methods and properties of the public API, each once."""
    seen = set()
    for name, found in public_objects():
        members = list(vars(found).items()) if isinstance(found, type) else [("", found)]
        for member, value in members:
            function = value.fget if isinstance(value, property) else value
            function = getattr(function, "__func__", function)
            if not inspect.isfunction(function) or function in seen or member.startswith("_"):
                continue
            if function.__module__.startswith("newsdoc"):
                seen.add(function)
                yield f"{name}.{member}".rstrip("."), function


# Readers and writers of keys all have one signature, which `newsdoc.schemas.Key` documents.
SHARED_SIGNATURES = (("value", "reading"), ("value", "place"), ("new", "path", "place"))


@pytest.mark.parametrize(
    ("name", "function"), list(public_functions()), ids=lambda x: x if isinstance(x, str) else ""
)
def test_what_a_function_takes_and_raises_is_documented(
    name: str, function: Callable[..., object]
) -> None:
    text = inspect.getdoc(function) or ""
    names = tuple(one for one in inspect.signature(function).parameters if one != "self")
    if len(names) > 1 and names not in SHARED_SIGNATURES:
        described = set(re.findall(r"^    \*{0,2}(\w+): ", text, re.MULTILINE))
        assert set(names) - {"cls"} <= described, name
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    if any(isinstance(node, ast.Raise) and node.exc is not None for node in ast.walk(tree)):
        assert "Raises:" in text, name


# A summary that begins so says what comes of it.
GIVES = re.compile(r"(Find|Give|Load|Make|Parse|Read|Return|Say|Tell|Whether|Yield)\b")


@pytest.mark.parametrize(
    ("name", "function"), list(public_functions()), ids=lambda x: x if isinstance(x, str) else ""
)
def test_what_a_function_returns_is_documented(name: str, function: Callable[..., object]) -> None:
    names = tuple(one for one in inspect.signature(function).parameters if one != "self")
    silent = not names or names in SHARED_SIGNATURES
    text = inspect.getdoc(function) or ""
    if not silent and inspect.signature(function).return_annotation not in (None, "None", "Self"):
        assert GIVES.match(text) or "Returns:" in text, name


@pytest.mark.parametrize(
    ("name", "found"), list(public_objects()), ids=lambda x: x if isinstance(x, str) else ""
)
def test_signatures_name_public_classes(name: str, found: object) -> None:
    attributes = inspect.get_annotations(found) if isinstance(found, type) else {}
    for where, told in [(name, attributes), *signatures(name, found)]:
        shown = {key: value for key, value in told.items() if key[0] != "_"}
        assert not words(shown) & classes_nobody_can_import(), where


@functools.cache
def classes_nobody_can_import() -> set[str]:
    public = {one for module in PUBLIC_MODULES for one in importlib.import_module(module).__all__}
    ours = {
        node.name
        for path in (ROOT / "src").rglob("*.py")
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.ClassDef)
    }
    return ours - public


def signatures(name: str, found: object) -> Iterator[tuple[str, dict[str, object]]]:
    """The annotations of a function, or of what makes a class and its public methods."""
    members = list(vars(found).items()) if isinstance(found, type) else [("", found)]
    for member, value in members:
        function = value.fget if isinstance(value, property) else value
        function = getattr(function, "__func__", getattr(function, "func", function))
        shown = member == "__init__" or not member.startswith("_")
        if shown and inspect.isfunction(function) and function.__module__.startswith("newsdoc"):
            yield f"{name}.{member}", function.__annotations__


def words(annotations: object) -> set[str]:
    return set(re.findall(r"\w+", str(annotations)))


FENCE = re.compile(r"^```(?:python|pycon)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def example_sources() -> Iterator[tuple[str, str]]:
    for path in [*sorted(ROOT.glob("README*.md")), *sorted((ROOT / "docs").rglob("*.md"))]:
        if "_build" in path.parts:
            continue
        for found in FENCE.finditer(path.read_text("utf-8")):
            told = doctest.DocTestParser().get_examples(found[1])
            yield path.name, "".join(example.source for example in told) or found[1]
    for path in sorted((ROOT / "examples").rglob("*.py")):
        yield path.name, path.read_text("utf-8")


def used_names(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """The names of newsdoc that a program uses, each with the module it takes it from."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names if _is_ours(alias.name))
        elif isinstance(node, ast.ImportFrom) and _is_ours(node.module or ""):
            yield from ((node.module or "", alias.name) for alias in node.names)
        elif isinstance(node, ast.Attribute):
            module = ast.unparse(node.value)
            if module in PUBLIC_MODULES:
                yield module, node.attr


def _is_ours(module: str) -> bool:
    return module.partition(".")[0] == "newsdoc"


def test_documents_and_examples_use_nothing_private() -> None:
    found = 0
    for name, code in example_sources():
        for module, used in used_names(ast.parse(code)):
            found += 1
            assert module in PUBLIC_MODULES, f"{name} uses {module}"
            exported = {"", "__version__", *importlib.import_module(module).__all__}
            assert used in exported, f"{name} uses {module}.{used}"
        assert not re.search(r"newsdoc(?:\.\w+)*\._[a-z]", code), name
    assert found > 100


def run_python(code: str) -> str:
    answer = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True
    )
    return answer.stdout.strip()


def test_import_is_cheap() -> None:
    heavy = run_python(
        "import sys, newsdoc\n"
        "print([m for m in ('pydantic', 'yaml', 'markdown_it', 'opencc', 'tomlkit', 'typer')"
        " if m in sys.modules])"
    )
    assert heavy == "[]"


@pytest.mark.parametrize("schema", ["'hugo'", "'hexo'", "None"])
def test_loading_metadata_imports_no_parser_and_no_converter(schema: str, hugo_file: Path) -> None:
    heavy = run_python(
        "import sys, newsdoc\n"
        f"a = newsdoc.load({str(hugo_file)!r}, schema={schema})\n"
        "a.title, a.published, a.tags, a.native, a.extra, a.detection, a.origin('title')\n"
        "a.replace(title='新') if a.schema == 'hugo' else None\n"
        "print([m for m in ('markdown_it', 'mdit_py_plugins', 'opencc', 'rich')"
        " if m in sys.modules])"
    )
    assert heavy == "[]"


@pytest.mark.parametrize("schema", ["hugo", "hexo"])
def test_the_first_load_imports_nothing_that_it_does_not_use(schema: str) -> None:
    heavy = run_python(
        "import sys, newsdoc\n"
        f"newsdoc.loads('---\\ntitle: a\\n---\\n', schema={schema!r}).title\n"
        "ends = ('markdown.dialect', 'native', '.detection', '.evidence', '.json_reader')\n"
        "print([m for m in sys.modules if m.startswith('newsdoc.') and m.endswith(ends)])"
    )
    assert heavy == "[]"


def test_a_site_has_the_usual_body_unless_it_says_otherwise() -> None:
    hugo, hexo = newsdoc.Hugo(), newsdoc.Hexo()
    assert (hugo.markup, hexo.markup) == (None, None)
    assert hugo.body is newsdoc.markdown.HUGO
    assert hexo.body is newsdoc.markdown.HEXO
    raw = replace(newsdoc.markdown.HUGO, raw_html=True)
    assert newsdoc.Hugo(markup=raw).body is raw
    counted = newsdoc.Hugo(markup=raw, has_cjk_language=True).body
    assert counted == replace(raw, counting=replace(raw.counting, has_cjk_language=True))
