"""Liquid's tags and outputs in a body: `{% name args %} … {% endname %}` and `{{ output }}`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdoc import Span
from newsdoc.markdown import TagArgument, TagKind, TagPart, TagToken, pair_tags

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["LiquidTags"]

_OPEN = re.compile(r"\{[%{]")
_NAME = re.compile(r"\s*(\w+)")
_ARGUMENT = re.compile(
    r"""(?:(?P<name>[\w-]+)\s*=\s*)?(?P<value>"(?P<double>[^"]*)"|'(?P<single>[^']*)'|[^\s,"'=]+)"""
)


@dataclass(frozen=True, slots=True)
class LiquidTags:
    """How Jekyll's bodies mark tags.

    Liquid runs before the Markdown is read, so tags count in code too.

    Attributes:
        name: Copied into each token.
        verbatim: Tags whose inner text is code, not Markdown.
        in_code: Whether tags in inline code run.
    """

    name: str = "liquid"
    verbatim: frozenset[str] = frozenset({"raw", "highlight", "comment"})
    in_code: bool = True

    def scan(self, text: str, start: int, end: int) -> Sequence[TagToken]:
        """Find every tag and output in `text[start:end]`."""
        return pair_tags(self._parts(text, start, end), self.verbatim)

    def _parts(self, text: str, start: int, end: int) -> Iterator[TagPart]:
        at = start
        missing: set[str] = set()
        while found := _OPEN.search(text, at, end):
            closing = "%}" if found[0] == "{%" else "}}"
            # Once a mark is not found it is not looked for again: time stays linear.
            stop = -1 if closing in missing else text.find(closing, found.end(), end)
            if stop < 0:
                missing.add(closing)
                at = found.end()
                continue
            at = stop + 2
            part = self._part(text, found.start(), stop)
            if part is not None:
                yield part

    def _part(self, text: str, start: int, stop: int) -> TagPart | None:
        end = stop + 2
        # A hyphen inside the marks eats the blanks around the tag.
        low = start + (3 if text[start + 2] == "-" else 2)
        high = stop - 1 if stop > low and text[stop - 1] == "-" else stop
        if text[start + 1] == "{":
            value = text[low:high].strip()
            return TagPart("single", self._token(TagKind.EXPRESSION, start, end, value=value))
        name = _NAME.match(text, low, high)
        if name is None:
            return None
        token = self._token(
            TagKind.TAG,
            start,
            end,
            name=name[1].removeprefix("end"),
            name_span=Span(*name.span(1)),
            arguments=tuple(_arguments(text, name.end(), high)),
        )
        return TagPart("close" if name[1].startswith("end") else "open", token)

    def _token(
        self,
        kind: TagKind,
        start: int,
        end: int,
        *,
        name: str = "",
        name_span: Span | None = None,
        arguments: tuple[TagArgument, ...] = (),
        value: str = "",
    ) -> TagToken:
        place = name_span or Span(start, start)
        return TagToken(kind, self.name, start, end, name, place, arguments, end, value=value)


def _arguments(text: str, start: int, end: int) -> Iterator[TagArgument]:
    for found in _ARGUMENT.finditer(text, start, end):
        group = next((one for one in ("double", "single") if found[one] is not None), "value")
        yield TagArgument(
            name=found["name"],
            value=found[group],
            span=Span(*found.span()),
            name_span=Span(*found.span("name")) if found["name"] else None,
            value_span=Span(*found.span(group)),
            quote={"double": '"', "single": "'"}.get(group, ""),
        )
