"""What keeps passages of a post out of a conversion: comments, classes, tags, other languages."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newsdoc.script.targets import parse_variety

if TYPE_CHECKING:
    from newsdoc.script.htmltext import HtmlToken
    from newsdoc.script.targets import Script

__all__ = ["FLOWING", "IgnoreMarks", "Silence"]

FLOWING = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "center", "cite", "del", "dfn", "em",
    "font", "i", "ins", "mark", "q", "s", "small", "span", "strike", "strong", "tt", "u", "wbr",
})  # fmt: skip
"""Elements that stand inside running text, as emphasis does."""
_CODE = frozenset({
    "script", "style", "pre", "code", "kbd", "samp", "var", "textarea", "svg", "math",
    "noscript", "template", "iframe", "object",
})  # fmt: skip
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
    "track", "wbr",
})  # fmt: skip
# A closing tag looks no further out than this: pages of unclosed tags must not take long.
_REACH = 64


@dataclass(frozen=True, slots=True)
class IgnoreMarks:
    """What keeps a passage out of a conversion.

    Attributes:
        off: Text of an HTML comment after which nothing is converted.
        on: Text of the comment that ends this.
        classes: Classes of HTML elements and headings whose content stays; so does what
            `translate="no"` marks.
        tags: Names of shortcodes and tags whose content and arguments stay.
        block_quotes: Whether block quotes stay.

    >>> IgnoreMarks(block_quotes=True).off
    'convert-off'
    """

    off: str = "convert-off"
    on: str = "convert-on"
    classes: frozenset[str] = frozenset({"notranslate", "no-convert"})
    tags: frozenset[str] = frozenset({"notranslate", "no-convert", "noconvert"})
    block_quotes: bool = False


@dataclass(slots=True)
class _Element:
    """An open HTML element."""

    name: str
    kept: bool
    other_language: bool
    inline: bool


@dataclass(slots=True)
class Silence:
    """Knows, while a body is read in order, whether the place is kept out.

    Attributes:
        marks: What keeps passages out.
        scripts: The scripts that are read where a `lang` attribute names one.
        active: Whether the place is kept out; asked at every leaf, so known beforehand.
        off: Whether a comment switched the conversion off.
        names_scripts: Whether a `lang` attribute named a script.
    """

    marks: IgnoreMarks
    scripts: frozenset[Script]
    active: bool = False
    off: bool = False
    names_scripts: bool = False
    _kept: int = 0
    _elements: list[_Element] = field(default_factory=list)

    def keep(self) -> None:
        """Enter a node that keeps out what is in it."""
        self._kept += 1
        self._look()

    def release(self) -> None:
        """Leave such a node."""
        self._kept -= 1
        self._look()

    def comment(self, words: str) -> bool:
        """Read an HTML comment; return whether it is a mark."""
        if words not in {self.marks.off, self.marks.on}:
            return False
        self.off = words == self.marks.off
        self._look()
        return True

    def tag(self, token: HtmlToken) -> None:
        """Read a tag: open an element, or close the nearest one of its name."""
        if token.kind == "close":
            self._close(token.name)
        elif not token.closed and token.name not in _VOID:
            self._elements.append(self._element(token))
        self._look()

    def end_paragraph(self) -> None:
        """Forget elements that were opened inside a paragraph and never closed."""
        if self._elements:
            while self._elements and self._elements[-1].inline:
                self._elements.pop()
            self._look()

    def _look(self) -> None:
        inner = self._elements[-1] if self._elements else None
        kept = inner is not None and (inner.kept or inner.other_language)
        self.active = kept or self.off or self._kept > 0

    def _element(self, token: HtmlToken) -> _Element:
        outer = self._elements[-1] if self._elements else None
        attributes = {item.name: item.value for item in token.attributes}
        kept = (outer is not None and outer.kept) or token.name in _CODE
        kept = kept or attributes.get("translate", "").lower() == "no"
        kept = kept or bool(self.marks.classes.intersection(attributes.get("class", "").split()))
        other = outer is not None and outer.other_language
        language = attributes.get("lang") or attributes.get("xml:lang")
        if language is not None:
            other = self._other_language(language)
        return _Element(token.name, kept, other, token.name in FLOWING | _CODE)

    def _other_language(self, tag: str) -> bool:
        """Whether a passage in this language is not what is being converted."""
        variety = parse_variety(tag)
        if variety is not None:
            self.names_scripts = True
            return variety.script not in self.scripts
        return re.fullmatch(r"(?i)zh|cmn|yue", tag.strip()) is None

    def _close(self, name: str) -> None:
        last = len(self._elements) - 1
        for at in range(last, max(-1, last - _REACH), -1):
            if self._elements[at].name == name:
                del self._elements[at:]
                return
