"""What Hexo shows above code: the caption in a fence's line or in the arguments of a tag."""

from __future__ import annotations

import re

from newsdoc.markdown.marked.grammar import compiled
from newsdoc.markdown.marked.inline import escape_marked

__all__ = ["code_html", "fence_caption", "tag_caption"]

_OPTION = compiled(
    r"%s(?:line_number|line_threshold|first_line|wrap|mark|language_attr|highlight):%S+"
)
_WHOLE = compiled(r"(%S+)%s+(.+?)%s+(https?://%S+|/%S+)%s*(.+)?")
_SHORT = compiled(r"(%S+)%s*(.+)?")
_LINKED = compiled(r"(%S(?s:.)*)%s+(https?://%S+)(?:%s+(.+))?", re.IGNORECASE)
_OPTIONS = frozenset(
    ("lang", "line_number", "line_threshold", "first_line", "wrap", "mark", "language_attr")
)


def code_html(code: str, caption: str) -> str:
    """Write code with its caption, as highlighting does but for the colours."""
    shown = f"<figcaption>{caption}</figcaption>" if caption else ""
    body = escape_marked(code, entities=False)
    return f"<figure>{shown}<pre><code>{body}\n</code></pre></figure>"


def fence_caption(info: str) -> str:
    """Return the caption behind the language of a fence: a text, an address, its text."""
    bare = _OPTION.sub("", info).split("=", 1)[0]
    whole = _WHOLE.search(bare)
    if whole:
        return f'<span>{whole[2]}</span><a href="">{whole[4] or "link"}</a>'
    short = _SHORT.search(bare)
    return f"<span>{short[2]}</span>" if short and short[2] else ""


def tag_caption(arguments: list[str]) -> str:
    """Return the caption in the arguments of `codeblock`."""
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
