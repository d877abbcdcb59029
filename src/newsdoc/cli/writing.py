"""Where the result of a command goes: standard output, the file itself, another place, a diff."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newsdoc import FileError
from newsdoc.cli.diff import diff
from newsdoc.cli.terminal import console, write_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rich.console import Console

    from newsdoc import Article
    from newsdoc.script import Conversion

__all__ = ["Destination"]


@dataclass
class Destination:
    """What is done with a changed article; by default it is printed.

    Attributes:
        in_place: Replace the file that was read.
        output: A file, or a folder where `folder` is true.
        folder: Whether several files go below `output`.
        roots: The folders that were named; below `output` files keep their place in them.
        overwrite: Replace what lies at `output` already.
        show_diff: Print what would change, and write nothing.
        review: Write a page on which a conversion can be read; with several files, a folder of
            them.
    """

    in_place: bool = False
    output: Path | None = None
    folder: bool = False
    roots: Sequence[Path] = ()
    overwrite: bool = False
    show_diff: bool = False
    review: Path | None = None
    screen: Console = field(default_factory=console)

    def put(self, before: Article, after: Article) -> None:
        """Write or show an article.

        Args:
            before: As it was read.
            after: As it is to be.

        Raises:
            NewsdocError: The file cannot be written.
        """
        if self.review is not None and after.conversion is not None:
            self._write_review(self.review, before.path, after.conversion)
        if self.show_diff:
            for line in diff(before, after, str(before.path)):
                self.screen.print(line, soft_wrap=True)
        elif self.in_place:
            after.save(in_place=True)
        elif self.output is not None:
            after.save(self._target(self.output, before.path), overwrite=self.overwrite)
        elif self.review is None:
            write_bytes(after.data)

    def _write_review(self, review: Path, path: Path | None, conversion: Conversion) -> None:
        target = self._target(review, path)
        if self.folder:
            target = target.with_name(f"{target.name}.html")
        if target.exists() and target.suffix.lower() not in {".html", ".htm"}:
            # Such as the post itself: a page must not take the place of what is no page.
            raise FileError("is there already, and is no page (.html)", path=str(target))
        try:
            target.write_text(conversion.review(title=str(path)), "utf-8", newline="")
        except OSError as error:
            raise FileError(error.strerror or str(error), path=str(target)) from error

    def _target(self, output: Path, path: Path | None) -> Path:
        if not self.folder or path is None:
            return output
        root = next((root for root in self.roots if path.is_relative_to(root)), path.parent)
        target = output / path.relative_to(root)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FileError(error.strerror or str(error), path=str(target.parent)) from error
        return target
