"""`python -m benchmarks [SUITE…] [--posts DIR]`: print the ratios as Markdown tables."""

from __future__ import annotations

import argparse
import importlib
from pathlib import Path

from benchmarks.posts import SIZES, Post, folder_posts, generated_posts

SUITES = ("metadata", "edits", "tree", "convert", "startup")
HEAD = (
    "| job | peer | ratio | range | at most | ms |",
    "| --- | --- | ---: | ---: | ---: | ---: |",
)


def main() -> None:
    """Run the suites that are named, or all."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "suites", nargs="*", choices=[*SUITES, []], metavar="SUITE", help=str(SUITES)
    )
    parser.add_argument("--posts", type=Path, help="measure the Markdown files of this folder")
    options = parser.parse_args()
    for suite in options.suites or SUITES:
        print(f"\n## {suite}\n", *HEAD, sep="\n")
        measure = importlib.import_module(f"benchmarks.{suite}").measure
        for row in measure(_samples(options.posts)):
            print(row.row(), flush=True)


def _samples(folder: Path | None) -> dict[str, list[Post]]:
    if folder is None:
        return {name: generated_posts(size, 30_000 // size + 4) for name, size in SIZES.items()}
    posts = folder_posts(folder)
    return {
        f"about {name}": [post for post in posts if size / 2 < len(post.text.encode()) < size * 2]
        for name, size in SIZES.items()
    }


if __name__ == "__main__":
    main()
