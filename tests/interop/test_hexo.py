"""newsdoc and the real Hexo on posts of every shape, field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import shapes
from tests.interop.agreement import read, summary
from tests.interop.hexo import HexoSettings, ask_hexo
from tests.interop.hexo_agreement import compare_hexo, hexo_adapter
from tests.interop.posts import Post
from tests.strategies import Writer, batch, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

pytestmark = [pytest.mark.timeout(900), pytest.mark.usefixtures("real_node")]

UTC = HexoSettings()
SHANGHAI = HexoSettings("Asia/Shanghai")
NEW_YORK = HexoSettings("America/New_York")
BY_NAME = HexoSettings("Asia/Taipei", ":year-:month-:day-:title.md")
BY_FOLDER = HexoSettings(None, ":category/:i_month/:title.md", {"updated_option": "date"})
SETTINGS = [UTC, SHANGHAI, NEW_YORK, BY_NAME, BY_FOLDER]
IDS = ["utc", "sh", "ny", "name", "folder"]


def disagreements(posts: Sequence[Post], settings: HexoSettings) -> str:
    """Return the first differences of all posts as text; an empty text is agreement."""
    adapter = hexo_adapter(settings)
    answers = ask_hexo(posts, settings)
    return summary(
        (
            post,
            compare_hexo(
                read(post, adapter, settings.timezone, "source"), answer, settings.machine_zone
            ),
        )
        for post, answer in zip(posts, answers, strict=True)
    )


def apart(posts: Iterable[Post]) -> list[Post]:
    """Give each post a path of its own, with its folders and its name."""
    made = []
    for at, post in enumerate(posts):
        base, _, inner = post.path.partition("/")
        made.append(Post(f"{base}/n{at:04}/{inner}", post.data))
    return made


def yaml_posts(lines: Iterable[str]) -> list[Post]:
    """Make a post of each piece of YAML."""
    return apart(Post("_posts/a.md", f"---\n{text}\n---\nBODY\n".encode()) for text in lines)


@pytest.mark.parametrize("settings", SETTINGS, ids=IDS)
def test_generated_posts(settings: HexoSettings) -> None:
    posts = apart(batch(Writer.hexo_post, 600, number=len(settings.new_post_name)))
    assert not disagreements(posts, settings)


@pytest.mark.parametrize("number", range(2))
def test_broken_posts(number: int) -> None:
    posts = apart(batch(lambda writer: writer.broken(writer.hexo_post()), 1000, number=number))
    assert not disagreements(posts, SHANGHAI)


@pytest.mark.parametrize("settings", SETTINGS[:3], ids=IDS[:3])
@pytest.mark.parametrize("key", ["date", "updated"])
def test_dates(key: str, settings: HexoSettings) -> None:
    dates = [*shapes.DAYS, *shapes.OTHER_DATES, *batch(Writer.date, 800, number=2)]
    plain = [f"{key}: {text}" for text in (*dates, *(f"[{one}]" for one in LISTED))]
    double = [f"{key}: {quoted(text)}" for text in dates]
    assert not disagreements(yaml_posts([*plain, *double]), settings)


LISTED = (
    *(
        "2024-05-06",
        "2024-05-06T07:08:09+08:00",
        "2024-05-06 07:08:09.5",
        "2024-13-01",
        "2024-02-30",
    ),
    *("2024-13-45T30:00:00+08:00", "'2024-13-01'", "2024-05-06, 2024-05-07", "2024, 5, 6", "5", ""),
)
MACHINES = [
    HexoSettings(None, machine_zone="Asia/Shanghai"),
    HexoSettings(None, machine_zone="America/New_York"),
    HexoSettings("Asia/Shanghai", machine_zone="Asia/Shanghai"),
    HexoSettings("Asia/Tokyo", machine_zone="America/New_York"),
    HexoSettings("Asia/Shanghai", ":year-:month-:day-:title.md", machine_zone="America/New_York"),
]


@pytest.mark.parametrize("settings", MACHINES, ids=["sh", "ny", "sh sh", "tokyo ny", "name ny"])
def test_dates_on_other_machines(settings: HexoSettings) -> None:
    dates = [*shapes.DAYS, *shapes.OTHER_DATES, *batch(Writer.date, 300, number=7)]
    lines = [f"date: {text}\nupdated: {quoted(text)}" for text in dates]
    lines += [f"date: [{text}]\nupdated: [[{text}]]" for text in LISTED]
    named = [Post(name, b"---\ntitle: a\n---\n") for name in shapes.HEXO_NAMES]
    assert not disagreements([*yaml_posts(lines), *named], settings)


@pytest.mark.parametrize(
    "value", ["", "[]", "[a]", "2024-05-06", "2024-13-01", "!!binary YQ==", "!!omap []", "{a: 1}"]
)
def test_objects_for_the_prototype(value: str) -> None:
    assert not disagreements(yaml_posts([f"__proto__: {value}"]), UTC)


@pytest.mark.parametrize("key", ["categories", "category", "tags"])
def test_names_that_objects_inherit(key: str) -> None:
    names = ("__proto__", "constructor", "toString", "valueOf", "hasOwn", "Constructor", "length")
    lines = [
        f"{key}: {text}" for name in names for text in (name, f"[a, {name}]", f"[[{name}, b]]")
    ]
    assert not disagreements(yaml_posts(lines), UTC)


@pytest.mark.parametrize(
    "key", ["title", "x", "published", "comments", "layout", "permalink", "tags", "excerpt"]
)
def test_scalars(key: str) -> None:
    tables = (shapes.NUMBERS, shapes.WORDS_OF_YAML, shapes.ODD_TEXT, shapes.TAGGED, shapes.QUOTED)
    texts = [text for table in tables for text in table]
    if key == "permalink":
        texts.remove("\\")  # which makes an address that Node's URL refuses
    assert not disagreements(yaml_posts(f"{key}: {text}" for text in texts), UTC)


@pytest.mark.parametrize("key", ["tags", "categories", "tag", "category", "photos", "x"])
def test_lists(key: str) -> None:
    lines = [f"{key}:{text}" for text in shapes.ODD_LISTS]
    lines += [f"{key}:{text}" for text in batch(Writer.taxonomy, 150, number=5)]
    assert not disagreements(yaml_posts(lines), UTC)


@pytest.mark.parametrize("settings", SETTINGS, ids=IDS)
def test_names(settings: HexoSettings) -> None:
    posts = [
        Post(name.replace("/", f"/{at}/", 1) if at % 2 else name, data)
        for at, name in enumerate(shapes.HEXO_NAMES)
        for data in (b"---\ntitle: a\n---\n",)
    ]
    assert not disagreements(posts, settings)


@pytest.mark.parametrize(
    "rule", [":lang/:title.md", ":slug/:title.md", ":category-:hash-:title.md"]
)
def test_names_that_give_keys(rule: str) -> None:
    names = ("zh-TW/a.md", "a/b/c.md", "甲-0123456789ab-a.md", "a.md")
    texts = (b"---\ntitle: a\n---\n", b"---\nlang: en\ncategories: b\nslug: c\n---\n")
    for text in texts:
        posts = [Post(f"_posts/{name}", text) for name in names]
        assert not disagreements(posts, HexoSettings(None, rule))


def test_line_ends_and_marks() -> None:
    texts = []
    for post in batch(Writer.hexo_post, 40, number=6):
        text = post.data.decode().replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
        texts += [text.replace("\n", ends) for ends in ("\n", "\r\n", "\r")]
        # Programs that write CRLF for the LF of a CRLF leave such line ends behind.
        texts.append(text[:4] + text[4:].replace("\n", "\r\r\n"))
    marks = ("", "\ufeff", "\ufeff\ufeff", " ", "\n", "\u00a0")
    posts = [Post("_posts/a.md", (mark + text).encode()) for text in texts for mark in marks]
    assert not disagreements(apart(posts), SHANGHAI)
