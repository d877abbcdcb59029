"""Where front matter begins and ends, as each generator sees it.

A split looks only for the fences: it reads no YAML, TOML or JSON, so it is one bounded scan.
What Hugo refuses already here (a fence that is never closed, a file that begins with `-`)
raises; what Hexo passes over in silence is told by diagnostics.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from newsdoc.spans import Span

if TYPE_CHECKING:
    from newsdoc.errors import Diagnostic
    from newsdoc.source import SourceText

__all__ = ["Envelope", "Format", "split_fences", "split_hexo", "split_hugo"]

Format: TypeAlias = Literal["yaml", "toml", "json", "org"]
"""A notation that front matter can be written in."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """The parts of a file: opening fence, front matter, closing fence, body.

    The four spans are in order and do not overlap. Without front matter the first three are
    empty and stand where front matter would begin.

    Attributes:
        format: The notation of the front matter, or None where there is none.
        open: The opening fence with its line end; empty for JSON in braces and for org keywords,
            and where Hexo reads a file whose first fence is the closing one.
        data: The text between the fences, braces included for JSON in braces. The line end
            before the closing fence belongs to it for Hugo and to `close` for Hexo, as in the
            programs themselves.
        close: The closing fence with the one line end that the generator eats.
        body: What the generator takes as body.
        bare_json: The JSON has no braces of its own (Hexo's `;;;`).
        diagnostics: What a person should know about the fences.
    """

    format: Format | None
    open: Span
    data: Span
    close: Span
    body: Span
    bare_json: bool = False
    diagnostics: tuple[Diagnostic, ...] = ()


def split_hugo(source: SourceText, *, path: str | None = None) -> Envelope:
    """Split a file as Hugo 0.168 does.

    Raises:
        FrontMatterError: A fence is broken or never closed, which stops a Hugo build.
    """
    raise NotImplementedError


def split_hexo(source: SourceText, *, path: str | None = None) -> Envelope:
    """Split a file as Hexo 8 does (hexo-front-matter 4.2.1); it refuses nothing here."""
    raise NotImplementedError


def split_fences(source: SourceText, *, path: str | None = None) -> Envelope:
    """Split a file as Jekyll and most others do: YAML between two lines that are just `---`."""
    raise NotImplementedError
