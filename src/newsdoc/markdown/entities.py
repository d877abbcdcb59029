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

    It counts `<` inside of tags, and forgets none when a comment ends; it leaves `< ` alone, and
    loses whatever follows a tag that never ends.
    """
    stripper = _Stripper()
    for char in html:
        stripper.step(char)
    return "".join(stripper.parts)


class _Stripper:
    """One tag at a time, by the beginning of what it holds but for the marks that are counted."""

    __slots__ = ("begin", "depth", "parts", "quote", "tail")

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.begin = ""
        self.depth = 0
        self.quote = ""
        # The last two characters of a comment.
        self.tail = ""

    def step(self, char: str) -> None:
        if not self.begin:
            if char == "<":
                self.begin = char
            else:
                self.parts.append(char)
        elif self.begin == "<!--":
            self._in_comment(char)
        elif char in "<>":
            self._mark(char)
        elif self.begin == "<" and char in " \n":
            # Nothing but `<` so far: no tag, as in `1 < 2`.
            self.parts.append("< ")
            self.begin = ""
        else:
            self._in_tag(char)

    def _in_comment(self, char: str) -> None:
        if char == ">" and self.tail == "--":
            self.begin = ""
        self.tail = "" if char == ">" else self.tail[-1:] + char

    def _mark(self, char: str) -> None:
        if self.quote:
            return
        if char == "<":
            self.depth += 1
        elif self.depth:
            self.depth -= 1
        else:
            self.begin = ""

    def _in_tag(self, char: str) -> None:
        if char in "\"'":
            self.quote = "" if char == self.quote else self.quote or char
        # One character more than a comment's beginning tells that it is none.
        self.begin = (self.begin + char)[:5] if self.begin != "<!-" or char != "-" else "<!--"
        self.tail = "--"


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
