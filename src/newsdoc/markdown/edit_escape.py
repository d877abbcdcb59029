"""Plain strings as markdown that reads as those strings again."""

from __future__ import annotations

import re

__all__ = [
    "code_fence",
    "destination",
    "escape_text",
    "inline_code",
    "table_cell",
    "title",
]

# What may begin or end something in running text.
_INLINE = re.compile(r"[\\`*_\[\]<>~$]|!(?=\[)|&(?=[#A-Za-z])")
# To Hugo and to template languages no backslash keeps a tag from being one.
_TAG = re.compile(r"\{(?=[{%#])")
_LINE_START = re.compile(
    r"^(?P<gap>[ \t]*)(?:(?P<mark>[>+=:|~-]|#(?!#*[ \t]*$))"
    r"|(?P<number>\d{1,9})(?=[.)](?:\s|$)))",
    re.MULTILINE,
)
_CLOSING_MARKS = re.compile(r"(?:(?<=\s)|^)(#+)(?=[ \t]*$)", re.MULTILINE)
_EDGE_BLANKS = re.compile(r"^[ \t]+|[ \t]+$", re.MULTILINE)
_AUTOLINK = re.compile(r"(?i)(?<![\w/])(www\.|https?://|ftp://)|(?<=\w)@(?=\w)")
_DESTINATION_SPECIAL = re.compile(r"[\\<>]|&(?=[#A-Za-z])")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_PLAIN_DESTINATION = re.compile(r"[^\s<>()\\&\x00-\x1f\x7f][^\s<>()\\&\x00-\x1f\x7f]*")
_PIPE = re.compile(r"(\\*)\|")
_RUNS = re.compile("`+")
_FENCES = re.compile(r"(?:^|[\r\n])[ \t>]*(`{3,}|~{3,})")


def escape_text(text: str) -> str:
    """Escape whatever in a text could be read as markdown.

    Blanks at the edges of lines become entities, as markdown would lose them.
    """
    text = _INLINE.sub(lambda found: "\\" + found[0], text)
    text = _TAG.sub("&#123;", text)
    text = _LINE_START.sub(_escape_start, text)
    text = _CLOSING_MARKS.sub(r"\\\1", text)
    text = _EDGE_BLANKS.sub(_blanks, text)
    return _AUTOLINK.sub(_break_autolink, text)


def _escape_start(found: re.Match[str]) -> str:
    if found["mark"]:
        return f"{found['gap']}\\{found['mark']}"
    return f"{found['gap']}{found['number']}\\" if found["number"] else found[0]


def _blanks(found: re.Match[str]) -> str:
    return "".join("&#9;" if char == "\t" else "&#32;" for char in found[0])


def _break_autolink(found: re.Match[str]) -> str:
    # An entity in the middle keeps literal autolinks from being seen.
    if found[0] == "@":
        return "&#64;"
    return found[0].replace(".", "&#46;").replace(":", "&#58;")


def destination(url: str) -> str:
    """Return a URL as the destination of a link.

    >>> destination("/a b.jpg"), destination("https://example.com/图.jpg")
    ('</a b.jpg>', 'https://example.com/图.jpg')
    """
    if _PLAIN_DESTINATION.fullmatch(url):
        return url
    clean = _CONTROL.sub(lambda found: f"%{ord(found[0]):02X}", url)
    escaped = _DESTINATION_SPECIAL.sub(lambda found: "\\" + found[0], clean)
    if _CONTROL.sub("", url) == url and _is_balanced(url) and not re.search(r"[\s<>\\]", url):
        return escaped
    return f"<{escaped}>"


def _is_balanced(url: str) -> bool:
    depth = 0
    for char in url:
        depth += (char == "(") - (char == ")")
        if depth < 0:
            return False
    return depth == 0 and bool(url)


def title(text: str) -> str:
    """Return a title in double quotes."""
    return '"' + re.sub(r'[\\"]|&(?=[#A-Za-z])', lambda found: "\\" + found[0], text) + '"'


def inline_code(text: str) -> str:
    """Return code for running text, with as many backticks around it as it takes.

    >>> inline_code("a`b")
    '``a`b``'
    """
    taken = {len(found) for found in _RUNS.findall(text)}
    fence = "`" * next(length for length in range(1, len(taken) + 2) if length not in taken)
    blank = text.startswith("`") or text.endswith("`")
    blank = blank or (text.startswith(" ") and text.endswith(" ") and text.strip() != "")
    inner = f" {text} " if blank else text
    return f"{fence}{inner}{fence}"


def code_fence(text: str, fence: str = "```") -> str:
    """Return the fence that some code needs: longer than any in it, and no shorter than `fence`."""
    longest = max(
        (len(found) for found in _FENCES.findall(text) if found[0] == fence[0]), default=0
    )
    return fence[0] * max(len(fence), longest + 1 if longest else 3)


def table_cell(markdown: str) -> str:
    """Escape the bars in markdown for a cell of a table; those escaped already stay."""
    return _PIPE.sub(lambda found: found[1] + ("|" if len(found[1]) % 2 else "\\|"), markdown)
