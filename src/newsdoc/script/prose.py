"""Prose as runs: what a converter may read in one go, and where each piece of it stands.

A run is what stands between two barriers: a paragraph without code, images, tags, mathematics and
hard breaks in it, the alternative text of an image, a title. Markup inside a run is transparent
for reading, so that a word is seen through `头**发**`; each piece keeps its own place.
"""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from newsdoc.script.han import HAN

if TYPE_CHECKING:
    from newsdoc.script.leaves import Part

__all__ = [
    "Collector",
    "Joint",
    "Piece",
    "Run",
    "RunKind",
    "address_end",
    "addresses",
    "may_hold_address",
]

_HAN = re.compile(f"[{HAN}]")
_WORTH = re.compile(f"[{HAN}“”‘’「」『』]")
_CJK = "\u3400-\u9fff"
# Addresses as people write them, up to the first character that no address has unescaped. Chinese
# characters go on with an address where they follow a slash or the like (`/分类`, `?q=图`), and
# where something that only addresses have comes behind them (`/hexo教程.html`, `www.例子.cn/`).
# Else they are prose that no blank divides from it; what is converted there is reported.
_GOES_ON = rf"""(?=[{_CJK}][{_CJK}A-Za-z0-9.~+@]{{0,200}}
    (?:[/=\#?&%_\-]|(?<=\.)[A-Za-z]{{2,5}}(?![A-Za-z0-9])))"""
_TAIL = rf"(?:(?:(?<=[/=\#?&%_\-])(?=[{_CJK}])|{_GOES_ON})[{_CJK}!-;=?-~]+)"
_ADDRESS_TAIL = re.compile(_TAIL, re.VERBOSE)
_ADDRESS = re.compile(
    rf"""(?<![A-Za-z0-9])(?:[A-Za-z][A-Za-z0-9+.\-]{{1,15}}://|www\.)
        (?:[!-;=?-~]+{_TAIL}?
          |{_GOES_ON}[{_CJK}!-;=?-~]+)
      |(?<![A-Za-z0-9._%+\-])[A-Za-z0-9._%+\-]{{1,64}}@
        (?:[A-Za-z0-9.\-]+|[A-Za-z0-9\-{_CJK}]{{1,63}})\.[A-Za-z]{{2,24}}""",
    re.VERBOSE,
)


# Formulas as MathJax and KaTeX find them in a page, whatever the generator thinks of them. An
# escaped sign is no sign of a formula, except that `\\(` and `\\[` are written both ways.
_FORMULA = re.compile(
    r"""\$\$.{1,8000}?\$\$
      |(?<![A-Za-z0-9\\$])\$(?![\s$])[^$]{1,1000}(?<![\s\\])\$(?![A-Za-z0-9$])
      |\\\((?:(?!\\[()]).){1,2000}\\\)
      |\\\[(?:(?!\\[\[\]]).){1,4000}\\\]
      |\x01(?=[^\x01\x02]*[\\^_={])[^\x01\x02]{1,2000}\x02
      |\x03(?=[^\x03\x04]*[\\^_={])[^\x03\x04]{1,4000}\x04
      |\\begin\{(\w{1,20}\*?)\}.{1,8000}?\\end\{\1\}""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPED = str.maketrans("()[]$", "\x01\x02\x03\x04\x05")


class Joint:
    """What stands between a piece and the one before it in the same run: a sum of these.

    Plain numbers, because members of a flag are slow to add, which is done at every leaf.
    """

    NONE: Final = 0
    OPEN: Final = 1
    """Markup begins: this piece is inside it."""
    CLOSE: Final = 2
    """Markup ends: the piece before was inside it."""
    LINE: Final = 4
    """A line end inside the paragraph."""
    ADDRESS: Final = 8
    """An address ends, and no blank or punctuation mark tells that it does."""


class RunKind(enum.Enum):
    """What a run is part of."""

    BODY = "body"
    KEY = "key"
    TERM = "term"
    TITLE = "title"
    """What markdown writes between brackets or quotes: titles, alternative texts."""
    LABEL = "label"
    HTML = "html"
    """Text inside raw HTML."""
    ATTRIBUTE = "attribute"
    """An attribute of an HTML tag."""
    ARGUMENT = "argument"
    """An argument of a shortcode or tag."""


@dataclass(slots=True)
class Piece:
    """Characters that stand together in the source.

    Attributes:
        start: Offset of the first one.
        end: Offset after the last one.
        text: What a reader sees.
        leaf: Number of the leaf (text node, scalar, attribute) that it belongs to.
        joint: What stands before it, as `Joint` has it.
        raw: Whether the source holds `text` itself; others (entities, escapes) are read along.
    """

    start: int
    end: int
    text: str
    leaf: int
    joint: int = Joint.NONE
    raw: bool = True


@dataclass(slots=True)
class Run:
    """Pieces that are read as one text.

    Attributes:
        kind: What it is part of.
        pieces: The pieces in the order of the text.
        text: What a reader sees: their texts joined.
        block: Number of the block (paragraph, cell, key) that it stands in.
        path: Path of the front matter value, or None.
    """

    kind: RunKind
    pieces: list[Piece]
    text: str
    block: int = 0
    path: tuple[str | int, ...] | None = None


@dataclass(slots=True)
class Collector:
    """Gathers runs in the order of the text.

    Attributes:
        runs: The runs that are complete and hold at least one Chinese character.
        without_han: Other text beyond ASCII, as Japanese and Korean have it.
        kind: What the run that is open is part of.
    """

    runs: list[Run] = field(default_factory=list)
    without_han: list[str] = field(default_factory=list)
    _pieces: list[Piece] = field(default_factory=list)
    _decoded: bool = False
    _joint: int = Joint.NONE
    _leaf: int = 0
    _block: int = 0
    kind: RunKind = RunKind.BODY
    _path: tuple[str | int, ...] | None = None

    def barrier(self) -> None:
        """End the run: nothing before is read together with what follows."""
        if self._pieces:
            self._close()
            self._pieces = []
            self._decoded = False
        self._joint = Joint.NONE

    def block(self) -> None:
        """End the run and the block."""
        if self._pieces or self._joint:
            self.barrier()
        self._block += 1

    def joint(self, joint: int) -> None:
        """Say that markup begins or ends here."""
        self._joint |= joint

    def address(self, *, touched: bool) -> None:
        """Say that an address ends here, and whether Chinese prose touches it."""
        self.barrier()
        self._joint = Joint.ADDRESS if touched else Joint.NONE

    def plain(self, start: int, end: int, text: str) -> None:
        """Add a leaf that is written as it reads and holds no line end and no address."""
        self._leaf += 1
        if self._pieces:
            self._pieces.append(Piece(start, end, text, self._leaf, self._joint))
        else:
            joint = self._joint & Joint.ADDRESS
            self._pieces = [Piece(start, end, text, self._leaf, joint)]
        self._joint = Joint.NONE

    def sentence(self, start: int, end: int, text: str) -> None:
        """Add a run of one leaf as `plain` takes them, with nothing beside it in its block."""
        self._leaf += 1
        if text.isascii():
            return
        if not _WORTH.search(text):
            self.without_han.append(text)
            return
        piece = Piece(start, end, text, self._leaf)
        if "$" in text or "\\" in text:
            self._pieces = [piece]
            self.barrier()
        else:
            self.runs.append(Run(self.kind, [piece], text, self._block, self._path))

    def lines(self, start: int, text: str) -> None:
        """Add a leaf of several lines, each written as it reads, without addresses."""
        self._leaf += 1
        leaf, pieces, joint = self._leaf, self._pieces, self._joint
        at = start
        for line in text.split("\n"):
            if at > start:
                joint |= Joint.LINE
                if pieces and not _ends_in_han(pieces[-1].text):
                    pieces.append(Piece(at - 1, at, " ", leaf, joint, raw=False))
                    joint = Joint.NONE
            end = at + len(line)
            if line:
                here = joint if pieces else joint & Joint.ADDRESS
                pieces.append(Piece(at, end, line, leaf, here))
                joint = Joint.NONE
            at = end + 1
        self._joint = joint

    def leaf(self, parts: list[Part]) -> None:
        """Add a leaf of running text; addresses in it are barriers."""
        self._leaf += 1
        for part in parts:
            if part.line:
                self._line(part.start, part.end)
            elif part.raw and may_hold_address(part.text):
                self._with_addresses(part)
            else:
                self._add(Piece(part.start, part.end, part.text, self._leaf, raw=part.raw))

    def alone(
        self, kind: RunKind, parts: list[Part], path: tuple[str | int, ...] | None = None
    ) -> None:
        """Add a run that stands by itself and does not interrupt the one that is open."""
        outside = (self._pieces, self._decoded, self._joint, self.kind)
        self._pieces, self._decoded, self._joint = [], False, Joint.NONE
        self.kind, self._path = kind, path
        self.leaf(parts)
        self.barrier()
        self._path = None
        self._pieces, self._decoded, self._joint, self.kind = outside

    def _add(self, piece: Piece) -> None:
        # Only what is decoded can hold an escaped sign of a formula; line ends read as blanks.
        self._decoded = self._decoded or not (piece.raw or piece.text == " ")
        piece.joint = self._joint if self._pieces else self._joint & Joint.ADDRESS
        self._joint = Joint.NONE
        self._pieces.append(piece)

    def _line(self, start: int, end: int) -> None:
        """Read on over a line end between Chinese characters; elsewhere it is a blank."""
        self._joint |= Joint.LINE
        if self._pieces and not _ends_in_han(self._pieces[-1].text):
            self._add(Piece(start, end, " ", self._leaf, raw=False))

    def _with_addresses(self, part: Part) -> None:
        at = 0
        for found in _ADDRESS.finditer(part.text):
            self._slice(part, at, found.start())
            at = found.end()
            self.address(touched=_HAN.match(part.text, at) is not None)
        self._slice(part, at, len(part.text))

    def _slice(self, part: Part, start: int, end: int) -> None:
        if start < end:
            text = part.text[start:end]
            self._add(Piece(part.start + start, part.start + end, text, self._leaf))

    def _close(self) -> None:
        pieces = self._pieces
        text = pieces[0].text if len(pieces) == 1 else "".join([piece.text for piece in pieces])
        if text.isascii():
            return
        if not _WORTH.search(text):
            self.without_han.append(text)
            return
        if "$" in text or "\\" in text or self._decoded:
            for group in _without_formulas(pieces):
                joined = "".join([piece.text for piece in group])
                self.runs.append(Run(self.kind, group, joined, self._block, self._path))
        else:
            self.runs.append(Run(self.kind, pieces, text, self._block, self._path))


def _ends_in_han(text: str) -> bool:
    last = text[-1:]
    return "\u4e00" <= last <= "\u9fff" or _HAN.match(last) is not None


def _without_formulas(pieces: list[Piece]) -> list[list[Piece]]:
    """Cut formulas out of a run; what stands before and after one is not read together."""
    text = "".join(
        [piece.text if piece.raw else piece.text.translate(_ESCAPED) for piece in pieces]
    )
    groups: list[list[Piece]] = []
    at = 0
    for found in _FORMULA.finditer(text):
        groups.append(_cut(pieces, at, found.start()))
        at = found.end()
    if not at:
        return [pieces]
    groups.append(_cut(pieces, at, len(text)))
    return [group for group in groups if group]


def _cut(pieces: list[Piece], start: int, end: int) -> list[Piece]:
    """Return the pieces between two offsets of their joined text."""
    cut: list[Piece] = []
    at = 0
    for piece in pieces:
        left, right = max(0, start - at), min(len(piece.text), end - at)
        at += len(piece.text)
        if left >= right:
            continue
        if left == 0 and right == len(piece.text):
            cut.append(piece)
        elif piece.raw:
            place = (piece.start + left, piece.start + right)
            cut.append(Piece(*place, piece.text[left:right], piece.leaf, piece.joint))
    return cut


def address_end(text: str, at: int) -> int:
    """Return where an address ends that goes up to `at` without its Chinese characters."""
    found = _ADDRESS_TAIL.match(text, at)
    return found.end() if found else at


def addresses(text: str) -> list[str]:
    """Return the addresses that stand in a text without any marks."""
    return [found[0] for found in _ADDRESS.finditer(text)] if may_hold_address(text) else []


def may_hold_address(text: str) -> bool:
    """Whether a text is worth a search for addresses."""
    return "://" in text or "www." in text or "@" in text
