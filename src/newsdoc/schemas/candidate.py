"""A file whose schema is to be found: what detection may look at, each thing once and bounded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from newsdoc.frontmatter.nodes import FrozenMapping

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Candidate"]

_HEAD = 65_536
_BODY = 131_072

_OPEN = re.compile(r"\ufeff{0,2}[ \t\r\n]*(-{3,}|\+{3}|;{3,}|\{|#\+)")
_LATE = re.compile(r"^(-{3,}|;{3,})", re.MULTILINE)
_NEXT = re.compile(r"\r\n?|\n")

# Keys at the left edge; the value is what stands on the same line.
_YAML = re.compile(
    r"""^(?:"([^"\r\n]{1,200})"|'([^'\r\n]{1,200})'|([^\s#'"{}\[\],&*!|>%@`:-][^:#\r\n]{0,199}?))"""
    r"""[ \t]*:(?=[ \t\r\n]|\Z)[ \t]*([^\r\n]*)""",
    re.MULTILINE,
)
_TOML = re.compile(
    r"""^[ \t]*(?:"([^"\r\n]{1,200})"|'([^'\r\n]{1,200})'|([\w-]{1,200}))[ \t]*=[ \t]*([^\r\n]*)""",
    re.MULTILINE,
)
_INDENTED = re.compile(r"(?:\r\n?|\n)+([ \t]+[^\s#][^\r\n]*|-[ \t][^\r\n]*)")
_TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)
_JSON = re.compile(
    r'(?:^|[{,])[ \t]{0,80}"([^"\\\r\n]{1,200})"()()[ \t]*:[ \t]*([^,\r\n]*)', re.MULTILINE
)
_ORG = re.compile(r"^#\+(\w{1,200})()():[ \t]*([^\r\n]*)", re.MULTILINE)

_Finder: TypeAlias = tuple[str, re.Pattern[str]]
_FINDERS: dict[str, _Finder] = {
    "-": ("yaml", _YAML),
    "+": ("toml", _TOML),
    ";": ("json", _JSON),
    "{": ("json", _JSON),
    "#": ("org", _ORG),
}


@dataclass(frozen=True)
class Candidate:
    r"""A file whose schema is to be found.

    Detection is a look, not a parse: keys are found by one regular expression over at most
    65,536 characters of front matter, the body is at most 131,072 characters after it.

    Attributes:
        text: The whole text.
        path: The file's name as the caller gave it, or None.
        files: Tells whether a path exists, for adapters that look for a site's configuration
            beside the file; None where nothing may be looked up.

    >>> candidate = Candidate("---\ntitle: 'A'\ndate: 2025-01-02\n---\nText {{< x >}}\n")
    >>> candidate.fence, dict(candidate.keys), candidate.body
    ('---', {'title': "'A'", 'date': '2025-01-02'}, 'Text {{< x >}}\n')
    """

    text: str
    path: str | None = None
    files: Callable[[str], bool] | None = None

    @cached_property
    def fence(self) -> str | None:
        """What the file opens with, one of `---`, `+++`, `;;;`, `{`, `#+`; else None."""
        found = _OPEN.match(self.text, 0, _HEAD)
        if not found:
            return None
        return found[1] if found[1][0] in "{#" else found[1][:3]

    @cached_property
    def opens_late(self) -> bool:
        """Whether the first fence comes after keys, as Hexo allows."""
        return self._late is not None

    @cached_property
    def _late(self) -> re.Match[str] | None:
        if self.fence is not None:
            return None
        found = _LATE.search(self.text, 0, _HEAD)
        if not found or (not _YAML.match(self.text) and not _JSON.match(self.text)):
            return None
        # A rule between paragraphs is no fence: front matter has no blank line above its keys.
        return found

    @cached_property
    def _region(self) -> tuple[int, int, int]:
        """Start and end of the front matter, and where the body starts."""
        if self._late:
            return 0, self._late.start(), self._late.end()
        found = _OPEN.match(self.text, 0, _HEAD)
        if not found:
            return 0, 0, 0
        return self._closed(found)

    def _closed(self, found: re.Match[str]) -> tuple[int, int, int]:
        start = found.end()
        if found[1][0] == "{":
            close = re.compile(r"^\}|\}[ \t]*$", re.MULTILINE).search(self.text, start, _HEAD)
        elif found[1][0] == "#":
            start = found.start(1)
            close = re.compile(r"^(?!#\+)", re.MULTILINE).search(self.text, start, _HEAD)
        else:
            mark = re.escape(found[1][:3])
            close = re.compile(f"^{mark}", re.MULTILINE).search(self.text, start, _HEAD)
        if not close:
            return start, min(len(self.text), _HEAD), len(self.text)
        return start, close.start(), close.end()

    @cached_property
    def head(self) -> str:
        """The front matter between its fences, at most 65,536 characters."""
        start, end, _ = self._region
        return self.text[start:end]

    @cached_property
    def body(self) -> str:
        """The body from the end of the closing fence's line, at most 131,072 characters."""
        _, _, start = self._region
        line_end = _NEXT.search(self.text, start) if start else None
        begin = line_end.end() if line_end else start
        return self.text[begin : begin + _BODY]

    @cached_property
    def keys(self) -> FrozenMapping[str]:
        """Top-level keys as written, each with the rest of its line as text.

        Where a YAML value stands below its key, it is a line end and the first line of it.
        """
        if not self.head:
            return FrozenMapping()
        first = self._late[1] if self._late else self.fence or "-"
        _, pattern = _FINDERS[first[0]]
        found: dict[str, str] = {}
        table = _TABLE.search(self.head) if pattern is _TOML else None
        end = table.start() if table else len(self.head)
        for match in pattern.finditer(self.head, 0, end):
            value = match[4].strip() or self._below(match.end(), pattern)
            found.setdefault(match[1] or match[2] or match[3], value)
        return FrozenMapping(found)

    def _below(self, at: int, pattern: re.Pattern[str]) -> str:
        found = _INDENTED.match(self.head, at) if pattern is _YAML else None
        return f"\n{found[1].strip()}" if found else ""

    @cached_property
    def folded(self) -> FrozenMapping[str]:
        """The same keys in lower case, for generators whose keys have no case."""
        return FrozenMapping({key.lower(): value for key, value in self.keys.items()})

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The folders of the path, lower case, without the file's own name."""
        if not self.path:
            return ()
        return tuple(part for part in re.split(r"[/\\]", self.path.lower())[:-1] if part)
