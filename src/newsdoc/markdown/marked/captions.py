"""What Hexo shows above code: the caption in a fence's line or in the arguments of a tag."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.markdown.marked.grammar import compiled
from newsdoc.markdown.marked.inline import escape_marked

if TYPE_CHECKING:
    from newsdoc.markdown.marked.options import CodeStyle

__all__ = ["code_html", "fence_caption", "is_coloured", "tag_caption", "tag_language"]

_OPTION = compiled(
    r"%s(?:line_number|line_threshold|first_line|wrap|mark|language_attr|highlight):%S+"
)
_WHOLE = compiled(r"(%S+)%s+(.+?)%s+(https?://%S+|/%S+)%s*(.+)?")
_SHORT = compiled(r"(%S+)%s*(.+)?")
_LINKED = compiled(r"(%S(?s:.)*)%s+(https?://%S+)(?:%s+(.+))?", re.IGNORECASE)
_OPTIONS = frozenset(
    ("lang", "line_number", "line_threshold", "first_line", "wrap", "mark", "language_attr")
)


def code_html(code: str, caption: str, language: str, style: CodeStyle) -> str:
    """Write code with its caption, as highlighting does but for the colours.

    Args:
        code: The code.
        caption: The caption, as HTML.
        language: The language, empty where none is given.
        style: How the site shows code.
    """
    prism = style.highlighter == "prismjs"
    plain = prism and language in style.plain_languages
    shown = f"<figcaption>{caption}</figcaption>" if caption and not plain else ""
    # What Prism does not colour is escaped as other text is.
    kept = prism and (plain or not style.preprocess or language in {"", "none", "plaintext"})
    body = escape_marked(code, entities=kept)
    return f"<figure>{shown}<pre><code>{body}\n</code></pre></figure>"


def fence_caption(info: str) -> tuple[str, str]:
    """Return the language of a fence and the caption behind it: a text, an address, its text."""
    bare = _OPTION.sub("", info).split("=", 1)[0]
    whole = _WHOLE.search(bare)
    if whole:
        return whole[1], f'<span>{whole[2]}</span><a href="">{whole[4] or "link"}</a>'
    short = _SHORT.search(bare)
    if short is None:
        return "", ""
    return short[1], f"<span>{short[2]}</span>" if short[2] else ""


def is_coloured(info: str) -> bool:
    """Tell whether Hexo highlights a fence; with `highlight:false` it leaves it to marked."""
    found = [word for word in _OPTION.findall(info) if word[1:].startswith("highlight:")]
    return not found or found[-1][1:].split(":")[1] == "true"


def tag_language(arguments: list[str]) -> str:
    """Return the language in the arguments of `codeblock`."""
    named = [word.removeprefix("lang:") for word in arguments if word.startswith("lang:")]
    return named[-1] if named else ""


def tag_caption(arguments: list[str]) -> str:
    """Return the caption in the arguments of `codeblock`; without colours there is none."""
    if any(word.startswith("highlight:") and word != "highlight:true" for word in arguments):
        return ""
    words = [word for word in arguments if not _is_option(word)]
    text = " ".join(words).strip()
    linked = _LINKED.search(text)
    if linked is None:
        return f"<span>{escape_marked(text)}</span>" if text else ""
    label = escape_marked(linked[3] or "link")
    return f'<span>{escape_marked(linked[1])}</span><a href="">{label}</a>'


def _is_option(word: str) -> bool:
    name, colon, _ = word.partition(":")
    return bool(colon) and (name in _OPTIONS or name == "highlight")
