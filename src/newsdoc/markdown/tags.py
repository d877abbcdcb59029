"""What a tag syntax finds in a body: shortcodes, tags, expressions, comments, dividers.

Hugo and Hexo both read their tags before any markdown is parsed, so a `TagSyntax` looks at
the text alone. It returns `TagToken` values; the parser makes nodes of them and never reads
what stands between their delimiters as markdown.
"""

from __future__ import annotations

import enum
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias, runtime_checkable

from newsdoc.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsdoc.markdown.dialect import BodyDialect

__all__ = [
    "RefusingSyntax",
    "TagArgument",
    "TagKind",
    "TagPart",
    "TagRefusal",
    "TagRole",
    "TagSyntax",
    "TagToken",
    "find_tags",
    "pair_tags",
]


class TagKind(enum.Enum):
    """What a token is, whichever syntax wrote it."""

    SHORTCODE = "shortcode"
    """`{{< name args >}}` or `{{% name args %}}`."""
    TAG = "tag"
    """`{% name args %}`."""
    EXPRESSION = "expression"
    """`{{ expression }}`."""
    COMMENT = "comment"
    """`{# comment #}`."""
    ESCAPED = "escaped"
    """Hugo's `{{</* name */>}}`, which prints a shortcode as text."""
    DIVIDER = "divider"
    """The mark that ends the excerpt, as `<!--more-->`."""


@dataclass(frozen=True, slots=True)
class TagArgument:
    """One argument of a shortcode or tag.

    Attributes:
        name: The key of a named argument, None for a positional one.
        value: The value without quotes, its escapes resolved.
        span: The whole argument, `key="value"`, quotes included.
        name_span: The key, None for a positional argument.
        value_span: The value without its quotes, escapes as written.
        quote: The quotation mark around the value, empty where there is none.
    """

    name: str | None
    value: str
    span: Span
    name_span: Span | None
    value_span: Span
    quote: str


@dataclass(frozen=True, slots=True)
class TagToken:
    """One tag found in a text; offsets are those of the text.

    Attributes:
        kind: What it is.
        syntax: Name of the syntax that found it.
        start: Offset of its first character.
        end: Offset after its last character: after the end tag where it has one.
        name: The tag's name; empty for expressions, comments and dividers.
        name_span: Where the name stands; empty at `start` where there is none.
        arguments: The arguments in the order written.
        open_end: Offset after the opening tag; `end` for a tag that is not paired.
        close_start: Offset at which the end tag begins; None for a tag that is not paired.
        verbatim: Whether what a paired tag holds is code or raw text, not markdown.
        markup: Whether it is Hugo's `{{% %}}`, whose output is markdown.
        self_closing: Whether it is written `{{< name />}}`.
        value: What an expression or a comment says, what an escaped shortcode prints; else empty.
    """

    kind: TagKind
    syntax: str
    start: int
    end: int
    name: str
    name_span: Span
    arguments: tuple[TagArgument, ...]
    open_end: int
    close_start: int | None = None
    verbatim: bool = False
    markup: bool = False
    self_closing: bool = False
    value: str = ""

    @property
    def span(self) -> Span:
        """The whole tag, from its opening to the end of its end tag."""
        return Span(self.start, self.end)

    @property
    def inner(self) -> Span | None:
        """What a paired tag holds, None for one that is not paired."""
        return None if self.close_start is None else Span(self.open_end, self.close_start)


TagRole: TypeAlias = Literal["open", "close", "single"]
"""`open` may be paired by a later `close` of its name; `single` never is."""


@dataclass(frozen=True, slots=True)
class TagPart:
    """One pair of delimiters in the text, before opening and closing tags are brought together.

    Attributes:
        role: Whether it may open, closes, or stands alone.
        token: The token it is by itself, without an end tag.
    """

    role: TagRole
    token: TagToken


@dataclass(frozen=True, slots=True)
class TagRefusal:
    """A tag at which the generator stops with an error.

    Attributes:
        span: From the beginning of the tag to the character that is wrong.
        message: What is wrong with it.
    """

    span: Span
    message: str


def pair_tags(
    parts: Iterable[TagPart],
    verbatim: frozenset[str],
    strays: list[TagToken] | None = None,
) -> list[TagToken]:
    """Bring opening and closing tags together; a tag is paired when its end tag is seen.

    A closing tag closes the nearest open tag of its name; tags opened in between are not
    paired. A closing tag that closes nothing is left out. What stands inside a tag named in
    `verbatim` is left out too.

    Args:
        parts: In the order of the text.
        verbatim: Names of tags that hold code or raw text.
        strays: Closing tags that close nothing are added to it.

    Returns:
        Tokens ordered by their start.
    """
    tokens: list[TagToken] = []
    opened: list[int] = []
    names: dict[str, int] = {}
    for part in parts:
        name = part.token.name
        if part.role == "close":
            if names.get(name):
                _close(tokens, _pop(tokens, opened, names, name), part.token, verbatim)
            elif strays is not None:
                strays.append(part.token)
            continue
        if part.role == "open":
            opened.append(len(tokens))
            names[name] = names.get(name, 0) + 1
        tokens.append(part.token)
    return tokens


def _pop(tokens: list[TagToken], opened: list[int], names: dict[str, int], name: str) -> int:
    while True:
        index = opened.pop()
        names[tokens[index].name] -= 1
        if tokens[index].name == name:
            return index


def _close(tokens: list[TagToken], index: int, closing: TagToken, verbatim: frozenset[str]) -> None:
    opening = tokens[index]
    is_verbatim = opening.verbatim or opening.name in verbatim
    tokens[index] = replace(
        opening, end=closing.end, close_start=closing.start, verbatim=is_verbatim
    )
    if is_verbatim:
        del tokens[index + 1 :]


class TagSyntax(Protocol):
    """How one template language marks its tags. Third parties may write their own.

    A value of this type is frozen, hashable and picklable: it is part of a `BodyDialect`.
    """

    @property
    def name(self) -> str:
        """A short name, such as `hugo`, copied into each token."""

    @property
    def in_code(self) -> bool:
        """Whether the generator runs tags that stand in inline code."""

    def scan(self, text: str, start: int, end: int) -> Sequence[TagToken]:
        """Find every tag in `text[start:end]`, in time linear in its length.

        Args:
            text: The whole file.
            start: Where the body begins in it.
            end: Where the body ends.

        Returns:
            Tokens ordered by `start`. A token lies after the one before it or inside what
            that one holds (`inner`); tokens never cross. Nothing is found inside what a
            verbatim tag holds. Text that is no well-formed tag is left alone.
        """


@runtime_checkable
class RefusingSyntax(Protocol):
    """A `TagSyntax` that can also say at which tags the generator stops."""

    @property
    def in_code(self) -> bool:
        """Whether the generator runs tags that stand in inline code."""

    def refusals(self, text: str, start: int, end: int) -> Sequence[TagRefusal]:
        """Find the tags in `text[start:end]` at which the generator stops, in order.

        Only what is wrong whatever the theme: a name that no template explains is not.

        Args:
            text: The whole file.
            start: Where the body begins in it.
            end: Where the body ends.
        """


def find_tags(text: str, dialect: BodyDialect, start: int, end: int) -> tuple[TagToken, ...]:
    """Find the tags of every syntax of a dialect, in the order of the text.

    Where two syntaxes claim one place, the one named first in the dialect has it.

    Args:
        text: The text of the file.
        dialect: The body dialect.
        start: Where the body begins.
        end: Where it ends.

    Returns:
        Tokens ordered by `start`; they nest or are apart, and never cross.
    """
    found = [list(syntax.scan(text, start, end)) for syntax in dialect.tags]
    if len(found) < 2:
        return tuple(found[0]) if found else ()
    tokens = found[0]
    for more in found[1:]:
        tokens = _merge(tokens, more)
    return tuple(tokens)


def _merge(first: list[TagToken], second: list[TagToken]) -> list[TagToken]:
    """Add the tokens of `second` whose delimiters no token of `first` touches or divides."""
    solid = sorted(bounds for token in first for bounds in _syntax_ranges(token))
    levels = _Levels(first)
    kept = [
        token
        for token in second
        if not any(_touches(solid, bounds) for bounds in _syntax_ranges(token))
        and levels.at(token.start) == levels.at(token.end - 1)
    ]
    return sorted((*first, *kept), key=lambda token: (token.start, -token.end))


def _touches(solid: list[tuple[int, int]], bounds: tuple[int, int]) -> bool:
    index = bisect_right(solid, (bounds[1], -1)) - 1
    return index >= 0 and solid[index][1] > bounds[0]


class _Levels:
    """Which of some nested tokens is the innermost around an offset."""

    __slots__ = ("_holders", "_offsets")

    def __init__(self, tokens: list[TagToken]) -> None:
        self._offsets = [-1]
        self._holders = [-1]
        opened: list[int] = []
        for index, token in enumerate(tokens):
            self._leave(tokens, opened, token.start)
            opened.append(index)
            self._note(token.start, index)
        self._leave(tokens, opened, None)

    def _leave(self, tokens: list[TagToken], opened: list[int], before: int | None) -> None:
        while opened and (before is None or tokens[opened[-1]].end <= before):
            end = tokens[opened.pop()].end
            self._note(end, opened[-1] if opened else -1)

    def _note(self, offset: int, holder: int) -> None:
        self._offsets.append(offset)
        self._holders.append(holder)

    def at(self, offset: int) -> int:
        return self._holders[bisect_right(self._offsets, offset) - 1]


def _syntax_ranges(token: TagToken) -> list[tuple[int, int]]:
    if token.close_start is None or token.verbatim:
        return [(token.start, token.end)]
    return [(token.start, token.open_end), (token.close_start, token.end)]
