"""The limits of what newsdoc reads, in one place.

They keep hostile input from exhausting memory, time or the interpreter's stack. No real post comes
near them. What goes past one is a `LimitError` with its place, or text that is left as it is with a
diagnostic; `docs/security.md` says which.
"""

from __future__ import annotations

__all__ = [
    "MAX_ALIAS_NODES",
    "MAX_BYTES",
    "MAX_DEPTH",
    "MAX_HOOKED_TAGS",
    "MAX_INLINE_NESTING",
    "MAX_MERGED_KEYS",
    "MAX_MERGE_LIST",
    "MAX_NESTING",
    "MAX_SELECTOR_DEPTH",
    "MAX_TAG_NESTING",
]

MAX_BYTES = 64 * 1024 * 1024
"""Bytes of a file."""

# Front matter

MAX_DEPTH = 100
"""Levels of nesting in front matter. js-yaml's own limit is the same; Hugo's are higher."""
MAX_ALIAS_NODES = 100_000
"""Nodes that aliases may add to what is written, all aliases of a file together."""
MAX_MERGED_KEYS = 10_000
"""Keys that merges (`<<`) bring in; js-yaml's own limit."""
MAX_MERGE_LIST = 100
"""Mappings in the list of one merge; js-yaml's own limit."""

# Body

MAX_NESTING = 100
"""Containers (quotations, lists, footnotes) that may be open at once."""
MAX_INLINE_NESTING = 50
"""Levels of emphasis in emphasis; deeper markers are read as text."""
MAX_TAG_NESTING = 20
"""Pairs of tags inside each other; what is deeper is not read as markdown."""
MAX_HOOKED_TAGS = 50
"""Tags inside each other that are written with the caller's hook."""
MAX_SELECTOR_DEPTH = 20
"""Levels of brackets in a selector."""
