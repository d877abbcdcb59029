"""What one character after a backslash means in double quotes."""

from __future__ import annotations

__all__ = ["ESCAPES"]

# YAML 1.2.2, section 5.7, as goccy/go-yaml and js-yaml both have it. Escapes by number are not
# here: the two read them each in its own way.
ESCAPES = {
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "t": "\t",
    "n": "\n",
    "v": "\v",
    "f": "\f",
    "r": "\r",
    "e": "\x1b",
    " ": " ",
    '"': '"',
    "/": "/",
    "\\": "\\",
    "N": "\x85",
    "_": "\xa0",
    "L": "\u2028",
    "P": "\u2029",
    "\t": "\t",
}
