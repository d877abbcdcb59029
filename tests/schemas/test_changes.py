"""The law of replace: what is asked is what is read afterwards, and nothing else changes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsdoc
from newsdoc.errors import EditError
from newsdoc.model import Metadata, Person, Picture, Source
from newsdoc.schemas import CONVENTIONS, Context, Convention, Hexo, get_schema, theme_keys
from tests.schemas.helpers import SHANGHAI, normalise, replaced, yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

EAST = timezone(timedelta(hours=8))
NOON = datetime(2025, 3, 4, 12, tzinfo=EAST)

HUGO_YAML = """---
title: "春天來了" # 標題
date: 2025-03-04T05:06:07+08:00
description: '摘要：一'
tags: [新聞, "AI"]
categories:
  - 產業
cover:
  image: /a.png
  alt: 圖
source_name: ""
source_url: ""
draft: false
params:
  toc: true
  author: 王小明
mine: 1
---

正文
"""

HUGO_TOML = """+++
title = "春天來了"
publishDate = 2025-03-04T05:06:07+08:00
lastmod = "2025-03-05"
keywords = ["甲", "乙"]
published = false
image = "a.png"
author = "王小明"
authorLink = "https://example.org/"
[menu.main]
weight = 3
+++
正文
"""

HUGO_JSON = """{
  "title": "春天來了",
  "date": "2025-03-04 05:06:07",
  "tags": "新聞",
  "math": {"enable": true},
  "translationKey": "spring"
}
正文
"""

HEXO_YAML = """---
title: 春天来了
date: 2025-03-04 05:06:07
updated: "2025-03-05"
lang:
  - "zh-CN"
categories:
- 新闻
- 国际
tag: 科技
thumbnail: /a.png
summary: 摘要
comments: false
published: false
author: {name: 王小明, link: https://example.org/}
source_name: 新华社
---
正文
"""

HEXO_JSON = """;;;
"title": "春天来了",
"date": "2025/3/4 5:06",
"categories": [["新闻", "国际"], ["科技"]],
"permalink": "/p/"
;;;
正文
"""

POSTS = {
    "hugo yaml": ("hugo", HUGO_YAML),
    "hugo toml": ("hugo", HUGO_TOML),
    "hugo json": ("hugo", HUGO_JSON),
    "hugo bare": ("hugo", "只有正文。\n"),
    "hexo yaml": ("hexo", HEXO_YAML),
    "hexo json": ("hexo", HEXO_JSON),
    "hexo bare": ("hexo", "只有正文。\n"),
}

WORDS = st.sampled_from(
    [
        "头发",
        "a",
        "true",
        "12",
        "a, b",
        "x: y",
        "C#",
        "it's",
        "- z",
        "2025-01-01",
        '"q"',
        "标题：副题",
    ]
)
TERMS = st.lists(WORDS, max_size=3, unique=True).map(tuple)
MOMENTS = st.datetimes(
    min_value=datetime(1980, 1, 1),  # noqa: DTZ001  hypothesis wants it naive
    max_value=datetime(2040, 1, 1),  # noqa: DTZ001  naive on purpose
    timezones=st.sampled_from([UTC, EAST, timezone(-timedelta(hours=3, minutes=30))]),
).map(lambda moment: moment.replace(microsecond=0))
PEOPLE = st.builds(
    Person,
    name=WORDS,
    email=st.sampled_from([None, "a@example.org"]),
    url=st.sampled_from([None, "https://example.org/b"]),
)
MAYBE = st.sampled_from([None, "说明"])
VALUES: dict[str, st.SearchStrategy[object]] = {
    "title": WORDS,
    "published": MOMENTS,
    "updated": MOMENTS,
    "expires": MOMENTS,
    "summary": WORDS,
    "authors": st.lists(PEOPLE, max_size=2).map(tuple),
    "tags": TERMS,
    "categories": st.lists(TERMS.filter(bool), max_size=2, unique=True).map(tuple),
    "keywords": TERMS,
    "language": st.sampled_from(["zh-TW", "zh_CN", "en"]),
    "translations": TERMS,
    "cover": st.builds(Picture, url=st.just("/b c.png"), alt=MAYBE, caption=MAYBE),
    "source": st.builds(Source, name=MAYBE, url=st.sampled_from([None, "https://example.org/s"])),
    "draft": st.booleans(),
    "slug": WORDS,
    "permalink": st.just("/p/q/"),
    "aliases": st.lists(st.sampled_from(["/a", "/b/c"]), unique=True).map(tuple),
    "series": TERMS,
    "weight": st.integers(-3, 300),
    "layout": WORDS,
    "comments": st.booleans(),
    "toc": st.booleans(),
    "math": st.booleans(),
}
CHANGES = st.lists(st.sampled_from(sorted(VALUES)), min_size=1, max_size=3, unique=True).flatmap(
    lambda names: st.fixed_dictionaries(
        {name: st.one_of(st.none(), VALUES[name], VALUES[name]) for name in names}
    )
)
# Documented: Hugo's Lastmod is Date where nothing else gives it, and `published` is also a date.
FOLLOWS = {"published": {"updated"}, "updated": {"published"}, "draft": {"published", "updated"}}


def test_every_field_is_asked() -> None:
    assert set(VALUES) == set(Metadata.model_fields)


@given(
    st.sampled_from(sorted(POSTS)),
    CHANGES,
    st.sampled_from([None, SHANGHAI, "America/New_York"]),
)
def test_the_law(post: str, changes: Mapping[str, object], timezone: str | None) -> None:
    schema, text = POSTS[post]
    before = normalise(text, schema, timezone=timezone).metadata
    try:
        edited = replaced(text, changes, schema, timezone=timezone)
    except EditError as error:
        named = any(error.message.startswith(name) for name in changes)
        assert named, error.message  # noqa: PT017  refusing is right, and so is not refusing
        return
    after = normalise(edited, schema, timezone=timezone).metadata
    may_follow = set().union(*(FOLLOWS.get(name, set()) for name in changes))
    for name in Metadata.model_fields:
        if name in changes:
            empty = Metadata.model_fields[name].get_default()
            wanted = empty if changes[name] is None else changes[name]
            assert getattr(after, name) == wanted
        elif name not in may_follow:
            assert getattr(after, name) == getattr(before, name)


@pytest.mark.parametrize(
    ("post", "changes", "old", "new"),
    [
        ("hugo yaml", {"title": "夏天"}, 'title: "春天來了" # 標題', 'title: "夏天" # 標題'),
        ("hugo yaml", {"summary": "二"}, "'摘要：一'", "'二'"),
        (
            "hugo yaml",
            {"published": NOON},
            "2025-03-04T05:06:07+08:00",
            "2025-03-04T12:00:00+08:00",
        ),
        ("hugo yaml", {"toc": False}, "  toc: true", "  toc: false"),
        ("hugo yaml", {"cover": Picture(url="/b.png", alt="圖")}, "/a.png", "/b.png"),
        ("hugo yaml", {"cover": Picture(url="/a.png")}, "  alt: 圖\n", ""),
        ("hugo yaml", {"draft": True}, "draft: false", "draft: true"),
        ("hugo toml", {"draft": False}, "published = false", "published = true"),
        ("hugo toml", {"updated": NOON}, '"2025-03-05"', '"2025-03-04 04:00:00"'),
        ("hugo json", {"tags": ("科技",)}, '"tags": "新聞"', '"tags": "科技"'),
        ("hugo json", {"math": False}, '{"enable": true}', '{"enable": false}'),
        ("hexo yaml", {"tags": ("a",)}, "tag: 科技", "tag: a"),
        ("hexo yaml", {"language": "zh-TW"}, '"zh-CN"', '"zh-TW"'),
        ("hexo yaml", {"categories": (("新闻", "亚洲"),)}, "- 国际", "- 亚洲"),
        ("hexo yaml", {"draft": False}, "published: false", "published: true"),
        ("hexo yaml", {"published": NOON}, "2025-03-04 05:06:07", "2025-03-04 04:00:00"),
        ("hexo yaml", {"summary": None}, "summary: 摘要\n", ""),
    ],
)
def test_the_key_that_gave_it_is_the_one_written(
    post: str, changes: Mapping[str, object], old: str, new: str
) -> None:
    schema, text = POSTS[post]
    assert text.count(old) == 1
    assert replaced(text, changes, schema) == text.replace(old, new)


@pytest.mark.parametrize(
    ("post", "changes", "line"),
    [
        ("hugo yaml", {"updated": NOON}, "lastmod: 2025-03-04T12:00:00+08:00"),
        ("hugo yaml", {"expires": NOON.astimezone(UTC)}, "expiryDate: 2025-03-04T04:00:00"),
        ("hugo yaml", {"source": Source(url="https://example.org/")}, 'source_url: "https://'),
        ("hugo json", {"authors": (Person(name="李"),)}, '"author": "李"'),
        ("hexo yaml", {"weight": 3}, "weight: 3"),
        ("hexo json", {"cover": Picture(url="/c.png")}, '"cover": "/c.png"'),
        ("hexo json", {"tags": ("甲", "乙")}, '"tags": ["甲", "乙"]'),
        ("hexo bare", {"published": NOON}, "date: 2025-03-04 04:00:00"),
        ("hugo bare", {"title": "夏天"}, "title: 夏天"),
    ],
)
def test_else_the_canonical_key_is(post: str, changes: Mapping[str, object], line: str) -> None:
    schema, text = POSTS[post]
    assert line in replaced(text, changes, schema)


@pytest.mark.parametrize(
    ("post", "changes", "reason"),
    [
        ("hugo yaml", {"categories": (("a", "b"),)}, "no hierarchy"),
        ("hugo yaml", {"translations": ("a", "b")}, "one key"),
        ("hugo yaml", {"aliases": ("old",)}, "would be read as .'/old',.; give that if it is"),
        ("hugo yaml", {"aliases": ("/old/",)}, "would be read as .'/old',.; give that if it is"),
        ("hugo yaml", {"updated": None}, "stands in for it"),
        ("hugo yaml", {"title": ""}, "would be read as None$"),
        ("hugo yaml", {"published": "2025-03-04"}, "published"),
        ("hugo yaml", {"headline": "x"}, "no field"),
        ("hugo toml", {"cover": Picture(url="b", alt="c")}, "no place for its alt"),
        ("hexo yaml", {"slug": "a"}, "lives in the path"),
        ("hexo yaml", {"expires": NOON}, "no key for it"),
        ("hexo yaml", {"source": Source()}, "would be read as None"),
    ],
)
def test_what_cannot_be_written(post: str, changes: Mapping[str, object], reason: str) -> None:
    schema, text = POSTS[post]
    with pytest.raises(EditError, match=reason):
        replaced(text, changes, schema)


def test_what_lives_in_the_path() -> None:
    draft = "source/_drafts/a.md"
    with pytest.raises(EditError, match="lives in the path"):
        replaced(HEXO_YAML, {"draft": False}, "hexo", path=draft)
    named = Hexo(new_post_name=":lang/:title.md")
    with pytest.raises(EditError, match="lives in the path"):
        replaced(HEXO_YAML, {"language": "en"}, named, path="source/_posts/zh/a.md")


@pytest.mark.parametrize("day", ["2024-01-00", "2024-13-01", "2024-06-31 24:00:00"])
def test_beside_a_date_that_rolls_over(day: str) -> None:
    text = f"---\ntitle: 甲\ndate: {day}\n---\n"
    changed = replaced(text, {"title": "乙"}, "hexo", timezone=SHANGHAI)
    assert changed == text.replace("甲", "乙")
    again = replaced(text, {"published": NOON}, "hexo", timezone=SHANGHAI)
    assert normalise(again, "hexo", timezone=SHANGHAI).metadata.published == NOON


def test_equal_values_make_no_edit() -> None:
    for schema, text in POSTS.values():
        metadata = normalise(text, schema).metadata
        changes = {name: getattr(metadata, name) for name in Metadata.model_fields}
        assert replaced(text, changes, schema) == text


@pytest.mark.parametrize("schema", ["hugo", "hexo"])
def test_new_front_matter(schema: str) -> None:
    fields = {
        "tags": ("新闻", "a: b"),
        "title": "头发：长",
        "published": NOON,
        "authors": (Person(name="王"), Person(name="李")),
        "draft": True,
    }
    adapter = get_schema(schema)
    text = adapter.template(fields, Context(timezone=SHANGHAI))
    assert text.startswith("---\ntitle: 头发：长\ndate: ")
    found = normalise(text, schema, timezone=SHANGHAI).metadata
    assert {name: getattr(found, name) for name in fields} == fields


PICTURE = Picture(url="/new.png")
WANTED: dict[str, object] = {
    "cover": PICTURE,
    "authors": (Person(name="李"),),
    "summary": "新",
    "language": "zh-TW",
    "translations": ("en",),
    "source": Source(name="新华社"),
    "series": ("新",),
    "comments": False,
    "toc": False,
    "math": True,
}


@pytest.mark.parametrize(
    ("schema", "row"),
    [
        (schema, row)
        for row in CONVENTIONS
        for schema in ("hugo", "hexo")
        if getattr(row, schema) and not row.named
    ],
    ids=lambda item: item if isinstance(item, str) else item.key,
)
def test_every_theme_key_is_read_and_written(schema: str, row: Convention) -> None:
    name, key = row.field, row.key
    value = {"comments": "true", "toc": "true", "math": "false"}.get(name, "旧")
    keys, indent = "", ""
    for part in key.split("."):
        keys += f"{indent}{part}:\n"
        indent += "  "
    text = f"---\n{keys.rstrip()} {value}\n---\n"
    found = normalise(text, schema)
    assert found.origins[name].key == key
    wanted = WANTED[name]
    if name == "source" and found.metadata.source == Source(url="旧"):
        wanted = Source(url="https://example.org/")
    if row.negative:
        wanted = not getattr(found.metadata, name)
    edited = replaced(text, {name: wanted}, schema)
    assert edited.count("\n") == text.count("\n")
    again = normalise(edited, schema)
    assert getattr(again.metadata, name) == wanted
    assert again.origins[name].key == key


@pytest.mark.parametrize(
    ("generator", "themes"),
    [
        ("hugo", "PaperMod Stack LoveIt DoIt Even Mainroad Blowfish Jane NexT"),
        ("hugo", "Hextra Congo Terminal Ananke Coder Meme FixIt Eureka Wowchemy Docsy Clarity"),
        ("hexo", "NexT Butterfly Icarus Fluid Matery Volantis"),
        ("hexo", "Stellar Redefine Anzhiyu Solitude Shoka Keep Cactus Ayer Nexmoe Sakura"),
    ],
)
def test_themes_that_the_table_must_know(generator: str, themes: str) -> None:
    known = {name.strip() for row in CONVENTIONS for name in getattr(row, generator).split(",")}
    assert set(themes.split()) <= known


def test_the_order_of_precedence() -> None:
    assert theme_keys("hugo")["cover"][0].path == ("cover", "image")


def test_authors_with_links_beside_them() -> None:
    text = "---\nauthor: 王\nauthorLink: https://example.org/\nauthorEmail: a@example.org\n---\n"
    (person,) = normalise(text, "hugo").metadata.authors
    assert person == Person(name="王", url="https://example.org/", email="a@example.org")
    edited = replaced(text, {"authors": (Person(name="李", url="https://example.com/"),)}, "hugo")
    assert edited == "---\nauthor: 李\nauthorLink: https://example.com/\n---\n"


def test_texts_beside_a_cover_stay_in_the_keys_that_hold_them() -> None:
    text = "---\nfeatureImage: a.png\nfeatureAlt: 旧\nfeatureImageCap: 圖\n---\n"
    found = normalise(text, "hugo")
    assert found.metadata.cover == Picture(url="a.png", alt="旧", caption="圖")
    edited = replaced(text, {"cover": Picture(url="b.png", alt="新")}, "hugo")
    assert edited == "---\nfeatureImage: b.png\nfeatureAlt: 新\n---\n"
    both = text.replace("featureAlt", "featureImageAlt: 甲\nfeatureAlt")
    assert normalise(both, "hugo").metadata.cover == Picture(url="a.png", alt="甲", caption="圖")
    edited = replaced(both, {"cover": Picture(url="b.png")}, "hugo")
    assert edited == "---\nfeatureImage: b.png\n---\n"
    edited = replaced(both, {"cover": Picture(url="b.png", alt="新", caption="圖")}, "hugo")
    assert edited.splitlines()[2:4] == ["featureImageAlt: 新", "featureAlt: 旧"]


@pytest.mark.parametrize("colour", ["'#fff'", "transparent", "rgba(0, 0, 0, 0.5)"])
def test_a_colour_is_no_cover(colour: str) -> None:
    found = normalise(f"---\ncover: {colour}\ntop_img: a.png\n---\n", "hexo")
    assert found.metadata.cover == Picture(url="a.png")


def test_a_cover_among_the_resources() -> None:
    text = "---\nresources:\n- {name: a, src: a.png}\n- {name: featured-image, src: b.png}\n---\n"
    found = normalise(text, "hugo")
    assert found.metadata.cover == Picture(url="b.png")
    assert found.origins["cover"].key == "resources"
    with pytest.raises(EditError, match="resources cannot be written"):
        replaced(text, {"cover": PICTURE}, "hugo")
    with pytest.raises(EditError, match="holds more"):
        replaced(text, {"cover": None}, "hugo")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("---\ntitle: a\ncover:\n  image: /a\n  alt: b\n---\n", "---\ntitle: a\n---\n"),
        ("---\ncover:\n  image: /a\n  big: 1\n---\n", "---\ncover:\n  big: 1\n---\n"),
        ("---\nPARAMS: {cover: {image: /a}}\nx: 1\n---\n", "---\nx: 1\n---\n"),
        ('+++\nx = 1\n[cover]\nimage = "a"\n+++\n', "+++\nx = 1\n+++\n"),
        ('{"cover": {"image": "a"}, "x": 1}\n', '{"x": 1}\n'),
    ],
)
def test_a_mapping_goes_with_its_last_key(text: str, left: str) -> None:
    assert replaced(text, {"cover": None}, "hugo") == left


def test_a_list_is_not_removed_for_its_first_item() -> None:
    text = "---\nphotos: [a.png, b.png]\nlang: [zh-CN, en]\n---\n"
    for name in ("cover", "language"):
        with pytest.raises(EditError, match="holds more"):
            replaced(text, {name: None}, "hexo")
    changed = replaced(text, {"cover": PICTURE, "language": "zh-TW"}, "hexo")
    assert changed == "---\nphotos: [/new.png, b.png]\nlang: [zh-TW, en]\n---\n"


@pytest.mark.parametrize(
    ("schema", "field", "old", "value", "new"),
    [
        ("hugo", "aliases", "[old, b/]", ("/old", "/b", "/c"), "[old, b/, /c]"),
        ("hugo", "aliases", "[old, b/]", ("/b",), "[b/]"),
        ("hugo", "aliases", "[a, /a]", ("/a", "/a", "/b"), "[/a, /a, /b]"),
        ("hugo", "tags", "[1, true, 0x10, 1.50]", ("1", "16", "甲"), "[1, 0x10, 甲]"),
        ("hugo", "tags", "[1, '1']", ("1", "1", "甲"), "['1', '1', '甲']"),
        ("hugo", "categories", "[2024, a]", (("2024",), ("b",)), "[2024, b]"),
        ("hugo", "keywords", "[1, null]", ("1", "甲"), "[1, 甲]"),
        ("hexo", "tags", "[1e3, false]", ("1000", "false", "甲"), "[1e3, false, 甲]"),
        ("hexo", "categories", "[2024, a]", (("2024", "b"),), "[2024, b]"),
        ("hexo", "categories", "[[a], b]", (("a", "b"),), "[a, b]"),
        ("hexo", "categories", "[[1], b]", (("1", "c"),), '["1", c]'),
    ],
)
def test_items_that_say_the_same_stay_as_they_are(
    schema: str, field: str, old: str, value: tuple[object, ...], new: str
) -> None:
    text = f"---\n{field}: {old}\n---\n"
    assert replaced(text, {field: value}, schema) == text.replace(old, new)


def test_authors_in_other_shapes() -> None:
    shapes = {
        "author: [王, 李]": ("王", "李"),
        "author: {name: 王, website: https://example.org/}": ("王",),
        "authors: [{nickname: 王}, 李]": ("王", "李"),
        "author: true": (),
        "author: ''": (),
    }
    for keys, names in shapes.items():
        assert tuple(person.name for person in yaml(keys, "hugo").metadata.authors) == names


@given(
    st.sampled_from(sorted(POSTS)),
    CHANGES,
    st.sampled_from([None, SHANGHAI, "America/New_York"]),
)
def test_an_article_replaces_as_edits_tried_out_do(
    post: str, changes: Mapping[str, object], timezone: str | None
) -> None:
    # `replace` makes edits that were not tried out, and proves them by the article they make.
    schema, text = POSTS[post]
    article = newsdoc.loads(text, schema=schema, timezone=timezone)
    changes = {name: value for name, value in changes.items() if getattr(article, name) != value}
    try:
        edited = replaced(text, changes, schema, timezone=timezone)
    except EditError:
        with pytest.raises(EditError):
            article.replace(**changes)  # type: ignore[arg-type]  # the strategies know the types
        return
    assert article.replace(**changes).source_text.text == edited  # type: ignore[arg-type]  # as above


@pytest.mark.parametrize(
    ("schema", "text", "line"),
    [
        ("hugo", '+++\ndate = "2020-01-02"\n+++\n', 'lastmod = "2025-05-12T15:06:00Z"\n'),
        ("hugo", '+++\ntitle = "2020-01-02"\n+++\n', "lastmod = 2025-05-12T15:06:00+00:00\n"),
        ("hugo", "+++\ndate = 2020-01-02\n+++\n", "lastmod = 2025-05-12T15:06:00+00:00\n"),
        ("hugo", "---\ndate: '2020-01-02'\n---\n", "lastmod: '2025-05-12T15:06:00+00:00'\n"),
        (
            "hugo",
            '---\ntitle: "2020-01-02"\ndate: 2020-01-02\n---\n',
            "lastmod: 2025-05-12T15:06:00+00:00\n",
        ),
        ("hexo", "---\ndate: '2020-01-02 03:04:05'\n---\n", "updated: 2025-05-12 15:06:00\n"),
    ],
)
def test_a_new_date_stands_in_quotes_where_the_others_do(schema: str, text: str, line: str) -> None:
    updated = datetime(2025, 5, 12, 15, 6, tzinfo=UTC)
    changed = newsdoc.loads(text, schema=schema, timezone="UTC").replace(updated=updated)
    assert changed.updated == updated
    assert newsdoc.dumps(changed).endswith((f"{line}+++\n", f"{line}---\n"))
