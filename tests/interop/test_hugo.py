"""newsdoc and the real Hugo on posts of every shape, field by field."""

from __future__ import annotations

import json
import subprocess
from random import Random
from typing import TYPE_CHECKING

import pytest

from newsdoc.schemas.hugo_path import Languages, page_path, path_language
from tests import shapes
from tests.interop.agreement import read, summary
from tests.interop.hugo import HugoSettings, ask_hugo, hugo
from tests.interop.hugo_agreement import compare_hugo, hugo_adapter
from tests.interop.posts import Post
from tests.strategies import Writer, batch, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

pytestmark = [pytest.mark.timeout(900), pytest.mark.usefixtures("real_hugo")]

UTC = HugoSettings()
SHANGHAI = HugoSettings("Asia/Shanghai")
NEW_YORK = HugoSettings("America/New_York")
BY_NAME = HugoSettings("Asia/Taipei", {"date": [":filename", ":default"]})


def disagreements(posts: Sequence[Post], settings: HugoSettings) -> str:
    """Return the first differences of all posts as text; an empty text is agreement."""
    adapter = hugo_adapter(settings)
    readings = [read(post, adapter, settings.timezone, "content") for post in posts]
    refused = {post.path for post, one in zip(posts, readings, strict=True) if one.error}
    answers = ask_hugo(posts, settings, doubtful=lambda post: post.path in refused)
    pairs = zip(posts, readings, answers, strict=True)
    return summary((post, compare_hugo(reading, answer)) for post, reading, answer in pairs)


def apart(posts: Iterable[Post]) -> list[Post]:
    """Give each post a folder of its own, so that its path names it."""
    return [Post(f"n{at:04}/{post.path}", post.data) for at, post in enumerate(posts)]


def yaml_posts(lines: Iterable[str]) -> list[Post]:
    """Make a post of each piece of YAML."""
    return apart(Post("a.md", f"---\n{text}\n---\nBODY\n".encode()) for text in lines)


@pytest.mark.parametrize(
    "settings", [UTC, SHANGHAI, NEW_YORK, BY_NAME], ids=["utc", "sh", "ny", "name"]
)
def test_generated_posts(settings: HugoSettings) -> None:
    posts = apart(batch(Writer.hugo_post, 250, number=len(settings.timezone or "")))
    assert not disagreements(posts, settings)


def test_broken_posts() -> None:
    posts = apart(batch(lambda writer: writer.broken(writer.hugo_post()), 300, number=1))
    assert not disagreements(posts, SHANGHAI)


@pytest.mark.parametrize("settings", [UTC, SHANGHAI, NEW_YORK], ids=["utc", "sh", "ny"])
def test_dates(settings: HugoSettings) -> None:
    dates = [*shapes.DAYS, *shapes.OTHER_DATES, *batch(Writer.date, 500, number=2)]
    plain = [f"date: {text}" for text in dates]
    double = [f"date: {quoted(text)}" for text in dates]
    assert not disagreements(yaml_posts([*plain, *double]), settings)


def test_dates_of_toml_and_json() -> None:
    toml = [f"+++\ndate = {text}\n+++\n" for text in shapes.TOML_OTHER]
    texts = batch(Writer.date, 150, number=3)
    toml += [f"+++\nlastmod = {quoted(text)}\n+++\n" for text in texts]
    json = [f'{{"date": {text}}}\n' for text in ("1", "1.5", "null", "true", "[]", "1e3", '""')]
    json += [f'{{"publishDate": {quoted(text)}}}\n' for text in texts]
    posts = apart(Post("a.md", text.encode()) for text in toml + json)
    assert not disagreements(posts, SHANGHAI)


DATE_KEYS = (*shapes.HUGO_KEYS["dates"], "mydate")


@pytest.mark.parametrize(
    "chains",
    [
        {},
        {"date": ["mydate"]},
        {"date": ["mydate", ":default"]},
        {"date": [":filename"]},
        {"date": [":default", ":filename"]},
        {"lastmod": ["lastmod"]},
        {"lastmod": ["mydate", ":default"]},
        {"lastmod": [":fileModTime", ":default"]},
        {"publishDate": ["mydate"]},
        {"expiryDate": ["mydate", "expiryDate"]},
        {"date": ["lastmod"], "lastmod": ["date"], "publishDate": ["expiryDate"]},
    ],
    ids=str,
)
def test_where_dates_come_from(chains: Mapping[str, Sequence[str]]) -> None:
    random = Random(4)  # noqa: S311  not for secrets
    posts = []
    for at in range(120):
        keys = random.sample(DATE_KEYS, random.randint(0, 4))
        days = random.sample(range(10, 29), len(keys))
        values = [random.choice([f"2024-05-{day}"] * 4 + ["", "x", "false"]) for day in days]
        lines = "".join(f"{key}: {value}\n" for key, value in zip(keys, values, strict=True))
        posts.append(Post(f"n{at}/2021-02-03-a.md", f"---\ntitle: 題\n{lines}---\n".encode()))
    assert not disagreements(posts, HugoSettings("Asia/Shanghai", chains))


@pytest.mark.parametrize("key", ["title", "x", "draft", "weight", "keywords", "slug", "tags"])
def test_scalars(key: str) -> None:
    tables = (shapes.NUMBERS, shapes.WORDS_OF_YAML, shapes.ODD_TEXT, shapes.TAGGED, shapes.QUOTED)
    lines = [f"{key}: {text}" for table in tables for text in table]
    if key == "keywords":
        lines.remove("keywords: !!binary aGVsbG8=")  # a list of 104, 101 and so on to Hugo
    elif key != "x":
        lines = lines[:: 1 + len(key) % 3]
    assert not disagreements(yaml_posts(lines), UTC)


@pytest.mark.parametrize("key", ["tags", "categories", "series", "aliases", "keywords"])
def test_lists(key: str) -> None:
    lines = [f"{key}:{text}" for text in shapes.ODD_LISTS]
    lines += [f"{key}:{text}" for text in batch(Writer.taxonomy, 60, number=5)]
    assert not disagreements(yaml_posts(lines), UTC)


SITES = HugoSettings(options={"languages": {"en": {}, "zh": {}, "zh-tw": {}}})


def test_languages_of_names() -> None:
    names = shapes.HUGO_LANGUAGE_NAMES
    posts = [Post(f"n{at}/{name}", b"---\ntitle: a\n---\n") for at, name in enumerate(names)]
    assert not disagreements(posts, SITES)


def test_mappings_that_aliases_share() -> None:
    shared = "K: &m {Aa: {Bb: [&n {Cc: 1}]}, Ee: &o {Dd: 1}}"
    uses = ("X: *m", "X: [*m]", "X: {Y: *o}", "X: *n", "X: [*o, *n]")
    merges = ("X: {<<: *m}", "X: [{<<: *m}]")
    holders = ("L:\n  - {}", "L: {{{}}}", "L: [[{{{}}}]]", "params: {{L: [{{{}}}]}}")
    pairs = [(first, second) for first in uses for second in ("", *uses, *merges)]
    lines = [
        "\n".join([holder.format(shared), first, second.replace("X", "Z")])
        for holder in holders
        for first, second in pairs
    ]
    assert not disagreements(yaml_posts(lines), UTC)


def test_taxonomies_of_other_names() -> None:
    renamed = {"tag": "Labels", "category": "topics", "series": "標籤"}
    keys = ("labels", "Labels", "topics", "標籤", "tags", "categories", "series")
    values = ("[b, a]", "word", "5", "[a, [b]]", "{a: b}", "null", '["", true, 2024-05-06]')
    lines = [f"{key}: {value}" for key in keys for value in values]
    lines += [
        "params: {topics: [a], labels: b}",
        "tags: [a]\nlabels: [b]",
        "cascade: {labels: [c]}",
    ]
    settings = HugoSettings(options={"taxonomies": renamed})
    assert not disagreements(yaml_posts(lines), settings)


def test_terms_of_pages_that_are_in_no_list() -> None:
    kept = (
        "headless: true",
        "build: {list: never}",
        "build: {render: never}",
        "_build: {list: local}",
    )
    lines = [
        f"{line}\ntags: [a, b]\ncategories: c" for line in (*kept, "headless: false", "build: {}")
    ]
    assert not disagreements(yaml_posts(lines), UTC)


def test_folders_of_languages(tmp_path: Path) -> None:
    # No two of these are one page.
    names = ("a", "b.en", "c.zh", "d/index", "e/index.en", "f/index.zh", "g/h.zh-tw")
    below = ("", "en/", "zh/", "zh/en/", "zh/tw/")
    files = [f"{one}{at}{name}.md" for at, one in enumerate(below) for name in names]
    folders = {"en": "content", "zh": "content/zh", "zh-tw": "./content/zh/tw/"}
    languages = {code: {"contentDir": folder} for code, folder in folders.items()}
    settings: dict[str, object] = {"baseURL": "https://example.org/", "languages": languages}
    settings |= {"defaultContentLanguageInSubdir": True, "disableKinds": ["taxonomy", "term"]}
    (tmp_path / "hugo.json").write_text(json.dumps(settings), "utf-8")
    for file in files:
        (tmp_path / "content" / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / file).write_text("---\ntitle: a\n---\n", "utf-8")
    listed = subprocess.run([hugo(), "list", "all"], cwd=tmp_path, capture_output=True, check=True)
    rows = [line.split(",") for line in listed.stdout.decode().splitlines()[1:]]
    pages = {(row[0], row[7].removeprefix("https://example.org").strip("/")) for row in rows}
    known = Languages.of((), folders)
    for file in files:
        path = f"content/{file}"
        assert (path, f"{path_language(path, known)}{page_path(path, known)[0]}") in pages


@pytest.mark.parametrize("settings", [UTC, SITES], ids=["one", "many"])
def test_cascades_for_languages(settings: HugoSettings) -> None:
    names = ("a.md", "a.zh.md", "a.zh-tw.md") if settings is SITES else ("a.md",)
    texts = [
        f"---\ncascade:\n  - target: {{{target}}}\n    title: 題\n    type: 類\n---\n".encode()
        for target in shapes.HUGO_TARGETS
    ]
    posts = apart(Post(name, text) for text in texts for name in names)
    assert not disagreements(posts, settings)


def test_globs_of_cascades() -> None:
    targets = [
        *(f"path: '{glob}'" for glob in shapes.HUGO_GLOBS),
        *(f"kind: '{glob}'" for glob in shapes.HUGO_KINDS),
        *(f"environment: '{glob}'" for glob in ("production", "[p]*", "x", "[")),
        "path: /x, kind: zzz",
        "path: 5",
        "kind: section, lang: '['",
    ]
    lines = [f"cascade: {{target: {{{target}}}, title: 題}}" for target in targets]
    assert not disagreements([Post("p/a.md", post.data) for post in yaml_posts(lines)], UTC)


def test_sites_of_a_page() -> None:
    cascade = "cascade: {target: {lang: zh}, title: 題}"
    texts = [
        f"---\nsites: {{{kind}: {{languages: {text}}}}}\n{cascade}\n---\n".encode()
        for text in shapes.HUGO_SITES
        for kind in ("matrix", "complements")
    ]
    names = ("a.md", "a.zh-tw.md")
    assert not disagreements(apart(Post(name, text) for text in texts for name in names), SITES)
    assert not disagreements(apart(Post("a.md", text) for text in texts), UTC)


@pytest.mark.parametrize("spelling", ["mapping", "json", "below"])
def test_params_and_cascades(spelling: str) -> None:
    lines = []
    for text in (*shapes.HUGO_OWN_KEYS, *shapes.HUGO_REFUSED_KEYS):
        key, value = next(iter(json.loads(text).items()))
        inner = {"mapping": text, "json": f"'{text}'", "below": f"{{params: {text}}}"}[spelling]
        lines += [
            f"params: {inner}",
            f"cascade: {{params: {inner}}}",
            f"{key}: {json.dumps(value)}\ncascade: {{params: {inner}}}",
            f"cascade: [{{params: {inner}, title: 題}}, {{params: {{{key}: x}}}}]",
            f"params: {{{key}: x}}\ncascade: {{params: {inner}}}",
        ]
    assert not disagreements(yaml_posts(lines), UTC)


@pytest.mark.parametrize("key", ["type", "linkTitle", "layout"])
def test_texts_of_native(key: str) -> None:
    tables = (shapes.NUMBERS, shapes.WORDS_OF_YAML, shapes.ODD_TEXT, shapes.QUOTED)
    lines = [f"{key}: {text}" for table in tables for text in table[::3]]
    lines += [f"cascade:\n  {line}" for line in lines[::5] if "\n" not in line]
    assert not disagreements(yaml_posts(lines), UTC)


def test_names_with_dates() -> None:
    posts = [
        Post(f"n{at}/{name}", b"---\ntitle: a\n---\n") for at, name in enumerate(shapes.HUGO_NAMES)
    ]
    assert not disagreements(posts, BY_NAME)


@pytest.mark.parametrize("options", [{}, SITES.options], ids=["one", "many"])
def test_names_with_dates_and_languages(options: Mapping[str, object]) -> None:
    names = [
        f"2024-05-06-a{part}{end}"
        for part in ("", ".b", ".zh.b", ".b.c", "/index", "/_index", ".b/index")
        for end in (".md", ".zh.md", ".en.md", ".fr.md", ".zh-TW.md", ".zh.b.md", ".html.md")
    ]
    posts = [Post(f"n{at}/{name}", b"---\ntitle: a\n---\n") for at, name in enumerate(names)]
    posts += [Post(f"y{year}/{year}-01-01-a.md", posts[0].data) for year in ("0000", "0001")]
    assert not disagreements(posts, HugoSettings("Asia/Taipei", BY_NAME.frontmatter, options))


def test_line_ends_and_marks() -> None:
    texts = []
    for post in batch(Writer.hugo_post, 20, number=6):
        text = post.data.decode().replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
        texts += [text.replace("\n", ends) for ends in ("\n", "\r\n", "\r")]
    marks = ("", "\ufeff", "\ufeff\ufeff", " ", "\n", "\f", "\u00a0")
    posts = [Post("a.md", (mark + text).encode()) for text in texts for mark in marks]
    assert not disagreements(apart(posts), SHANGHAI)
