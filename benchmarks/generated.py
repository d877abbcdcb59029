"""Pages of figures that the documentation includes, written by the scripts of this folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["FOLDER", "table", "write_page"]

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "_generated"


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(str(cell) for cell in line)} |" for line in lines)


def write_page(path: Path, command: str, parts: Mapping[str, str]) -> None:
    """Write a page of parts, each with a heading, and say which command makes it."""
    path.parent.mkdir(exist_ok=True)
    text = [f"% Made by `{command}`; do not edit."]
    text += [f"## {title}\n\n{part}" for title, part in parts.items()]
    path.write_text("\n\n".join(text) + "\n", "utf-8")
