"""newsdoc's own jobs, timed by pyperf: `python -m benchmarks.own [OPTIONS OF PYPERF]`.

Ratios beside peers are what `python -m benchmarks` shows; these are for the history of one machine,
which `python -m benchmarks.history` keeps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyperf

import newsdoc
from benchmarks.posts import generated_posts
from newsdoc import markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def jobs() -> Iterator[tuple[str, Callable[[], object]]]:
    """Give the jobs with their names; a name stays for as long as its job means the same."""
    hexo, hugo = (post.text for post in generated_posts(10_000, 2))
    large = generated_posts(100_000, 1)[0].text
    article = newsdoc.loads(hugo, schema="hugo")
    _ = article.body
    yield "load Hugo, 10 KB", lambda: newsdoc.loads(hugo, schema="hugo")
    yield "load Hexo, 10 KB", lambda: newsdoc.loads(hexo, schema="hexo")
    yield "find the schema, 10 KB", lambda: newsdoc.loads(hexo)
    yield "parse, 10 KB", lambda: markdown.parse(hugo)
    yield "parse, 100 KB", lambda: markdown.parse(large)
    yield "convert, 10 KB", lambda: newsdoc.loads(hexo, schema="hexo").convert("zh-TW")
    yield "replace the title", lambda: article.replace(title="新的標題")
    yield "set a key", lambda: article.front_matter.set("params.toc", value=True)
    yield "set a heading", lambda: _set_heading(article)
    yield "to JSON with the tree", lambda: article.to_json(body=True)


def _set_heading(article: newsdoc.Article) -> object:
    heading = next(article.body.find_all(newsdoc.Heading))
    return article.edit.set_text(heading, "新的一節")


def main() -> None:
    """Run pyperf, which starts this module again for each of its processes."""
    runner = pyperf.Runner(program_args=("-m", "benchmarks.own"))
    for name, job in jobs():
        runner.bench_func(name, job)


if __name__ == "__main__":
    main()
