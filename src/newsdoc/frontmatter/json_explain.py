"""What is wrong with refused JSON, and what would be right."""

from __future__ import annotations

import re

__all__ = ["json_fault"]

_WORD = re.compile(r"[\w.+-]{1,24}")
_CONSTANTS = {
    "true": "true",
    "yes": "true",
    "on": "true",
    "false": "false",
    "no": "false",
    "off": "false",
    "none": "null",
    "nil": "null",
    "null": "null",
    "undefined": "null",
}
_CONTROLS = {"\n": "\\n", "\r": "\\n", "\t": "\\t", "\\": "\\\\"}
_NAMES = {"\n": "a line break", "\r": "a line break", "\t": "a tab"}
_BRACES = {
    "": "between ;;; Hexo wants the keys without braces",
    "{": "Hugo takes a file that begins with '{' for JSON; begin it with a line of text",
}
_SIGNS = {
    "": "it is never closed",
    "/": "JSON has no comments",
    "#": "JSON has no comments",
    **dict.fromkeys("'`“”‘’「」", 'JSON has only double quotes: "'),
    **{
        wide: f"perhaps {sign!r} is meant"
        for wide, sign in zip("，、：｛｝［］", ",,:{}[]", strict=True)
    },
}
_STRING = "a character"
"""How the reader begins what it expects inside a text."""


def json_fault(text: str, at: int, start: int, end: int, expected: str) -> str:
    r"""Say what stands at a place where JSON wants something else, and what may help.

    Args:
        text: The text of the file.
        at: Where the reader gave up.
        start: Where the JSON begins in it.
        end: Where it ends.
        expected: What must stand there.

    >>> json_fault('{"a": yes}', 6, 0, 10, "a value")
    "JSON: 'yes' where a value must stand (perhaps true is meant; a text stands in double quotes)"
    >>> json_fault('{"a": 1,}', 8, 0, 9, "a key in quotes")
    "JSON: '}' where a key in quotes must stand (remove the comma before it)"
    """
    word = _WORD.match(text, at, end)
    before = text[start:at].rstrip(" \t\r\n")
    hint = _hint(text[at:end][:1], before, word[0] if word else "", expected)
    found = _shown(text[at:end][:1], word[0] if word else "", expected)
    return f"JSON: {found} where {expected} must stand{f' ({hint})' if hint else ''}"


def _shown(sign: str, word: str, expected: str) -> str:
    if not sign:
        return "the end"
    if word and not expected.startswith(_STRING):
        return repr(word)
    return _NAMES.get(sign, repr(sign))


def _hint(sign: str, before: str, word: str, expected: str) -> str:
    if expected.startswith(_STRING):
        shown = _CONTROLS.get(sign)
        return f"inside a text write {shown}" if shown else ""
    if sign in {"", "}", "]"} and before.endswith(","):
        return "remove the comma before it"
    if sign == "{" and before in {"", "{"}:
        return _BRACES[before]
    if word:
        return _word_hint(word, before, expected)
    return _SIGNS.get(sign) or _missing(sign, expected)


def _word_hint(word: str, before: str, expected: str) -> str:
    if expected == "a key in quotes":
        return f'write "{word}"'
    if expected != "a value":
        return "a number has no 0 before it" if before.endswith("0") and word.isdigit() else ""
    if word[0] in "+." or word[:2] in {"-.", "-I"}:
        return "a number begins with a digit, or with - and a digit"
    meant = _CONSTANTS.get(word.lower())
    known = f"perhaps {meant} is meant; " if meant else ""
    return f"{known}a text stands in double quotes"


def _missing(sign: str, expected: str) -> str:
    if sign in '"[{' and expected.startswith("','"):
        return "a comma is missing before it"
    return "a value is missing before it" if sign in ",}]" and expected == "a value" else ""
