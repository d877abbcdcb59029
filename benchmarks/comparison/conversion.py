"""Converting a post to Taiwan's usage."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import opencc

import newsdoc
from benchmarks.comparison.cells import Cell, code
from tests.script.opencc_cases import opencc_cases

if TYPE_CHECKING:
    from collections.abc import Callable


__all__ = ["QUESTIONS"]


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


def _converted(name: str, *, pair: tuple[str, str]) -> Cell:
    text, wanted = pair
    made = CONVERTERS[name](FRONT + text).partition("---\n")[2].partition("---\n")[2]
    return Cell(made == wanted, "" if made == wanted else code(made.strip("\n")))


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


QUESTIONS: dict[str, Callable[[str], Cell]] = {
    **{question: partial(_converted, pair=pair) for question, pair in PIECES.items()},
    "`slug` stays, `title` changes": _slug,
    "`lang: zh-CN` becomes `zh-TW`": _language,
    "lists what it changed": _list_of_changes,
    "OpenCC's own cases (zhconv: those of s2t and t2s)": _cases,
}
