"""`python -m benchmarks [SUITE…] [--posts DIR] [--write]`: print the ratios as Markdown tables."""

from __future__ import annotations

import argparse
import importlib
import platform
from importlib import metadata
from pathlib import Path

import newsdoc
from benchmarks.generated import FOLDER, write_page
from benchmarks.posts import SIZES, Post, folder_posts, generated_posts

PAGE = FOLDER / "performance.md"
SUITES = ("metadata", "edits", "tree", "convert", "startup", "memory")
HEAD = (
    "| job | peer | ratio | range | at most | takes |",
    "| --- | --- | ---: | ---: | ---: | ---: |",
)


def main() -> None:
    """Run the suites that are named, or all."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "suites", nargs="*", choices=[*SUITES, []], metavar="SUITE", help=str(SUITES)
    )
    parser.add_argument("--posts", type=Path, help="measure the Markdown files of this folder")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE} for the documentation")
    options = parser.parse_args()
    parts = {}
    for suite in options.suites or SUITES:
        print(f"\n## {suite}\n", *HEAD, sep="\n")
        measure = importlib.import_module(f"benchmarks.{suite}").measure
        rows = []
        for one in measure(_samples(options.posts)):
            rows.append(one.row())
            print(rows[-1], flush=True)
        parts[suite.capitalize()] = "\n".join([*HEAD, *rows])
    if options.write:
        write_page(PAGE, "python -m benchmarks --write", {"Where": _machine(), **parts})


def _machine() -> str:
    names = ("python-frontmatter", "PyYAML", "markdown-it-py", "opencc", "pydantic")
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in names)
    system = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    return f"{system}; newsdoc {newsdoc.__version__}; {versions}."


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
