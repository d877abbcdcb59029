"""Asks mdast-util-from-markdown for the trees of Markdown texts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.interop.node import run_script

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["ask_mdast"]


def ask_mdast(  # each switch is one extension
    texts: Sequence[str],
    *,
    gfm: bool = True,
    math: bool = False,
    cjk: bool = False,
    strike: bool = False,
) -> list[dict[str, object]]:
    """Return the mdast tree of each text as JSON objects.

    Lines, columns and offsets count code points of the text as it was given, a byte order mark
    included.

    Args:
        texts: The Markdown.
        gfm: Autolinks, footnotes, strikethrough, tables and task lists.
        math: `$…$` and `$$` blocks.
        cjk: Emphasis beside Chinese, Japanese and Korean text.
        strike: The same for strikethrough.
    """
    job = {"texts": list(texts), "gfm": gfm, "math": math, "cjk": cjk, "strike": strike}
    output = run_script("mdast_oracle.mjs", json.dumps(job), timeout=60 + len(texts))
    return [json.loads(line) for line in output.split("\n") if line]
