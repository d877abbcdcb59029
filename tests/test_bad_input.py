"""Bad input is an error with a place, or a diagnostic; never a crash, and never a lost byte."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import newsdoc
from newsdoc import (
    DecodeError,
    EncodeError,
    FileError,
    FrontMatterError,
    LimitError,
    NewsdocError,
)
from tests.support import HEXO_POST, HUGO_POST, validate
from tests.timing import at_most

if TYPE_CHECKING:
    from pathlib import Path


def test_a_missing_file(tmp_path: Path) -> None:
    path = tmp_path / "no.md"
    with pytest.raises(FileError, match="no such file") as caught:
        newsdoc.load(path)
    assert caught.value.path == str(path)


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="folder"):
        newsdoc.load(tmp_path)


@pytest.mark.parametrize("name", ["a\0b.md", "x" * 5000])
def test_a_name_that_no_file_has(name: str) -> None:
    with pytest.raises(FileError):
        newsdoc.load(name)
    (result,) = newsdoc.read([name])
    assert isinstance(result.error, FileError)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_what_is_no_regular_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.md"
    os.mkfifo(pipe)
    with pytest.raises(FileError, match="regular"):
        newsdoc.load(pipe)


BROKEN = [
    ("---\ntitle: 頭\ntags: [a, b\n---\n正文\n", "hugo", 3),
    ("---\ntitle: 頭\ntags: [a, b\n---\n正文\n", "hexo", 3),
    ("---\ntitle: a\ntitle: b\n---\n", "hugo", 3),
    ("+++\ntitle = 頭\n+++\n", "hugo", 2),
    ("+++\ntitle = 'a'\n[x\n+++\n", "hugo", 3),
    ('{\n"title": "a",\n"tags": [1,\n}\n', "hugo", 4),
    ("---\ntitle: a\n", "hugo", 1),
]


@pytest.mark.parametrize(("text", "schema", "line"), BROKEN)
def test_broken_front_matter_has_a_place(text: str, schema: str, line: int, tmp_path: Path) -> None:
    path = tmp_path / "壞.md"
    path.write_text(text, "utf-8")
    with pytest.raises(FrontMatterError) as caught:
        newsdoc.load(path, schema=schema)
    error = caught.value
    assert error.path == str(path)
    assert error.line is not None
    assert abs(error.line - line) <= 1, str(error)
    assert error.column
    assert error.span is not None
    assert "^" in error.excerpt
    assert str(error).startswith(f"{path}:{error.line}:{error.column}: ")
    assert path.read_text("utf-8") == text


@pytest.mark.parametrize(("encoding", "post"), [("gb18030", HEXO_POST), ("big5", HUGO_POST)])
def test_legacy_encodings(encoding: str, post: str, tmp_path: Path) -> None:
    path = tmp_path / "old.md"
    text = post.replace("简体字的注释也会原样保留", "")
    path.write_bytes(text.encode(encoding))
    with pytest.raises(DecodeError) as caught:
        newsdoc.load(path)
    assert caught.value.line is not None
    assert "The encoding 'detect' guesses" in caught.value.message
    for name in (encoding, "detect"):
        article = validate(newsdoc.load(path, encoding=name))
        assert article.source_text.text == text
        assert article.data == path.read_bytes()
    changed = newsdoc.load(path, encoding=encoding).replace(title="新的")
    changed.save()
    assert path.read_bytes() == changed.source_text.text.encode(encoding)


def test_an_encoding_that_cannot_hold_a_character(tmp_path: Path) -> None:
    path = tmp_path / "old.md"
    path.write_bytes("---\ntitle: 頭髮\n---\n".encode("big5"))
    article = newsdoc.load(path, encoding="big5", schema="hugo")
    with pytest.raises(EncodeError, match="big5 cannot hold"):
        article.convert("zh-Hans")
    with pytest.raises(EncodeError, match="U\\+1F680"):
        article.replace(title="🚀")


@pytest.mark.parametrize(
    "encoding", ["nonsense", "rot13", "hex", "base64", "undefined", "idna", "punycode", "a\0b"]
)
def test_encodings_that_are_none(encoding: str, hugo_file: Path) -> None:
    with pytest.raises(DecodeError):
        newsdoc.load(hugo_file, encoding=encoding)


def test_utf_32_is_not_taken_for_utf_16(tmp_path: Path) -> None:
    path = tmp_path / "wide.md"
    path.write_bytes("---\ntitle: 頭髮\n---\n".encode("utf-32"))
    with pytest.raises(DecodeError, match="encoding utf-32"):
        newsdoc.load(path)
    assert newsdoc.load(path, encoding="utf-32", schema="hugo").title == "頭髮"


def test_a_number_that_python_itself_refuses(tmp_path: Path) -> None:
    path = tmp_path / "number.md"
    path.write_text(f"+++\nweight = {'9' * 5000}\n+++\n")
    with pytest.raises(FrontMatterError, match="64 bits") as caught:
        newsdoc.load(path)
    assert (caught.value.line, caught.value.column) == (2, 10)


DEEP = 30_000
NESTED = {
    "flow lists": "---\na: " + "[" * DEEP + "]" * DEEP + "\n---\n",
    "flow maps": "---\na: " + "{a: " * DEEP + "}" * DEEP + "\n---\n",
    "block lists": "---\na:\n  " + "- " * DEEP + "x\n---\n",
    "block maps": "---\n" + "".join(f"{' ' * at}a:\n" for at in range(1500)) + "---\n",
    "toml lists": "+++\na = " + "[" * DEEP + "]" * DEEP + "\n+++\n",
    "toml tables": "+++\n[" + ".".join("a" * DEEP) + "]\nb = 1\n+++\n",
    "json lists": '{"a": ' + "[" * DEEP + "]" * DEEP + "}\n",
    "json maps": '{"a":' * DEEP + "1" + "}" * DEEP + "\n",
    "never closed": "---\na: " + "[" * DEEP + "\n---\n",
    "hexo json": ';;;\n"a": ' + "[" * DEEP + "]" * DEEP + "\n;;;\n",
}


@pytest.mark.parametrize("name", NESTED)
@pytest.mark.parametrize("schema", ["hugo", "hexo"])
def test_deep_nesting_is_an_error(name: str, schema: str, tmp_path: Path) -> None:
    """In a process of its own: the danger is that C code kills it."""
    path = tmp_path / "deep.md"
    path.write_text(NESTED[name], "utf-8")
    code = (
        "import newsdoc, sys\n"
        "try:\n"
        f"    article = newsdoc.load({str(path)!r}, schema={schema!r})\n"
        "    print('ok', article.body_span)\n"
        "except newsdoc.NewsdocError as error:\n"
        "    print(type(error).__name__, error.line)\n"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=50, check=False
    )
    assert answer.returncode == 0, answer.stderr[-1000:]
    kind = answer.stdout.split()[0]
    assert kind in {"LimitError", "FrontMatterError", "ok"}, answer.stdout
    assert path.read_text("utf-8") == NESTED[name]


@pytest.mark.parametrize(
    "mark", ["> ", "- ", "[", "![", "**a ", "*a ", "`", "<", "{{< a ", "{% a "]
)
def test_deep_and_long_bodies(mark: str) -> None:
    text = "---\ntitle: a\n---\n" + mark * 20_000 + "x\n"
    with at_most(30):
        for schema in ("hugo", "hexo"):
            article = newsdoc.loads(text, schema=schema)
            assert article.body.end <= len(text)
            assert isinstance(article.word_count, int)
            assert newsdoc.dumps(article) == text


BOMBS = {
    "lists": "---\na0: &a0 [x, x]\n"
    + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12))
    + "---\n",
    "merges": "---\na0: &a0 {x: y}\n"
    + "".join(f"a{n}: &a{n}\n  b: *a{n - 1}\n  c: *a{n - 1}\n" for n in range(1, 40))
    + "---\n",
}


@pytest.mark.parametrize("name", BOMBS)
@pytest.mark.parametrize("schema", ["hugo", "hexo"])
def test_alias_bombs(name: str, schema: str) -> None:
    with at_most(5):
        with pytest.raises(NewsdocError) as caught:
            newsdoc.loads(BOMBS[name], schema=schema)
        assert isinstance(caught.value, LimitError | FrontMatterError)
        assert caught.value.line is not None


def test_an_alias_of_itself() -> None:
    """Hugo reads null there; Hexo makes a circle of it, which no value of ours can be."""
    text = "---\na: &a [*a]\n---\n"
    assert newsdoc.loads(text, schema="hugo").front_matter["a"] == (None,)
    with pytest.raises(LimitError):
        newsdoc.loads(text, schema="hexo")


def test_nul_bytes_are_kept() -> None:
    """OpenCC ends at a NUL; nothing behind it may be lost."""
    text = "---\ntitle: 头发\n---\n头发\0头发 **后\0面** `\0` 软件\n"
    article = newsdoc.loads(text, schema="hugo")
    assert newsdoc.dumps(article) == text
    converted = article.convert("zh-TW")
    assert converted.body_text.count("\0") == 3
    assert converted.body_text.startswith("頭髮\0頭髮 **後\0面**")
    assert "軟體" in converted.body_text
    assert newsdoc.convert("头发\0头发", "zh-Hant") == "頭髮\0頭髮"


def test_lone_surrogates_are_refused() -> None:
    with pytest.raises(EncodeError, match="U\\+D800") as caught:
        newsdoc.loads("---\ntitle: a\n---\n\ud800\n", schema="hugo")
    assert (caught.value.line, caught.value.column) == (4, 1)
    article = newsdoc.loads(HUGO_POST)
    with pytest.raises(NewsdocError):
        article.replace(title="\udfff")
    with pytest.raises(NewsdocError):
        article.apply([newsdoc.Edit(newsdoc.Span(0, 0), "\ud800", "")])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "\ufeff",
        "---\n---\n",
        "---\n\n---\n",
        "x",
        "\r",
        "---",
        "{}",
        "+++\n+++\n",
        ";;;\n;;;\n",
        "\x00",
    ],
)
@pytest.mark.parametrize("schema", ["hugo", "hexo", None])
def test_tiny_files(text: str, schema: str | None) -> None:
    if text == "---" and schema != "hexo":
        with pytest.raises(FrontMatterError):
            newsdoc.loads(text, schema=schema)
        return
    article = validate(newsdoc.loads(text, schema=schema))
    assert newsdoc.dumps(article) == text


@pytest.mark.parametrize("schema", ["nonsense", "", object(), str])
def test_schemas_that_are_none(schema: object) -> None:
    with pytest.raises(newsdoc.SchemaError):
        newsdoc.loads(HUGO_POST, schema=schema)  # type: ignore[arg-type]  # wrong on purpose


def test_a_zone_that_is_none() -> None:
    with pytest.raises(NewsdocError, match=r"Asia/Nowhere.*Asia/Shanghai"):
        newsdoc.loads(HEXO_POST, schema="hexo", timezone="Asia/Nowhere")


@pytest.mark.parametrize("target", ["", "fr", "zh", "zh-XX", "tw2", "../s2t"])
def test_targets_that_are_none(target: str) -> None:
    with pytest.raises(newsdoc.ConversionError):
        newsdoc.loads(HUGO_POST).convert(target)
