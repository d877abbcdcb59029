"""Small tools on HTML text: escaping as the generators do, and taking tags off."""

from __future__ import annotations

import re
from html import unescape

__all__ = [
    "collapse_space",
    "escape_hexo",
    "escape_html",
    "html_to_plain",
    "strip_tags",
    "strip_tags_hexo",
    "unescape_hexo",
    "unescape_html",
]

_HTML_SPECIAL = re.compile(r'[&<>"]')
_HTML_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}

_HEXO_ENTITIES = {
    "&amp;": "&",
    "&lt;": "<",
    "&gt;": ">",
    "&quot;": '"',
    "&#39;": "'",
    "&#96;": "`",
    "&#x2F;": "/",
    "&#x3D;": "=",
}
_HEXO_ENTITY = re.compile("|".join(_HEXO_ENTITIES))
_HEXO_SPECIAL = re.compile(r"""[<>"'`/=]|&(?!(?:#\d{1,7}|#[Xx][a-fA-F0-9]{1,6}|\w+);)""")
_HEXO_ESCAPES = {char: entity for entity, char in _HEXO_ENTITIES.items()}

_REFERENCE = re.compile(r"&(?:#(?:0*([0-9]+)|[xX]0*([0-9a-fA-F]+));?|[^\t\n\f <&#;]{1,32};?)")
# U+10FFFF has seven digits, leading zeros apart.
_DIGITS = 7

# A tag as a lenient reader sees it: quoted values may hold `>`.
_TAG = re.compile(
    r"""<(?:!--.*?-->|[^<>"']*+(?:"[^"]*+"[^<>"']*+|'[^']*+'[^<>"']*+)*+>)""", re.DOTALL
)
# What Go's `html/template` takes for a comment or a tag: its name, then the rest of it.
_GO_TAG = re.compile(
    r"""<(?:!--(?P<comment>.*?-->)?
        |(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*+(?:[:-][a-zA-Z0-9]++)*+)
         (?P<rest>(?:[^>"'=]|=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'>][^\s>]*+)?)*+>)?)""",
    re.DOTALL | re.VERBOSE,
)
_RAW_ELEMENTS = frozenset({"script", "style", "textarea", "title"})
_BREAKS = re.compile(r"</p>|<br>|<br />")
_STRIP = re.compile(r"[<>\"' \n]")
_SPACES = re.compile(r"(\s)\s+")


def escape_html(text: str) -> str:
    """Escape the four characters that goldmark and markdown-it escape."""
    return _HTML_SPECIAL.sub(lambda found: _HTML_ENTITIES[found[0]], text)


def escape_hexo(text: str) -> str:
    """Escape as hexo-util's `escapeHTML` does."""
    return _HEXO_SPECIAL.sub(lambda found: _HEXO_ESCAPES[found[0]], text)


def unescape_hexo(text: str) -> str:
    """Undo `escape_hexo`: the eight entities that hexo-util's `unescapeHTML` knows."""
    return _HEXO_ENTITY.sub(lambda found: _HEXO_ENTITIES[found[0]], text)


def unescape_html(text: str) -> str:
    """Decode character references as HTML does (section 13.2.5.80 of its standard).

    `html.unescape` leaves control characters and noncharacters out, which a browser keeps, and
    fails on a number of more than 4,300 digits.
    """
    return _REFERENCE.sub(_referenced, text) if "&#" in text else unescape(text)


def _referenced(found: re.Match[str]) -> str:
    decimal, hexadecimal = found.groups()
    digits = decimal or hexadecimal
    if digits is None:
        return unescape(found[0])
    if len(digits) > _DIGITS:
        return "\ufffd"
    number = int(digits, 10 if decimal else 16)
    return unescape(f"&#{number};") or chr(number)


def strip_tags(html: str) -> str:
    """Take tags and comments off; a `<` that opens no tag stays where a blank follows it."""
    parts: list[str] = []
    at = 0
    while (start := html.find("<", at)) >= 0:
        parts.append(html[at:start])
        if html[start + 1 : start + 2] in {" ", "\n"}:
            parts.append(html[start : start + 2])
            at = start + 2
            continue
        found = _TAG.match(html, start)
        if found is None:
            # Never closed: everything after it is lost, as in hexo-util's stripHTML.
            return "".join(parts)
        at = found.end()
    parts.append(html[at:])
    return "".join(parts)


def strip_tags_hexo(html: str) -> str:
    """Take tags off as the `stripHTML` of hexo-renderer-marked does, step by step.

    It counts `<` inside of tags, knows comments, leaves `< ` alone, and loses whatever follows a
    tag that never ends.
    """
    return _Stripper(html).strip()


class _Stripper:
    __slots__ = ("at", "bare", "depth", "html", "parts", "quote", "start")

    def __init__(self, html: str) -> None:
        self.html = html
        self.parts: list[str] = []
        self.at = 0
        self.start = -1
        self.depth = 0
        self.bare = 0
        self.quote = ""

    def strip(self) -> str:
        for found in _STRIP.finditer(self.html):
            if self.start >= 0:
                self._inside(found[0], found.start())
            elif found[0] == "<":
                self.parts.append(self.html[self.at : found.start()])
                self.start, self.bare = found.start(), 1
        tail = self.html[self.at :] if self.start < 0 else ""
        return "".join((*self.parts, tail))

    def _inside(self, char: str, index: int) -> None:
        if self.html.startswith("<!--", self.start):
            if char == ">" and self.html.endswith("--", self.start + 4, index):
                self._leave(index)
        elif char in "\"'":
            self.quote = "" if char == self.quote else self.quote or char
        elif char == "<" and not self.quote:
            self.depth += 1
            self.bare += 1
        elif char == ">" and not self.quote:
            self._end(index)
        elif char in " \n" and index == self.start + self.bare:
            # Nothing but `<` so far: no tag, as in `1 < 2`.
            self.parts.append("< ")
            self._leave(index)

    def _end(self, index: int) -> None:
        if self.depth:
            self.depth -= 1
        else:
            self._leave(index)

    def _leave(self, index: int) -> None:
        self.start, self.at = -1, index + 1


def html_to_plain(html: str) -> str:
    """Make of HTML what Hugo's `.Plain` is: no tags, one white space for a run of it.

    The ends of paragraphs and `<br>` become line ends; entities stay as they are (Hugo counts
    them by their letters).
    """
    if "<" not in html and ">" not in html:
        return html
    return collapse_space(_strip_tags_go(_BREAKS.sub("\n", html.replace("\n", " "))))


def _strip_tags_go(html: str) -> str:
    """Take tags off as Go's `html/template` does for `plainify` and `.Plain`.

    What follows a tag that never ends is lost, but a name that ends the text changes nothing.
    """
    parts: list[str] = []
    at = 0
    while found := _GO_TAG.search(html, at):
        if not at and found.end() == len(html) and found["rest"] is found["comment"] is None:
            return html
        parts.append(html[at : found.start()])
        at = found.end()
        if found["rest"] is found["comment"] is None:
            return "".join(parts)
        name = (found["name"] or "").lower()
        if name in _RAW_ELEMENTS and not found["end"]:
            shown, at = _raw_element(html, at, name)
            parts.append(shown)
    parts.append(html[at:])
    return "".join(parts)


def _raw_element(html: str, at: int, name: str) -> tuple[str, int]:
    """Return what shows of an element that holds no tags, and where its end tag begins."""
    closing = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(html, at)
    end = closing.start() if closing else len(html)
    if name in {"script", "style"}:
        return "", end
    text = html[at:end]
    cut = text.rfind("<") if closing else -1
    return text[:cut] if cut >= 0 else text, end


def collapse_space(text: str) -> str:
    """Keep the first character of each run of white space."""
    return _SPACES.sub(r"\1", text)
