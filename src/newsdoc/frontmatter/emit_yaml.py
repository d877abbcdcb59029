"""Values as YAML that one generator reads back unchanged.

A string stands plain where that generator's dialect reads it as this string, else in quotes.
The syntax of plain scalars is what goccy/go-yaml and js-yaml both accept (tried on all strings
of up to three characters over the indicators, in block and flow context, as key and as value);
what a plain scalar means differs between the two and is asked of the dialect.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING

from newsdoc.errors import EditError
from newsdoc.frontmatter.emit_dates import format_moment
from newsdoc.frontmatter.nodes import FrozenMapping
from newsdoc.frontmatter.yaml_go_tokens import Kind, classify
from newsdoc.frontmatter.yaml_js_scalars import resolve_plain

if TYPE_CHECKING:
    from newsdoc.frontmatter.dialect import FrontMatterDialect, YamlDialect
    from newsdoc.frontmatter.nodes import Scalar, Style, Value
    from newsdoc.frontmatter.yaml_style import FoundStyle

__all__ = ["Like", "YamlStyle", "YamlWriter", "double_quoted"]

# Blanks may stand inside, `#` not after one, `:` not before one; no indicator comes first.
_PLAIN = re.compile(
    r"(?:[^ \t\r\n?:,\[\]{}#&*!|>'\"%@`-]|[?:-](?=[^ \t\r\n,\[\]{}]))"
    r"(?:[^ \t\r\n:#]|:(?=[^ \t\r\n])|(?<=[^ ])#|[ ]+(?=[^ \t\r\n#]))*\Z"
)
# Flow collections end a scalar at their own indicators too.
_PLAIN_FLOW = re.compile(
    r"(?:[^ \t\r\n?:,\[\]{}#&*!|>'\"%@`-]|[?-](?=[^ \t\r\n,\[\]{}:#?]))"
    r"(?:[^ \t\r\n:#,\[\]{}]|:(?=[^ \t\r\n,\[\]{}\"'])|(?<=[^ ])#|[ ]+(?=[^ \t\r\n#:]))*\Z"
)
# Controls, line ends other than LF, marks that no one can see, and what is no character.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPED = re.compile('["\\\\\n\t]|' + _UNSEEN.pattern)
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_BREAKS = re.compile(r"\n+")
# Lines that begin or end with blanks where indentation or chomping (goccy/go-yaml) may eat them.
_NOT_BLOCK = re.compile(r"\A(?:[ \t\n]|\Z)|[ \t](?:\n|\Z)|\n\t|\n\n\Z")


def double_quoted(text: str) -> str:
    r"""Return a text as a double-quoted scalar on one line.

    >>> print(double_quoted('say "no"\n\u2028'))
    "say \"no\"\n\u2028"
    """
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(found: re.Match[str]) -> str:
    char = found[0]
    return _SHORT.get(char) or (f"\\x{ord(char):02x}" if char < "\x80" else f"\\u{ord(char):04x}")


def _fits_single(text: str) -> bool:
    return "\n" not in text and "\t" not in text and not _UNSEEN.search(text)


def _single_quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


@dataclass(frozen=True, slots=True)
class YamlStyle:
    """How a file writes its YAML, for what is added to it.

    Attributes:
        quote: The quotes to use where a string needs some.
        quote_all: Strings stand in quotes even where they need none.
        flow_lists: Lists of scalars are written `[a, b]`.
        list_indent: What stands before a dash, beyond the indentation of the list's key.
        indent: What stands before the keys of a nested mapping, beyond that of its own key.
        newline: The line end.
        moment: A date as the file writes them, or None.
        moment_style: The style of the dates, or None; their quotes mean nothing to Hugo.
        cautious: Every string stands in double quotes on one line.
    """

    quote: str = '"'
    quote_all: bool = False
    flow_lists: bool = False
    list_indent: str = "  "
    indent: str = "  "
    newline: str = "\n"
    moment: str | None = None
    moment_style: Style | None = None
    cautious: bool = False


@dataclass(frozen=True, slots=True)
class Like:
    """The scalar that a new one replaces, or whose neighbour it becomes.

    Attributes:
        style: Its style, or None for a value of a kind that stood nowhere yet.
        moment: Its text, whose shape a date follows, or None for that of the file's dates.
        indent: The indentation of its lines, where it is a block scalar.
    """

    style: Style | None = None
    moment: str | None = None
    indent: str | None = None


_NOTHING = Like()


@dataclass(frozen=True, slots=True)
class YamlWriter:
    """Writes values as one dialect's YAML.

    Attributes:
        dialect: The generator that will read it.
        style: How the file writes.
    """

    dialect: FrontMatterDialect
    style: YamlStyle | FoundStyle = YamlStyle()

    def scalar(self, value: Scalar, like: Like = _NOTHING, *, flow: bool = False) -> str:
        """Write a scalar on one line.

        Args:
            value: The value.
            like: The scalar to resemble.
            flow: It stands inside brackets or braces.

        Raises:
            EditError: YAML cannot hold it.
        """
        if isinstance(value, str):
            return self._string(value, flow, like.style)
        if isinstance(value, date | time):
            strict = self.dialect.script == "go"
            text = format_moment(value, like.moment or self.style.moment, strict=strict)
            quotes = like.style or (self.style.moment_style if strict else None)
            quoted = quotes in {"single", "double"} or (flow and self._splits(text))
            return self._quoted(text, quotes) if quoted else text
        return _number(value)

    def key(self, name: str, *, flow: bool = False, style: Style | None = None) -> str:
        """Write a key, in quotes where it needs them or where `style` says so."""
        # `<<` would merge; a key that begins like a fence may become one.
        safe = ":" not in name if flow else name[:1] not in {"-", "?", ":"}
        plain = style not in {"single", "double"} and name != "<<"
        if plain and safe and self._is_plain(name, flow):
            return name
        return self._quoted(name, style)

    def flow(self, value: Value) -> str:
        """Write a value on one line, collections in brackets and braces."""
        if isinstance(value, tuple):
            return f"[{', '.join(map(self.flow, value))}]"
        if isinstance(value, FrozenMapping):
            return "{" + ", ".join(self.flow_pair(*pair) for pair in value.items()) + "}"
        return self.scalar(value, flow=True)

    def flow_pair(self, name: str, value: Value) -> str:
        """Write a key and its value for a mapping in braces."""
        return f"{self.key(name, flow=True)}: {self.flow(value)}"

    def pair(self, name: str, value: Value, prefix: str) -> str:
        """Write a key and its value for a block mapping, without indentation before the key.

        Args:
            name: The key.
            value: The value.
            prefix: The indentation of the key's line.
        """
        return f"{self.key(name)}:{self.after_key(value, prefix)}"

    def after_key(self, value: Value, prefix: str, like: Like = _NOTHING) -> str:
        """Write what follows the colon of a key in a block mapping, blank included.

        Args:
            value: The value.
            prefix: The indentation of the key's line.
            like: The scalar to resemble.
        """
        newline = self.style.newline
        if isinstance(value, FrozenMapping) and value:
            inner = _deeper(prefix, self.style.indent)
            lines = (inner + self.pair(*pair, inner) for pair in value.items())
            return newline + newline.join(lines)
        if isinstance(value, tuple) and value and not self._as_flow(value):
            inner = _deeper(prefix, self.style.list_indent)
            return newline + newline.join(f"{inner}- {self.item(v, inner)}" for v in value)
        block = self._block(value, prefix, None, like)
        return f" {block or self._inline(value, like)}"

    def item(self, value: Value, prefix: str, like: Like = _NOTHING) -> str:
        """Write an item of a block list, without its dash.

        Args:
            value: The value.
            prefix: The indentation of the dash.
            like: The scalar to resemble.
        """
        inner = prefix + "  "
        if isinstance(value, FrozenMapping) and value:
            pairs = (self.pair(*pair, inner) for pair in value.items())
            return f"{self.style.newline}{inner}".join(pairs)
        return self._block(value, prefix, "  ", like) or self._inline(value, like)

    def _inline(self, value: Value, like: Like) -> str:
        if isinstance(value, tuple | FrozenMapping):
            return self.flow(value)
        return self.scalar(value, like)

    def is_written_as(self, text: str, value: str, *, flow: bool = False) -> bool:
        """Say whether a text on one line is this string and nothing else.

        It is by construction: a plain scalar that the dialect resolves to a string, or the one
        way to write it in quotes.
        """
        if text == value:
            return self._is_plain(value, flow=flow)
        if _SURROGATE.search(value):
            return False
        if text[:1] == "'":
            return _fits_single(value) and text == _single_quoted(value)
        return text == double_quoted(value)

    def _as_flow(self, value: tuple[Value, ...]) -> bool:
        return self.style.flow_lists and not any(isinstance(v, FrozenMapping) for v in value)

    def _string(self, text: str, flow: bool, like: Style | None) -> str:
        plain = like == "plain" or (like is None and not self.style.quote_all)
        plain = plain and not self.style.cautious
        if plain and self._is_plain(text, flow):
            return text
        return self._quoted(text, like)

    def _quoted(self, text: str, like: Style | None) -> str:
        if self.style.cautious:
            return double_quoted(text)
        if like not in {"single", "double"}:
            single = self.style.quote == "'" or (
                # Fewer backslashes, where the file does not say what it likes.
                '"' in text and "'" not in text
            )
            like = "single" if single else "double"
        if like == "single" and _fits_single(text):
            return _single_quoted(text)
        return double_quoted(text)

    def _is_plain(self, text: str, flow: bool) -> bool:
        pattern = _PLAIN_FLOW if flow else _PLAIN
        if not pattern.match(text) or _UNSEEN.search(text) or (flow and self._splits(text)):
            return False
        return _is_string(text, self.dialect.yaml)

    def _splits(self, text: str) -> bool:
        """Say whether a plain text in brackets may be taken for a key and a value.

        goccy/go-yaml does so inside braces at any colon, in lists in them too.
        """
        return self.dialect.yaml == "goccy" and ":" in text

    def _block(self, text: Value, prefix: str, indent: str | None, like: Like) -> str | None:
        """Write a text of several lines as a block scalar, or None where that cannot hold it.

        Args:
            text: The text; any other value has no block.
            prefix: The indentation of the line of its key or dash.
            indent: That of its lines beyond the prefix, or None for the file's own.
            like: The scalar to resemble.
        """
        if not isinstance(text, str) or self.style.cautious:
            return None
        if "\n" not in text and like.style not in {"literal", "folded"}:
            return None
        if like.style in {"single", "double"} or _UNSEEN.search(text) or _NOT_BLOCK.search(text):
            return None
        body = text.removesuffix("\n")
        folded = like.style == "folded" and "\n " not in body
        if folded:
            body = _BREAKS.sub(r"\g<0>\n", body)
        header = (">" if folded else "|") + ("" if text.endswith("\n") else "-")
        inner = like.indent or _deeper(prefix, indent or self.style.indent)
        lines = (inner + line if line else "" for line in body.split("\n"))
        return self.style.newline.join((header, *lines))


def _deeper(prefix: str, indent: str) -> str:
    """Return a deeper indentation; tabs (Hexo takes two blanks for each) only follow tabs."""
    return prefix + ("  " if "\t" in indent and prefix.strip("\t") else indent)


def _is_string(text: str, yaml: YamlDialect) -> bool:
    """Say whether a dialect reads a plain scalar as a string."""
    if yaml == "goccy":
        return classify(text) is Kind.STRING
    return resolve_plain(text)[1] == "str"


def _number(value: Scalar) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return _float(value)
    raise EditError(f"YAML front matter cannot hold {type(value).__name__}")


def _float(value: float) -> str:
    if value != value:  # noqa: PLR0124  NaN
        return ".nan"
    if value in {float("inf"), float("-inf")}:
        return ".inf" if value > 0 else "-.inf"
    mantissa, e, exponent = repr(value).partition("e")
    # `1e22` without a point is a string to goccy/go-yaml.
    return mantissa + ("" if "." in mantissa else ".0") + e + exponent
