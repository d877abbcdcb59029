"""What all commands share: where they print, how they count, and how they tell of errors."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from newsdoc import DecodeError, NewsdocError, SchemaError, find_posts, get_schema, loads, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from newsdoc import Article, Diagnostic, Result

__all__ = ["FAILED", "USAGE", "Options", "Run", "console", "visible", "write_bytes"]

# Control characters would steer the terminal; their pictures only show that they are there.
_PICTURES = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\n\t"}
_PICTURES |= {0x7F: 0x2421} | dict.fromkeys(range(0x80, 0xA0), 0xFFFD)

FAILED = 1
"""Exit code when a file failed."""
USAGE = 2
"""Exit code when the command cannot be understood."""

_DATED = "---\ndate: 2025-01-02 03:04:05\n---\n"
"""A post whose date needs a zone: whether there is such a zone shows before any file is read."""


def console(*, stderr: bool = False) -> Console:
    """Return a console: colours on a terminal, plain text in a pipe."""
    return Console(stderr=stderr, highlight=False, markup=False, emoji=False)


def visible(text: str) -> str:
    r"""Return text that any terminal can show: no control characters, no lone surrogates.

    >>> visible("a\x1b[31mb")
    'a␛[31mb'
    """
    return text.translate(_PICTURES).encode("utf-8", "backslashreplace").decode()


def write_bytes(data: bytes) -> None:
    """Write bytes to standard output, exactly."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


@dataclass(frozen=True)
class Options:
    """How files are read; the same options for every command."""

    schema: str | None = None
    timezone: str | None = None
    encoding: str | None = None
    workers: int = 1


@dataclass
class Run:
    """One command over some files: reads them, shows progress, counts what fails."""

    options: Options
    failed: int = 0
    errors: Console = field(default_factory=lambda: console(stderr=True))

    def articles(self, paths: Sequence[Path], *, prints: bool = False) -> Iterator[Article]:
        """Give the articles in order; files that fail are told of and left out.

        Args:
            paths: Files and folders.
            prints: Whether the command prints each of them: on a terminal that shows progress
                enough.
        """
        self._check_options()
        files = list(find_posts(paths))
        if not files:
            self.usage(f"no posts in {', '.join(map(str, paths))}")
        results = read(
            files,
            schema=self.options.schema,
            timezone=self.options.timezone,
            encoding=self.options.encoding,
            workers=self.options.workers,
        )
        hidden = len(files) < 2 or (prints and sys.stdout.isatty())
        if self.errors.is_terminal and not hidden:
            results = self._with_progress(results, len(files))
        for result in results:
            if result.article is None:
                self.fail(result.error)
            else:
                yield result.article

    def _check_options(self) -> None:
        """Refuse a schema, zone or encoding that there is not, before any file is read."""
        try:
            if self.options.schema is not None:
                get_schema(self.options.schema)
            loads(_DATED, schema="hexo", timezone=self.options.timezone)
            loads(b"", schema="hexo", encoding=self.options.encoding)
        except (SchemaError, DecodeError) as error:
            self.usage(str(error))

    def _with_progress(self, results: Iterator[Result], total: int) -> Iterator[Result]:
        """Give the results, and show on the terminal how many there were."""
        with Progress(
            TextColumn("{task.percentage:>3.0f}%"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=self.errors,
            transient=True,
        ) as progress:
            yield from progress.track(results, total=total)

    @contextmanager
    def guard(self) -> Iterator[None]:
        """Let one article fail without stopping the others."""
        try:
            yield
        except NewsdocError as error:
            self.fail(error)

    def fail(self, error: Exception | None) -> None:
        """Tell of an error and remember it for the exit code."""
        self.failed += 1
        self.errors.print(visible(str(error)), style="red", soft_wrap=True)

    def tell(self, article: Article, diagnostics: Iterable[Diagnostic]) -> None:
        """Tell of what is no failure."""
        for one in diagnostics:
            self.errors.print(visible(str(article.to_error(one))), style="yellow", soft_wrap=True)

    def usage(self, message: str) -> NoReturn:
        """Stop with a message about how the command was called.

        Raises:
            typer.Exit: Always.
        """
        self.errors.print(visible(message), soft_wrap=True)
        raise typer.Exit(USAGE)

    def finish(self) -> None:
        """End the command.

        Raises:
            typer.Exit: A file failed.
        """
        if self.failed:
            raise typer.Exit(FAILED)
