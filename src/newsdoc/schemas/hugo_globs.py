"""Globs as Hugo's targets have them: `*`, `**`, `?`, `[a-c]`, `[!abc]`, `{a,b}` and backslashes.

A glob is followed from left to right with the set of places that it can have come to, so that no
pattern takes more than its length times that of the text.
"""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["glob_matches"]

_TOKEN = re.compile(
    r"(?P<any>\*\*?)|(?P<one>\?)|(?P<mark>[{},])|\\(?P<escaped>.)|(?P<text>[^*?{},\\[])"
    # What is followed by a hyphen begins a range, and nothing else may stand in the brackets then.
    r"|\[(?P<not>!?+)(?:(?P<low>.)-(?P<high>.)\]|(?!.-)(?P<list>(?:\\.|[^\]\\])+)\])",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)


@lru_cache(maxsize=256)
def glob_matches(pattern: str, text: str) -> bool | None:
    """Tell whether a glob matches a whole text; None where the glob is broken.

    Args:
        pattern: The glob.
        text: The text; `*` and `?` stop at its slashes.

    >>> glob_matches("/posts/{a*,[x-z]}", "/posts/abc"), glob_matches("{a", "a")
    (True, None)
    """
    places = {0}
    outside: list[tuple[set[int], set[int]]] = []
    at = 0
    while at < len(pattern):
        token = _TOKEN.match(pattern, at)
        if token is None or not _in_order(token):
            return None
        mark = token["mark"]
        if mark == "{":
            outside.append((places, set()))
        elif mark and outside:
            begun, done = outside.pop()
            done |= places
            places = begun if mark == "," else done
            if mark == ",":
                outside.append((begun, done))
        else:
            places = _step(token, text, places)
        at = token.end()
    return None if outside else len(text) in places


def _in_order(token: re.Match[str]) -> bool:
    return token["high"] is None or token["low"] <= token["high"]


def _step(token: re.Match[str], text: str, places: set[int]) -> set[int]:
    if token["any"]:
        return {end for start in places for end in _reach(token["any"], text, start)}
    return {start + 1 for start in places if start < len(text) and _takes(token, text[start])}


def _reach(stars: str, text: str, start: int) -> range:
    slash = text.find("/", start) if stars == "*" else -1
    return range(start, (len(text) if slash < 0 else slash) + 1)


def _takes(token: re.Match[str], char: str) -> bool:
    if token["one"]:
        return char != "/"
    if token["high"]:
        return (token["low"] <= char <= token["high"]) is not bool(token["not"])
    if token["list"]:
        return (char in _ESCAPE.sub(r"\1", token["list"])) is not bool(token["not"])
    return char == (token["escaped"] or token["text"] or token["mark"])
