"""Hugo's shortcodes, read as Hugo's own lexer reads them (parser/pageparser of Hugo 0.168).

Hugo lexes the whole body before any markdown is parsed: shortcodes in fenced code, in inline
code and in HTML comments are shortcodes all the same. What stops Hugo's build with an error
is no shortcode here: it stays text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdoc.markdown.tags import TagArgument, TagKind, TagPart, TagToken, pair_tags
from newsdoc.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["HugoShortcodes"]

_START = re.compile(r"\{\{[<%]|<!--more-->")
_BLANKS = re.compile(r"[ \t\r\n\\]*+")
# Hugo takes letters, digits, `_` and `-`, and `/` for folders of templates.
_NAME = re.compile(r"[\w][\w/-]*+(?:\.inline(?= ))?")
_KEY = re.compile(r"([\w.-]++)(\s*=\s*)?")
# `"…"` may hold `\"`; `\"…\"` may not; a raw string holds anything but a backtick.
_QUOTED = re.compile(r'"((?:[^"\\\n]++|\\"|\\(?!["`]))*+)"')
_ESCAPED_QUOTED = re.compile(r'\\"((?:[^"\\\n]++|\\(?!["`]))*+)(?:\\"|")')
_RAW = re.compile(r"`([^`]*+)`")
# Hugo reads an unquoted value to the next space, delimiters and all.
_UNQUOTED = re.compile(r"(?:(?!\{\{)\S)+")
_VALUES = (("`", _RAW), ('"', _QUOTED), ('\\"', _ESCAPED_QUOTED))
_CLOSE_NAME = re.compile(r"/[ \t\r\n]*([\w][\w/-]*+(?:\.inline)?)[ \t]*")


@dataclass(frozen=True, slots=True)
class HugoShortcodes:
    """`{{< name args >}}` and `{{% name args %}}`, and the divider `<!--more-->`.

    Whether a shortcode is paired is known to its template; here it is seen by its end tag.

    Attributes:
        name: `hugo`.
        verbatim: Names of shortcodes that hold code.
        in_code: True: Hugo runs shortcodes in inline code too.
    """

    name: str = "hugo"
    verbatim: frozenset[str] = frozenset({"highlight"})
    in_code: bool = True

    def scan(self, text: str, start: int, end: int) -> list[TagToken]:
        """Find the shortcodes, also those in code: Hugo reads them before markdown.

        Args:
            text: The whole file.
            start: Where the body begins in it.
            end: Where the body ends.
        """
        if _START.search(text, start, end) is None:
            return []
        return pair_tags(_Lexer(text, end, self.name).parts(start), self.verbatim)


class _Lexer:
    """Walks once over a body; each failure costs no more than the text it looked at."""

    __slots__ = ("closing", "end", "syntax", "text", "unclosed_comments")

    def __init__(self, text: str, end: int, syntax: str) -> None:
        self.text = text
        self.end = end
        self.syntax = syntax
        self.closing = ">}}"
        self.unclosed_comments: set[str] = set()

    def parts(self, at: int) -> Iterator[TagPart]:
        divided = False
        inline = ""
        while found := _START.search(self.text, at, self.end):
            at = found.end()
            if found[0] == "<!--more-->":
                if not divided:
                    divided = True
                    yield TagPart("single", self._token(TagKind.DIVIDER, found.start(), at))
                continue
            self.closing = ">}}" if found[0] == "{{<" else "%}}"
            part = self._shortcode(found.start())
            if part is None or (inline and part.token.name != inline):
                continue
            # What an inline shortcode holds is a template: only its end tag is read there.
            inline = part.token.name if part.token.verbatim and part.role == "open" else ""
            at = part.token.end
            yield part

    def _token(self, kind: TagKind, start: int, end: int, value: str = "") -> TagToken:
        return TagToken(kind, self.syntax, start, end, "", Span(start, start), (), end, value=value)

    def _shortcode(self, start: int) -> TagPart | None:
        at = start + 3
        if self.text.startswith("/*", at, self.end):
            return self._escaped(start)
        at = self._skip_blanks(at)
        if self.text.startswith("/", at, self.end):
            return self._end_tag(start, at)
        name = _NAME.match(self.text, at, self.end)
        if name is None:
            return None
        return self._open_tag(start, name)

    def _skip_blanks(self, at: int) -> int:
        blanks = _BLANKS.match(self.text, at, self.end)
        end = blanks.end() if blanks else at
        # A backslash is skipped too, but one before a quote belongs to that.
        if end > at and self.text[end - 1] == "\\" and self.text.startswith('"', end, self.end):
            return end - 1
        return end

    def _escaped(self, start: int) -> TagPart | None:
        if self.closing in self.unclosed_comments:
            return None
        at = self.text.find("*/" + self.closing, start + 5, self.end)
        if at < 0:
            self.unclosed_comments.add(self.closing)
            return None
        shown = self.text[start : start + 3] + self.text[start + 5 : at] + self.closing
        return TagPart("single", self._token(TagKind.ESCAPED, start, at + 5, shown))

    def _end_tag(self, start: int, at: int) -> TagPart | None:
        found = _CLOSE_NAME.match(self.text, at, self.end)
        if found is None or not self.text.startswith(self.closing, found.end(), self.end):
            return None
        return TagPart("close", self._named(start, found.end() + 3, Span(*found.span(1)), ()))

    def _named(
        self, start: int, end: int, name: Span, arguments: tuple[TagArgument, ...]
    ) -> TagToken:
        word = name.slice(self.text)
        return TagToken(
            TagKind.SHORTCODE,
            self.syntax,
            start,
            end,
            word,
            name,
            arguments,
            end,
            verbatim=word.endswith(".inline"),
            markup=self.closing == "%}}",
        )

    def _open_tag(self, start: int, name: re.Match[str]) -> TagPart | None:
        span = Span(*name.span())
        arguments: list[TagArgument] = []
        at = self._skip_blanks(name.end())
        while not self.text.startswith(self.closing, at, self.end):
            if self.text.startswith("/", at, self.end):
                return self._self_closing(start, at, span, arguments)
            argument = self._argument(at)
            if argument is None or not _fits(arguments, argument):
                return None
            arguments.append(argument)
            at = self._skip_blanks(argument.span.end)
        if name[0].endswith("/"):
            # `{{< name/>}}`: no template can have a name that ends so.
            return self._self_closing(start, at - 1, Span(span.start, span.end - 1), arguments)
        return TagPart("open", self._named(start, at + 3, span, tuple(arguments)))

    def _self_closing(
        self, start: int, at: int, name: Span, arguments: list[TagArgument]
    ) -> TagPart | None:
        at = self._skip_blanks(at + 1)
        if not self.text.startswith(self.closing, at, self.end):
            return None
        token = self._named(start, at + 3, name, tuple(arguments))
        return TagPart("single", _self_closed(token))

    def _argument(self, at: int) -> TagArgument | None:
        quoted = self._quoted(at, at, None)
        if quoted is not None:
            return quoted
        key = _KEY.match(self.text, at, self.end)
        if key is None:
            return None
        name = Span(*key.span(1))
        if key[2] is None:
            return TagArgument(None, key[1], name, None, name, "")
        return self._quoted(at, key.end(), name) or self._unquoted(at, key.end(), name)

    def _quoted(self, start: int, at: int, name: Span | None) -> TagArgument | None:
        for quote, pattern in _VALUES:
            found = pattern.match(self.text, at, self.end)
            if found:
                value = _unescape(found[1]) if quote != "`" else found[1]
                return self._value(start, found, value, name, quote)
        return None

    def _unquoted(self, start: int, at: int, name: Span) -> TagArgument | None:
        found = _UNQUOTED.match(self.text, at, self.end)
        if found is None or found[0][0] in '"`\\':
            return None
        return TagArgument(
            name.slice(self.text),
            found[0],
            Span(start, found.end()),
            name,
            Span(*found.span()),
            "",
        )

    def _value(
        self, start: int, found: re.Match[str], value: str, name: Span | None, quote: str
    ) -> TagArgument:
        key = name.slice(self.text) if name else None
        return TagArgument(key, value, Span(start, found.end()), name, Span(*found.span(1)), quote)


def _self_closed(token: TagToken) -> TagToken:
    return TagToken(
        token.kind,
        token.syntax,
        token.start,
        token.end,
        token.name,
        token.name_span,
        token.arguments,
        token.open_end,
        markup=token.markup,
        self_closing=True,
    )


def _unescape(value: str) -> str:
    # Hugo drops every backslash as soon as one quote is escaped, and none otherwise.
    return value.replace("\\", "") if '\\"' in value else value


def _fits(arguments: list[TagArgument], argument: TagArgument) -> bool:
    """Whether an argument may follow: Hugo refuses named and positional ones together."""
    return not arguments or (arguments[0].name is None) == (argument.name is None)
