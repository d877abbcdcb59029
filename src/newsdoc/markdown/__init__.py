"""The body as an mdast tree with exact positions."""

from __future__ import annotations

from newsdoc.markdown.parse import parse

__all__ = ["parse"]
