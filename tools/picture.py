"""Draw the README's picture: what `newsdoc convert --diff` prints, as SVG.

`python tools/picture.py` writes `docs/_static/convert.svg`. The post is written for it; the output
is that of the real command. No font is loaded from elsewhere: the reader's own fonts are used, so
every run of narrow or wide characters says how wide it has to be.
"""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.segment import Segment

TARGET = Path(__file__).resolve().parent.parent / "docs" / "_static" / "convert.svg"
WIDTH = 72
CELL, LINE, EDGE, TOP = 9.0, 24.0, 18.0, 44.0
BACK, FRONT = "#181a1f", "#dcdfe4"
COLOURS = {1: "#f07178", 2: "#8cc878", 6: "#56b6c2"}
FONTS = "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', monospace"
COMMAND = "newsdoc convert post.md --to zh-TW --diff"
POST = """---
title: "头发与软件"   # 待定
date: 2025-05-12T15:06:44+08:00
slug: 头发
---
他在后面说：“头**发**很长，软件很好。”

运行 `软件 --头发`，见[说明](https://example.org/软件)。

{{< figure src="/图片/头发.png" caption="图片里的头发" >}}
"""


def printed() -> str:
    """Return what the command prints on a terminal."""
    environment = os.environ | {"COLUMNS": str(WIDTH), "FORCE_COLOR": "1", "TERM": "xterm-256color"}
    environment.pop("NO_COLOR", None)
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "post.md").write_text(POST, "utf-8")
        command = [sys.executable, "-c", "import newsdoc.cli; newsdoc.cli.main()"]
        command += COMMAND.split()[1:]
        answer = subprocess.run(  # noqa: S603  our own command
            command, cwd=folder, env=environment, capture_output=True, check=True
        )
    return answer.stdout.decode()


def picture() -> str:
    """Return the picture."""
    console = Console(width=WIDTH, color_system="truecolor", force_terminal=True)
    text = Text.assemble((f"$ {COMMAND}\n", "bold"), Text.from_ansi(printed().rstrip("\n")))
    lines = console.render_lines(text, pad=False)
    width, height = WIDTH * CELL + 2 * EDGE, len(lines) * LINE + TOP + EDGE
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" role="img" '
        f'aria-label="{escape(COMMAND)}">',
        f'<rect width="{width:g}" height="{height:g}" rx="8" fill="{BACK}"/>',
        *(
            f'<circle cx="{EDGE + 4 + 20 * at}" cy="20" r="6" fill="{colour}"/>'
            for at, colour in enumerate(("#ff5f57", "#febc2e", "#28c840"))
        ),
        f'<g font-family="{FONTS}" font-size="16">',
        *(tag for at, line in enumerate(lines) for tag in _line(line, TOP + at * LINE)),
        "</g>",
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _line(segments: Iterable[Segment], top: float) -> Iterator[str]:
    """Draw one line: a box behind what is reversed, then its text."""
    column = 0
    for segment in segments:
        style = segment.style
        number = style.color.number if style and style.color else None
        colour = COLOURS.get(number, FRONT)
        columns = segment.cell_length
        if style and style.reverse:
            box = f'x="{EDGE + column * CELL:g}" y="{top:g}" width="{columns * CELL:g}"'
            yield f'<rect {box} height="{LINE:g}" fill="{colour}" shape-rendering="crispEdges"/>'
            colour = BACK
        weight = ' font-weight="bold"' if style and style.bold else ""
        yield from _runs(segment.text, column, top, f'fill="{colour}"{weight}')
        column += columns


def _runs(text: str, column: int, top: float, looks: str) -> Iterator[str]:
    """Draw text in runs of characters of one width, each as wide as in a terminal."""
    for (wide, blank), found in itertools.groupby(text, lambda one: (cell_len(one), one == " ")):
        run = "".join(found)
        if not blank:
            place = f'x="{EDGE + column * CELL:g}" y="{top + 17:g}"'
            length = f'textLength="{len(run) * wide * CELL:g}"'
            yield f"<text {place} {length} {looks}>{escape(run)}</text>"
        column += len(run) * wide


if __name__ == "__main__":
    TARGET.write_text(picture(), "utf-8")
