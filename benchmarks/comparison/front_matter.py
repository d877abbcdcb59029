"""Reading and writing files with front matter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from benchmarks.comparison.cells import Cell, changed_lines, code
from benchmarks.peers import NpmFrontMatter, ask_npm

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.peers import FrontMatterTool

__all__ = ["QUESTIONS"]

DEEP = 100_000
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
        return Cell(wanted(value), code(_shown(value)))

    return ask


def _shown(value: object) -> object:
    if isinstance(value, dict) and set(value) == {"date"}:
        return value["date"]
    return value.isoformat() if hasattr(value, "isoformat") else repr(value)


def _body(tool: FrontMatterTool) -> Cell:
    body = "    code\n\nend  \n\n"
    found = tool.read(f"---\ntitle: a\n---\n{body}")[1]
    return Cell(found == body, "" if found == body else code(repr(found)))


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
    changed = changed_lines(post, tool.write(post, title="新"))
    return Cell(changed == 1, f"{changed} of {post.count(chr(10))}")


def _bom(tool: FrontMatterTool) -> Cell:
    found = tool.read("\ufeff---\ntitle: a\n---\nb\n")[0].get("title")
    kept = "\ufeff" in tool.write("\ufeff---\ntitle: a\n---\nb\n")
    if found != "a":
        return Cell(False, "finds no front matter")
    return Cell(kept, "" if kept else "reads it, writes none")


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
        return Cell(clean, "an error" if clean else code(message))
    return Cell(True, "reads them")


QUESTIONS: dict[str, Callable[[FrontMatterTool], Cell]] = {
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
