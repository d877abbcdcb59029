"""Small tools on HTML text: escaping as the generators do, and taking tags off."""

from __future__ import annotations

import re

__all__ = [
    "collapse_space",
    "escape_hexo",
    "escape_html",
    "html_to_plain",
    "strip_tags",
    "unescape_hexo",
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

# A tag as a lenient reader sees it: quoted values may hold `>`.
_TAG = re.compile(
    r"""<(?:!--.*?-->|[^<>"']*+(?:"[^"]*+"[^<>"']*+|'[^']*+'[^<>"']*+)*+>)""", re.DOTALL
)
_RAW_TEXT = re.compile(
    r"<(script|style|textarea|title)\b[^<>]*>.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
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


def html_to_plain(html: str) -> str:
    """Make of HTML what Hugo's `.Plain` is: no tags, one white space for a run of it.

    The ends of paragraphs and `<br>` become line ends; entities stay as they are (Hugo counts
    them by their letters).
    """
    if "<" not in html and ">" not in html:
        return html
    text = _BREAKS.sub("\n", html.replace("\n", " "))
    text = _COMMENT.sub("", text)
    text = _RAW_TEXT.sub("", text)
    return collapse_space(strip_tags(text))


def collapse_space(text: str) -> str:
    """Keep the first character of each run of white space."""
    return _SPACES.sub(r"\1", text)
