"""What counts as a Chinese character."""

from __future__ import annotations

from typing import Final

__all__ = ["HAN"]

HAN: Final = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""The ideographs of Unicode, for use between the brackets of a pattern."""
