"""newsdoc's own limits: the only reasons besides the generator's to refuse front matter.

They keep hostile input from exhausting memory or the interpreter's stack. No real post comes
near them.
"""

from __future__ import annotations

__all__ = ["MAX_DEPTH", "MAX_NODES_BY_ALIAS"]

MAX_DEPTH = 100
"""Levels of nesting in front matter."""

MAX_NODES_BY_ALIAS = 100_000
"""Nodes that aliases may add to what is written, all aliases of a file together."""
