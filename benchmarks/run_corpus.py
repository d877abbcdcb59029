"""Put every post of a folder through everything: load, parse, convert there and back, save.

    python -m benchmarks.run_corpus DIR [--schema hugo] [--timezone Asia/Taipei] [--workers 2]

Prints counts and a list of failures. An error of newsdoc's own is a refusal and has to name file,
line and column; any other exception is a crash. Output that is not the input, byte for byte, and
markup that a conversion touched are failures too. Exit code 1 when there are crashes or
differences.
"""

from __future__ import annotations

import argparse
import collections
import re
import signal
import sys
import tempfile
import time
import traceback
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import newsdoc
from benchmarks.round_trip import is_restored, opencc_restores

if TYPE_CHECKING:
    from types import FrameType

TARGETS = ("zh-TW", "zh-CN")


@dataclass
class Outcome:
    """What came of one post.

    Attributes:
        path: The post.
        kind: `ok`, `refused`, `crash` or `difference`.
        step: How far it came.
        message: What happened.
        schema: Its schema, once it was loaded.
        script: Its script.
        restored: Whether conversion to the other script and back restores the body.
        diagnostics: Codes of its diagnostics.
        seconds: How long all steps took.
    """

    path: str
    kind: str = "ok"
    step: str = "load"
    message: str = ""
    schema: str = "-"
    script: str = "-"
    restored: str = "-"
    diagnostics: list[str] = field(default_factory=list)
    seconds: float = 0.0


class TooSlowError(Exception):
    """A post took longer than anybody would wait."""


def _alarm(_signal: int, _frame: FrameType | None) -> None:
    raise TooSlowError


def run(path: Path, *, schema: str | None, timezone: str | None, seconds: int) -> Outcome:
    """Put one post through everything."""
    outcome = Outcome(str(path))
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, _alarm)
        signal.alarm(seconds)
    start = time.perf_counter()
    try:
        go(path, outcome, schema, timezone)
    except AssertionError as error:
        outcome.kind, outcome.message = "difference", str(error)
    except newsdoc.NewsdocError as error:
        placed = error.path and error.line and error.column
        # Of an edit that is refused there may be no place: the value is what cannot be written.
        unplaced = isinstance(error, newsdoc.FileError | newsdoc.EditError) and error.path
        outcome.kind = "refused" if placed or unplaced else "crash"
        outcome.message = str(error)
    except BaseException as error:
        outcome.kind = "crash"
        outcome.message = "".join(traceback.format_exception(error, limit=-3))
    finally:
        if hasattr(signal, "SIGALRM"):
            signal.alarm(0)
    outcome.seconds = time.perf_counter() - start
    return outcome


def go(path: Path, outcome: Outcome, schema: str | None, timezone: str | None) -> None:
    """Do one step after the other; `outcome.step` says which one."""
    data = path.read_bytes()
    article = newsdoc.load(path, schema=schema, timezone=timezone)
    outcome.schema = article.schema
    outcome.diagnostics = [one.code for one in article.diagnostics]
    outcome.step = "values"
    _ = (
        article.native,
        article.extra,
        [article.origin(name) for name in newsdoc.Metadata.model_fields],
    )
    outcome.step = "parse"
    check_tree(article)
    outcome.step = "derived"
    outcome.script = article.script or "-"
    _ = article.to_json(), article.excerpt, article.word_count, article.reading_time
    _ = article.body.outline(), article.body.links(), article.body.images()
    outcome.step = "save"
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "copy.md")
        article.save(copy)
        assert copy.read_bytes() == data, "saved bytes differ from those read"
    for target in TARGETS:
        outcome.step = f"convert to {target}"
        converted = article.convert(target)
        outcome.step = f"check {target}"
        check_conversion(article, converted)
    outcome.step = "round trip"
    outcome.restored = round_trip(article)
    outcome.step = "replace"
    changed = article.replace(title="標題: 'x' #1")
    assert changed.title == "標題: 'x' #1", "title is not the one that was set"
    assert changed.body_text == article.body_text, "setting the title changed the body"


def round_trip(article: newsdoc.Article) -> str:
    """Convert to the other script and back; tell whether that restored the body."""
    tags = {"Hans": ("zh-Hant", "zh-Hans"), "Hant": ("zh-Hans", "zh-Hant")}.get(
        article.script or ""
    )
    if tags is None:
        return "-"
    restored = is_restored(article, *tags)
    assert restored or not opencc_restores(article, *tags), "OpenCC would restore this post"
    return "restored" if restored else "not restored, nor by OpenCC"


def check_tree(article: newsdoc.Article) -> None:
    """Hold the tree: spans in bounds, nested, in order."""
    span = article.body_span
    for node in article.body.walk():
        at = node.start
        for child in node.children:
            assert at <= child.start <= child.end <= node.end, f"{child!r} is out of place"
            at = child.end
        assert span.start <= node.start <= node.end <= span.end, f"{node!r} is out of the body"


def check_conversion(article: newsdoc.Article, converted: newsdoc.Article) -> None:
    """Hold a conversion: the same tree, and the same bytes wherever there is no prose."""
    before, after = list(article.body.walk()), list(converted.body.walk())
    assert [node.type for node in before] == [node.type for node in after], "another tree"
    for old, new in zip(before, after, strict=True):
        if isinstance(old, newsdoc.Code | newsdoc.InlineCode):
            assert article.text_of(old) == converted.text_of(new), f"changed code {old!r}"
        elif isinstance(old, newsdoc.Link | newsdoc.Image):
            assert isinstance(new, newsdoc.Link | newsdoc.Image)
            same = _address(article, old) == _address(converted, new)
            assert same, f"changed address {old.url!r}"
    assert list(article.front_matter) == list(converted.front_matter), "other keys"
    for name in ("published", "updated", "slug", "permalink", "aliases", "draft", "layout"):
        assert getattr(article, name) == getattr(converted, name), f"changed {name}"


def _address(article: newsdoc.Article, node: newsdoc.Link | newsdoc.Image) -> str:
    """What must stay of an address: all of it, but for two that are made of text.

    A fragment follows the heading that it leads to; a bare address ends, for a reader, where
    Chinese text begins.
    """
    if node.url.startswith("#"):
        return "#"
    if article.text_of(node)[0] in "[!<":
        return node.url
    return re.split("[^!-~]", node.url)[0]


def show(outcomes: list[Outcome], seconds: float) -> None:
    """Print counts and failures."""
    kinds = collections.Counter(outcome.kind for outcome in outcomes)
    print(f"{len(outcomes)} posts in {seconds:.1f} s:", dict(kinds))
    print("schemas:", dict(collections.Counter(outcome.schema for outcome in outcomes)))
    print("scripts:", dict(collections.Counter(outcome.script for outcome in outcomes)))
    print("there and back:", dict(collections.Counter(outcome.restored for outcome in outcomes)))
    codes = collections.Counter(code for outcome in outcomes for code in outcome.diagnostics)
    print("diagnostics:", dict(codes.most_common()))
    for kind in ("refused", "difference", "crash"):
        for outcome in outcomes:
            if outcome.kind == kind:
                print(f"\n{kind.upper()} at {outcome.step}: {outcome.path}\n{outcome.message}")
    print("\nslowest:")
    for outcome in sorted(outcomes, key=lambda one: -one.seconds)[:5]:
        print(f"  {outcome.seconds:.2f} s {outcome.path}")


def main() -> int:
    """Run the script."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("paths", nargs="+", type=Path, metavar="DIR")
    parser.add_argument("--schema")
    parser.add_argument("--timezone")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--seconds", type=int, default=60, help="the most for one post")
    options = parser.parse_args()
    files = list(newsdoc.find_posts(options.paths))
    one = partial(run, schema=options.schema, timezone=options.timezone, seconds=options.seconds)
    start = time.perf_counter()
    outcomes: list[Outcome] = []
    with ProcessPoolExecutor(options.workers) as pool:
        for outcome in pool.map(one, files, chunksize=8):
            outcomes.append(outcome)
            _progress(len(outcomes), len(files))
    show(outcomes, time.perf_counter() - start)
    return 1 if any(one.kind in {"crash", "difference"} for one in outcomes) else 0


def _progress(done: int, total: int) -> None:
    if sys.stderr.isatty():
        bar = "█" * (done * 40 // total)
        sys.stderr.write(f"\r{bar:<40} {done}/{total}" + ("\n" if done == total else ""))


if __name__ == "__main__":
    raise SystemExit(main())
