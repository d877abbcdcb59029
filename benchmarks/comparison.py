"""Ask newsdoc and its neighbours the same questions: `python -m benchmarks.comparison`.

Writes `docs/_generated/comparison.md`. Every cell is what the tool does with the input of the
question, run here and now; `yes` and `no` are decided by the rule beside the question. Needs the
dependency group `peers`, and the npm packages of `benchmarks/peers/package.json`, which are
installed on first use.
"""

from __future__ import annotations

import difflib
import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import opencc
from markdown_it import MarkdownIt

import newsdoc
from benchmarks.generated import FOLDER, table, write_page
from benchmarks.peers import (
    FRONT_MATTER,
    RELEASED,
    TREES,
    NpmFrontMatter,
    WenmodeTree,
    ask_npm,
    versions,
)
from tests.interop.mdast import ask_mdast
from tests.interop.node import run_script
from tests.script.opencc_cases import opencc_cases

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.peers import FrontMatterTool, Json, TreeTool

__all__ = ["PAGE", "conversion_rows", "front_matter_rows", "tree_rows"]

PAGE = FOLDER / "comparison.md"
DEEP = 100_000


@dataclass(frozen=True, slots=True)
class Cell:
    """What a tool did.

    Attributes:
        good: Whether it did what the question asks for; None where the question is not for it.
        shown: What it made, where that tells more.
    """

    good: bool | None
    shown: str = ""

    def __str__(self) -> str:
        word = "" if self.good is None else "yes" if self.good else "no"
        return ": ".join(part for part in (word, self.shown) if part) or "—"


def _code(value: object) -> str:
    text = str(value).replace("\n", "⏎").replace("|", "\\|")
    return f"`` {text} ``" if "`" in text else f"`{text}`"


# Front matter ------------------------------------------------------------------------------

POST = """---\r
title: 標題   # 待討論\r
zebra: 'ok'\r
date: 2025-05-12T15:06:44+08:00\r
tags: [AI, "產業"]\r
---\r
\r
內文\r
"""


def _value(line: str, wanted: Callable[[object], bool]) -> Callable[[FrontMatterTool], Cell]:
    """Ask what a tool makes of one line of YAML."""

    def ask(tool: FrontMatterTool) -> Cell:
        key = line.partition(":")[0]
        value = tool.read(f"---\n{line}\nlang: zh\n---\n內文\n")[0][key]
        return Cell(wanted(value), _code(_shown(value)))

    return ask


def _shown(value: object) -> object:
    if isinstance(value, dict) and set(value) == {"date"}:
        return value["date"]
    return value.isoformat() if hasattr(value, "isoformat") else repr(value)


def _body(tool: FrontMatterTool) -> Cell:
    body = "    code\n\nend  \n\n"
    found = tool.read(f"---\ntitle: a\n---\n{body}")[1]
    return Cell(found == body, "" if found == body else _code(repr(found)))


def _places(tool: FrontMatterTool) -> Cell:
    values = tool.read("---\ntitle: 標題\n---\n")[0]
    return Cell(hasattr(values, "span"))


def _error_place(tool: FrontMatterTool) -> Cell:
    try:
        tool.read("---\ntitle: a\ny: 1\nx: @b\n---\n")
    except Exception as error:
        said = re.search(r"line (\d+), column (\d+)|^(?:.*:)?(\d+):(\d+):", str(error))
        place = [int(number) for number in said.groups() if number] if said else []
        return Cell(place == [4, 4], "" if place == [4, 4] else f"says {place}")
    return Cell(False, "no error")


def _formats(tool: FrontMatterTool) -> Cell:
    files = {
        "TOML": '+++\ntitle = "a"\n+++\nb\n',
        "JSON": '{\n"title": "a"\n}\nb\n',
        "`;;;`": '"title": "a"\n;;;\nb\n',
        "org": "#+title: a\nb\n",
    }
    read = [name for name, text in files.items() if _title(tool, text) == "a"]
    return Cell(len(read) == len(files), ", ".join(read) or "YAML only")


def _title(tool: FrontMatterTool, text: str) -> object:
    try:
        return tool.read(text)[0].get("title")
    except Exception:
        return None


def _round_trip(tool: FrontMatterTool) -> Cell:
    written = tool.write(POST)
    lost = {
        "CRLF": "\r\n" not in written,
        "comment": "待討論" not in written,
        "quotes": "'ok'" not in written,
        "order": not 0 < written.find("zebra") < written.find("date"),
    }
    shown = "loses " + ", ".join(name for name, gone in lost.items() if gone)
    return Cell(written == POST, "" if written == POST else shown)


def _edit(tool: FrontMatterTool) -> Cell:
    post = POST.replace("\r", "")
    changed = _changed_lines(post, tool.write(post, title="新"))
    return Cell(changed == 1, f"{changed} of {post.count(chr(10))}")


def _bom(tool: FrontMatterTool) -> Cell:
    found = tool.read("\ufeff---\ntitle: a\n---\nb\n")[0].get("title")
    kept = "\ufeff" in tool.write("\ufeff---\ntitle: a\n---\nb\n")
    if found != "a":
        return Cell(False, "finds no front matter")
    return Cell(kept, "" if kept else "reads it, writes none")


def _changed_lines(before: str, after: str) -> int:
    """Count the lines of the first text that the second does not have in its place."""
    old, new = before.split("\n"), after.split("\n")
    same = difflib.SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return len(old) - sum(block.size for block in same)


def _deep(tool: FrontMatterTool) -> Cell:
    text = f"---\na: {'[' * DEEP}{']' * DEEP}\n---\n"
    try:
        if isinstance(tool, NpmFrontMatter):
            ask_npm(tool.tool, "read", text=text, silent=True)
        else:
            tool.read(text)
    except RecursionError:
        return Cell(False, "overflows the stack")
    except Exception as error:
        message = str(error).split("\n")[0]
        clean = "stack" not in message
        return Cell(clean, "an error" if clean else _code(message))
    return Cell(True, "reads them")


FRONT_MATTER_QUESTIONS: dict[str, Callable[[FrontMatterTool], Cell]] = {
    "`title: on` is a text, as for Hugo and Hexo": _value("title: on", lambda v: v == "on"),
    "`at: 12:30` is a text, as for Hugo and Hexo": _value("at: 12:30", lambda v: v == "12:30"),
    "the zone of `2025-05-12T15:06:44+08:00` is kept": _value(
        "date: 2025-05-12T15:06:44+08:00", lambda v: "+08:00" in str(_shown(v))
    ),
    "keeps a body of code that begins with blanks, and blanks at its end": _body,
    "reads and keeps a byte order mark": _bom,
    "writes an unchanged file back as it was (CRLF, comment, quotes, order)": _round_trip,
    "a new title changes one line": _edit,
    "knows the place of each key and value": _places,
    "an error has the line and column of the file": _error_place,
    "also reads TOML, JSON, `;;;`, org": _formats,
    f"{DEEP:,} lists inside each other": _deep,
}


def front_matter_rows() -> list[list[str]]:
    """Ask every front matter tool every question."""
    return [
        [question, *(str(_guarded(ask, tool)) for tool in FRONT_MATTER.values())]
        for question, ask in FRONT_MATTER_QUESTIONS.items()
    ]


def _guarded(ask: Callable[..., Cell], tool: object) -> Cell:
    try:
        return ask(tool)
    except Exception as error:
        return Cell(False, _code(f"{type(error).__name__}: {str(error)[:50]}"))


# The tree ----------------------------------------------------------------------------------


def _nodes(tree: Json, kind: str) -> list[dict[str, Json]]:
    found = []
    stack = [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            found += [node] if node.get("type") == kind else []
            stack += node.get("children", [])
    return found


def _place(tool: TreeTool) -> Cell:
    strong = _nodes(tool.parse("😀**強**\n"), "strong")
    place = strong[0].get("position") if strong else None
    if not isinstance(place, dict):
        return Cell(False, "lines of blocks only")
    start, end = place["start"]["offset"], place["end"]["offset"]
    unit = {(1, 6): "code points", (2, 7): "UTF-16 units"}.get((start, end), f"{start} to {end}")
    return Cell(True, unit)


def _cjk(tool: TreeTool) -> Cell:
    text = "**「重要」**的事\n"
    if tool is TREES["newsdoc"]:
        dialect = replace(newsdoc.markdown.HUGO, cjk_friendly=True)
        tree = newsdoc.markdown.parse(text, dialect=dialect)
        return Cell(any(tree.find_all(newsdoc.Strong)), "by option")
    tree = tool.parse(text)
    if tree is None:
        return Cell("<strong>" in MarkdownIt().render(text))
    return Cell(bool(_nodes(tree, "strong")), "by plugin" if _nodes(tree, "strong") else "")


TAG = '{{< figure src="a_b_c.jpg" title="*x*" >}}'


def _tag(tool: TreeTool) -> Cell:
    tree = tool.parse(TAG)
    if tree is None:
        return Cell(False, "emphasis in it" if "<em>" in MarkdownIt().render(TAG) else "text")
    if _nodes(tree, "shortcode"):
        return Cell(True, "a node")
    return Cell(False, "emphasis in it" if _nodes(tree, "emphasis") else "text")


BODY = """---
title: 標題
---

重點
====

* 一
* 見[連結](https://example.org/a_b)與 *強調*

| 項目 | 數量 |
|--|--:|
| 甲 | 1 |

1. 二
1. 三

{{< figure src="a_b_c.jpg" title="*x*" >}}
"""


def _link(tool: TreeTool) -> Cell:
    written = tool.write(BODY, "https://example.org/new")
    if written is None:
        return Cell(False, "writes HTML only")
    changed = _changed_lines(BODY, written)
    return Cell(changed == 1, f"{changed} of {BODY.count(chr(10))}")


def _specification(tool: TreeTool) -> Cell:
    texts = json.loads(run_script("commonmark_examples.mjs", ""))
    trees = ask_mdast(texts, gfm=True)
    if tool.parse("a") is None:
        return Cell(False, "other tree")
    if tool is TREES["remark"]:
        return Cell(True, "it is made of it")
    if tool is TREES["newsdoc"]:
        ours = [newsdoc.markdown.parse(text).to_mdast() for text in texts]
    else:
        ours = [WenmodeTree(cjk=False).parse(text) for text in texts]
    equal = sum(_bare(one) == _bare(two) for one, two in zip(ours, trees, strict=True))
    shape = sum(
        _bare(one, positions=False) == _bare(two, positions=False)
        for one, two in zip(ours, trees, strict=True)
    )
    shown = f"{equal} of {len(texts)}"
    return Cell(
        equal == len(texts), shown if equal == shape else f"{shown}; {shape} without places"
    )


def _bare(node: Json, *, positions: bool = True) -> Json:
    """Take off fields that are null or empty, which some write and some leave out."""
    if isinstance(node, list):
        return [_bare(one, positions=positions) for one in node]
    if not isinstance(node, dict):
        return node
    kept = {
        key: _bare(value, positions=positions)
        for key, value in node.items()
        if value not in (None, {}) and key != "data" and (positions or key != "position")
    }
    if node.get("type") == "root":
        kept.pop("position", None)
    return kept


TREE_QUESTIONS: dict[str, Callable[[TreeTool], Cell]] = {
    "place of a word inside a line, counted in": _place,
    "examples of CommonMark whose tree, places included, is mdast's": _specification,
    "`**「重要」**的事` is emphasis": _cjk,
    f"`{TAG}` is one thing": _tag,
    "a new address of one link changes one line": _link,
}


def tree_rows() -> list[list[str]]:
    """Ask every tree tool every question."""
    return [
        [question, *(str(_guarded(ask, tool)) for tool in TREES.values())]
        for question, ask in TREE_QUESTIONS.items()
    ]


# Conversion --------------------------------------------------------------------------------


def _zhconv(text: str, target: str = "zh-tw") -> str:
    import zhconv  # noqa: PLC0415  only to compare

    return str(zhconv.convert(text, target))


CONVERTERS: dict[str, Callable[[str], str]] = {
    "newsdoc": lambda text: newsdoc.dumps(newsdoc.loads(text, schema="hugo").convert("zh-TW")),
    "opencc": opencc.OpenCC("s2twp").convert,
    "zhconv": _zhconv,
}
PIECES = {
    "`干燥的头发` by words": ("干燥的头发，他很干", "乾燥的頭髮，他很乾"),
    "a word through markup: `头**发**`": ("头**发**很长", "頭**髮**很長"),
    "a word across a line end: `头⏎发`": ("他的头\n发很长", "他的頭\n髮很長"),
    "code stays: `` `头发` ``": ("`头发` 与头发", "`头发` 與頭髮"),
    "a fenced block stays": ("```\n软件\n```\n", "```\n软件\n```\n"),
    "an address stays": ("[软件](/软件/)", "[軟體](/软件/)"),
    "a shortcode's argument stays": ('{{< ref "软件.md" >}}', '{{< ref "软件.md" >}}'),
    "an attribute of HTML stays": ('<a id="软件">软件</a>', '<a id="软件">軟體</a>'),
    "“ ” become 「 」": ("“软件”", "「軟體」"),
}
FRONT = "---\ntitle: 软件\nslug: 软件\nlang: zh-CN\n---\n"


def _converted(name: str, text: str, wanted: str) -> Cell:
    made = CONVERTERS[name](FRONT + text).partition("---\n")[2].partition("---\n")[2]
    return Cell(made == wanted, "" if made == wanted else _code(made.strip("\n")))


def _slug(name: str) -> Cell:
    made = CONVERTERS[name](f"{FRONT}内文\n")
    return Cell("slug: 软件\n" in made and "title: 軟體" in made)


def _language(name: str) -> Cell:
    return Cell("lang: zh-TW" in CONVERTERS[name](f"{FRONT}内文\n"))


def _cases(name: str) -> Cell:
    """Ask for OpenCC's own cases, so far as the tool has the targets."""
    targets = {"s2t": "zh-hant", "t2s": "zh-hans"}
    cases = [case for case in opencc_cases() if name != "zhconv" or case[0] in targets]
    right = 0
    for config, text, expected in cases:
        if name == "newsdoc":
            made = newsdoc.convert(text, config)
        elif name == "opencc":
            made = opencc.OpenCC(config).convert(text)
        else:
            made = _zhconv(text, targets[config])
        right += made == expected
    return Cell(right == len(cases), f"{right} of {len(cases)}")


def _list_of_changes(name: str) -> Cell:
    return Cell(name == "newsdoc", "place, rule, whether to look" if name == "newsdoc" else "")


def conversion_rows() -> list[list[str]]:
    """Ask every converter every question."""
    asked: dict[str, Callable[[str], Cell]] = {
        **{
            question: lambda name, pair=pair: _converted(name, *pair)
            for question, pair in PIECES.items()
        },
        "`slug` stays, `title` changes": _slug,
        "`lang: zh-CN` becomes `zh-TW`": _language,
        "lists what it changed": _list_of_changes,
        "OpenCC's own cases (zhconv: those of s2t and t2s)": _cases,
    }
    return [
        [question, *(str(_guarded(ask, name)) for name in CONVERTERS)]
        for question, ask in asked.items()
    ]


def main() -> None:
    """Write the page."""
    found = versions()
    rows = [[name, found[name], RELEASED[name]] for name in RELEASED]
    write_page(
        PAGE,
        "python -m benchmarks.comparison",
        {
            "Versions": table(["tool", "version", "released"], rows),
            "Front matter": table(["", *FRONT_MATTER], front_matter_rows()),
            "The body": table(["", *TREES], tree_rows()),
            "Conversion to Taiwan's usage": table(["", *CONVERTERS], conversion_rows()),
        },
    )


if __name__ == "__main__":
    main()
