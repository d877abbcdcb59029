"""Reading many posts: in order, in several processes if wanted, and without ever stopping."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from newsdoc.errors import FileError, NewsdocError
from newsdoc.reading import load
from newsdoc.schemas.contract import Normalised

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.context import BaseContext

    from newsdoc.article import Article
    from newsdoc.errors import Diagnostic
    from newsdoc.files import PathLike
    from newsdoc.frontmatter.nodes import FrozenMapping, Value
    from newsdoc.model import Metadata
    from newsdoc.schemas.contract import Schema
    from newsdoc.script import ScriptGuess

__all__ = ["POST_SUFFIXES", "Result", "detect_site_script", "find_posts", "read"]

POST_SUFFIXES = frozenset({".md", ".markdown", ".mdown", ".mkd", ".mkdn"})
"""Endings of the files that are read as posts in a folder, in any case."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of reading one file: an article or an error, never both.

    Attributes:
        path: The file.
        article: The article, or None.
        error: Why there is none: a `NewsdocError`, or with `strict` an `ExceptionGroup`.
    """

    path: Path
    article: Article | None = None
    error: Exception | None = None

    def unwrap(self) -> Article:
        """Return the article, or raise the error.

        Raises:
            NewsdocError: There is no article; an `ExceptionGroup` where `strict` was set.
        """
        if self.article is None:
            raise self.error or FileError("was not read", path=str(self.path))
        return self.article


def find_posts(paths: PathLike | Iterable[PathLike]) -> Iterator[Path]:
    """Give the files that `read` reads.

    Args:
        paths: Files and folders. A file is given as it is, whatever its name; of a folder all
            posts (by `POST_SUFFIXES`) at any depth in sorted order, but for what lies in
            folders whose name begins with a dot and in `node_modules`.
    """
    for path in [paths] if isinstance(paths, str | os.PathLike) else paths:
        if os.path.isdir(path):  # noqa: PTH112  a path with NUL is no error here
            yield from _posts_in(Path(path))
        else:
            yield Path(path)


def _posts_in(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(
            name for name in folders if name != "node_modules" and not name.startswith(".")
        )
        yield from (
            Path(root, name) for name in sorted(names) if Path(name).suffix.lower() in POST_SUFFIXES
        )


def read(
    paths: PathLike | Iterable[PathLike],
    *,
    schema: str | Schema | None = None,
    timezone: str | None = None,
    encoding: str | None = None,
    strict: bool = False,
    workers: int = 1,
) -> Iterator[Result]:
    """Read many posts, one `Result` each, in the order given.

    Nothing stops it: a file that cannot be read gives a result with an error. Articles are read
    while you take them, so a folder of any size needs little memory.

    Args:
        paths: Files and folders, as `find_posts` takes them.
        schema: As in `load`.
        timezone: As in `load`.
        encoding: As in `load`.
        strict: As in `load`.
        workers: How many processes read. More than one pays from some hundred posts on; where
            Python starts processes anew (not on Linux without threads), a script needs the
            usual `if __name__ == "__main__":`.

    Raises:
        ValueError: `workers` is less than one.
    """
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    one = partial(_read_one, schema=schema, timezone=timezone, encoding=encoding, strict=strict)
    files = find_posts(paths)
    if workers == 1:
        return (one(path) for path in files)
    return _read_parallel(one, files, workers)


def detect_site_script(posts: Iterable[Article | Result]) -> ScriptGuess:
    """Say which script the posts of a site are written in, by the characters of all of them.

    Args:
        posts: Articles, or what `read` gives; results without an article do not count, nor do
            posts in another language, unless there are no others. They are taken one by one, so
            a site of any size needs little memory.

    Returns:
        The guess with the evidence for it.

    >>> from newsdoc import loads
    >>> detect_site_script([loads("头发"), loads("软件")]).script
    'Hans'
    """
    from newsdoc.script import merge_guesses  # noqa: PLC0415  reading needs no tables of scripts

    articles = (post.article if isinstance(post, Result) else post for post in posts)
    return merge_guesses(article.script_detection for article in articles if article is not None)


def _read_one(
    path: Path,
    *,
    schema: str | Schema | None,
    timezone: str | None,
    encoding: str | None,
    strict: bool,
) -> Result:
    try:
        article = load(path, schema=schema, timezone=timezone, encoding=encoding, strict=strict)
    except Exception as error:
        # One bad post, or one bug, must not take the other thousand with it.
        return Result(path, error=error)
    return Result(path, article)


_AHEAD = 8
"""Files handed out to each process beyond the one it reads."""


def _read_parallel(
    one: Callable[[Path], Result], files: Iterator[Path], workers: int
) -> Iterator[Result]:
    pending: deque[tuple[Path, Future[_Sent]]] = deque()
    pool = _pool(workers)
    try:
        while True:
            for path in itertools.islice(files, workers * _AHEAD - len(pending)):
                pending.append((path, pool.submit(_send, one, path)))
            if not pending:
                return
            path, future = pending.popleft()
            try:
                yield _receive(future.result())
            except BrokenProcessPool:
                # One file killed its process, and the pool with it: nobody knows which file.
                lost = [path, *(waiting for waiting, _ in pending)]
                pending.clear()
                yield from (_read_alone(one, waiting) for waiting in lost)
                pool = _pool(workers)
            except Exception as error:
                yield Result(path, error=error)
    finally:
        # Each process ends with the post that it reads; without the wait, an end of the program
        # right now would find the pool half closed.
        pool.shutdown(cancel_futures=True)


def _read_alone(one: Callable[[Path], Result], path: Path) -> Result:
    """Read a file in a process of its own, which may die of it."""
    with _pool(1) as pool:
        try:
            return _receive(pool.submit(_send, one, path).result())
        except BrokenProcessPool:
            return Result(path, error=NewsdocError("the reading process died", path=str(path)))


_Sent: TypeAlias = "tuple[Result, _Packed | None]"


def _send(one: Callable[[Path], Result], path: Path) -> _Sent:
    """In a worker: read, and give the values along, so that nobody reads twice."""
    result = one(path)
    if result.article is None:
        return result, None
    return Result(path), _pack(result.article)


def _receive(sent: _Sent) -> Result:
    result, packed = sent
    return Result(result.path, _unpack(packed)) if packed else result


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=_start_method(), initializer=_ignore_interrupts)


def _ignore_interrupts() -> None:
    """In a worker: leave Ctrl-C to the process that hands out the files, which ends this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _start_method() -> BaseContext:
    # Forking is the quickest and needs no guard in scripts, but not safe beside threads.
    if sys.platform == "linux" and threading.active_count() == 1:
        return multiprocessing.get_context("fork")
    return multiprocessing.get_context("spawn")


_Packed: TypeAlias = "tuple[Article, Metadata, FrozenMapping[Value], tuple[Diagnostic, ...]]"
"""An article with the values that were read, for another process."""


def _pack(article: Article) -> _Packed:
    """Return an article with its values: pickling alone leaves them behind, to be read again."""
    read = article._normalised
    return article, read.metadata, read.extra, read.diagnostics


def _unpack(packed: _Packed) -> Article:
    """Return an article that has its values already."""
    article, metadata, extra, diagnostics = packed

    def again() -> Normalised:
        return article.adapter.normalise(article.front_matter, article.context)

    article.__dict__["_normalised"] = Normalised(
        metadata,
        lambda: extra,
        lambda: diagnostics,
        lambda: again().origins,
        lambda: again().native,
    )
    return article
