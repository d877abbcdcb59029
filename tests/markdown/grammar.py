"""Random documents put together from whole constructs, nested, some of them broken.

`documents.random_texts` strings small pieces together; that finds odd neighbours. Here
constructs are made whole and put into each other, which finds what happens deep inside.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["random_documents"]

_WORDS = (
    *("a", "word", "新聞", "快訊", "。", "，", "！", "é", "😀", "𠮷", "「", "」", "（"),
    *("한", "(", ")", ".", ",", "!", '"', "'", "-", "1", "_"),
)
_LABELS = ("a", "b", "注", "Foo", "1", "x y")
_AUTOLINKS = (
    *("www.a.co", "www.例.tw/路", "http://a.b", "https://x.co/a(b)", "HTTPS://A.B?q&amp;"),
    *(
        "a@b.co",
        "mailto:a@b.c",
        "xmpp:a@b.c/d",
        "www.a_b.c",
        "http://a.b.",
        "www.",
        "（http://a.b）",
    ),
)
_ODD = (
    *("&amp;", "&#35;", "&#x4e2d;", "&nope;", "\\*", "\\[", "\\|", "\\a", "\\\\", "<b>", "</b>"),
    *("<br/>", "<!-- c -->", "<?p?>", "<a\n b>", "<http://a.b>", "<a@b.c>", "<a b='c' >", "<!D>"),
    *("  \n", "\\\n", "\n", "\t\n", "\n    ", "|", "`", "*", "[", "]", "<", "~", "!", "#"),
)
_URLS = ("u", "<u v>", "/a_b*c", "a(b)c", "<>", "", "&amp;", "中", "<b", "(")
_TITLES = ("", ' "t"', " 't'", " (t)", ' "a\nb"', '\n"t"', ' "t', ' "a\n\nb"')
_HTML = (
    *("<div>", "</div>", "<pre>", "</pre>", "<!-- a", "-->", "<?php", "?>", "<!X", "<![CDATA["),
    *("]]>", '<x y="z">', "</x>", "<x", "<p>a</p>", "<script>", "</script>", "<a b=c>  "),
)
_CODE = ("    a", "\tb", "      c", "", "  ", "     - x")
_RULES = ("***", "---", "* * *", "- - -", "  ***", "**", "- -\t-")
_ENDS = ("===", "---", "=", "  ---  ", "    ---", "= =", "===\t")
_FENCED = ("a", "  b", "", " ", "\tc", "```", "~~~", ">", "- x")
_MARKERS = (
    *("- ", "* ", "1. ", "2) ", "-\t", "-   ", "10. ", "-", "-     ", "- [ ] ", "- [x] ", " - "),
    *("- [ ]", "-\n", "1.\n", "1234567890. "),
)
_DEEPEST = 4


def random_documents(count: int, *, seed: int) -> list[str]:
    """Return different random documents, the same for the same arguments."""
    made = {_Maker(seed * 100_003 + number).document() for number in range(count)}
    return sorted(made)


class _Maker:
    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311  not for secrets

    def _one(self, choices: Sequence[str]) -> str:
        return self._random.choice(choices)

    def _some(self, choices: Sequence[str], most: int) -> list[str]:
        return [self._one(choices) for _ in range(self._random.randint(1, most))]

    def _often(self, chance: float) -> bool:
        return self._random.random() < chance

    def document(self) -> str:
        text = ""
        for _ in range(self._random.randint(1, 5)):
            text += self.block(0) + self._one(("\n", "\n\n", "\n\n", "\n\n\n", "\n  \n"))
        if self._often(0.3):
            text = text.rstrip("\n")
        return text + ('\n[a]: u\n[注]: v "t"\n\n[^a]: f' if self._often(0.2) else "")

    def block(self, depth: int) -> str:
        kinds = (
            self._paragraph, self._paragraph, self._heading, self._underlined, self._fence,
            self._html, self._definition, self._lines, self._table,
        )  # fmt: skip
        if depth < _DEEPEST and self._often(0.4):
            return self._random.choice((self._quote, self._list, self._list, self._note))(depth)
        return self._random.choice(kinds)()

    # Running text.

    def inline(self, depth: int = 0) -> str:
        parts = [self._part(depth) for _ in range(self._random.randint(1, 4 if depth < 2 else 2))]
        return self._one(("", " ")).join(parts)

    def _part(self, depth: int) -> str:
        kind = self._random.random()
        if kind < 0.4 or depth >= _DEEPEST:
            return "".join(self._some(_WORDS, 4))
        if kind < 0.55:
            opening = self._one(("*", "**", "_", "__", "***", "~", "~~", "*_", "**~~"))
            closing = opening if self._often(0.8) else self._one(("*", "**", "_", "~~"))
            return opening + self.inline(depth + 1) + closing
        if kind < 0.7:
            return self._link(depth)
        if kind < 0.77:
            ticks = "`" * self._random.randint(1, 3)
            inside = self._one(("a", " a ", "a|b", "a\\|b", "`", "a\nb", " ", "*a*", "<a>"))
            return ticks + inside + ticks
        return self._one(_AUTOLINKS) if kind < 0.85 else self._one(_ODD)

    def _link(self, depth: int) -> str:
        text = self.inline(depth + 1)
        mark = self._one(("", "", "!"))
        return mark + self._one(
            (
                f"[{text}]({self._one(_URLS)}{self._one(_TITLES)})",
                f"[{text}][{self._one(_LABELS)}]",
                f"[{self._one(_LABELS)}]{self._one(('', '[]', '()', '['))}",
                f"[^{self._one(_LABELS)}]",
                f"[{text}",
            )
        )

    def _paragraph(self) -> str:
        return self.inline()

    # Blocks.

    def _heading(self) -> str:
        text = self.inline().replace("\n", " ")
        return self._one(("# ", "#", "### ", "#\t")) + text + self._one(("", " #", "#", " \\#"))

    def _underlined(self) -> str:
        return f"{self.inline()}\n{self._one(_ENDS)}"

    def _fence(self) -> str:
        mark = self._one(("```", "~~~", "````"))
        info = self._one(("", " js", "js x", " a`b", "中 &amp;"))
        head = self._one(("", " ", "    ")) + mark + info
        end = self._one(("", f"\n{mark}", f"\n {mark} ", f"\n    {mark}", f"\n{mark}a"))
        return "\n".join((head, *self._some(_FENCED, 4))) + end

    def _html(self) -> str:
        return "\n".join(
            self._one((self._one(_HTML), self._one(_HTML), "", self.inline())) for _ in range(3)
        )

    def _lines(self) -> str:
        return "\n".join(self._some(_CODE, 4)) if self._often(0.6) else self._one(_RULES)

    def _definition(self) -> str:
        head = f"[{self._one(_LABELS)}]:{self._one((' ', '', chr(10), chr(9)))}"
        after = self._one(("", "", " ", " x", "\n===", f"\n{self.inline()}"))
        return head + self._one(_URLS) + self._one(_TITLES) + after

    def _table(self) -> str:
        columns = self._random.randint(1, 3)
        marks = [self._one(("-", "---", ":-", "-:", ":-:")) for _ in range(columns)]
        rows = [self._row(columns) for _ in range(self._random.randint(1, 4))]
        rows.insert(1, self._one(("", "|", "| ")) + "|".join(marks) + self._one(("", "|")))
        return "\n".join(rows)

    def _row(self, columns: int) -> str:
        count = columns if self._often(0.8) else self._random.randint(1, 4)
        cells = [
            self._one((self.inline(2).replace("\n", " "), "", "a\\|b", "`a\\|b`", "*a", "\\"))
            for _ in range(count)
        ]
        return self._one(("", "|", "| ", "   |")) + "|".join(cells) + self._one(("", "|", " | "))

    # Containers.

    def _inside(self, depth: int) -> list[str]:
        blocks = [self.block(depth + 1) for _ in range(self._random.randint(1, 3))]
        return self._one(("\n", "\n\n", "\n\n", "\n\n\n")).join(blocks).split("\n")

    def _quote(self, depth: int) -> str:
        first, *rest = self._inside(depth)
        marks = ("> ", "> ", "> ", ">", ">\t", " > ", "", ">  ")
        return "\n".join((f"> {first}", *(self._one(marks) + line for line in rest)))

    def _list(self, depth: int) -> str:
        marker = self._one(_MARKERS)
        indent = " " * (2 if marker.startswith("- [") or "\n" in marker else len(marker))
        items: list[str] = []
        for _ in range(self._random.randint(1, 3)):
            first, *rest = self._inside(depth)
            lines = (self._indented(line, indent) for line in rest)
            items.append("\n".join((marker + first, *lines)))
        return self._one(("\n", "\n", "\n\n", "\n \n")).join(items)

    def _indented(self, line: str, indent: str) -> str:
        if not line or self._often(0.12):
            return line
        return self._one((indent, indent, indent, indent, " ", "\t")) + line

    def _note(self, depth: int) -> str:
        first, *rest = self._inside(depth)
        lines = (self._indented(line, "    ") for line in rest)
        return "\n".join((f"[^{self._one(_LABELS)}]:{self._one((' ', ''))}{first}", *lines))
