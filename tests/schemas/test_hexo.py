"""What Hexo 8.1 makes of front matter; each case was put to the program itself."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newsdoc.errors import FrontMatterError, Severity
from newsdoc.schemas import Context, Hexo, HexoFrontMatter
from tests.schemas.helpers import SHANGHAI, codes, front_matter, normalise, yaml


def moment(value: datetime | None) -> str | None:
    return value.isoformat(timespec="seconds") if value else None


@pytest.mark.parametrize(
    ("value", "written", "shown"),
    [
        # Without a zone: the clock of the site's zone, and so does Hexo.
        ("2025-03-04", "2025-03-04T00:00:00+08:00", "2025-03-03T16:00:00+00:00"),
        ("2025-03-04 05:06:07", "2025-03-04T05:06:07+08:00", "2025-03-03T21:06:07+00:00"),
        ("'2025-03-04'", "2025-03-04T00:00:00+08:00", "2025-03-03T16:00:00+00:00"),
        ("2025-03-04 05:06", "2025-03-04T05:06:00+08:00", "2025-03-03T21:06:00+00:00"),
        ("2025/3/4 5:06 PM", "2025-03-04T17:06:00+08:00", "2025-03-04T09:06:00+00:00"),
        ("Mar 4 2025", "2025-03-04T00:00:00+08:00", "2025-03-03T16:00:00+00:00"),
        ("2025-02-30", "2025-03-02T00:00:00+08:00", "2025-03-01T16:00:00+00:00"),
        ("2025-03-04 24:00:00", "2025-03-05T00:00:00+08:00", "2025-03-04T16:00:00+00:00"),
        ("[2025-03-04]", "2025-03-04T00:00:00+08:00", "2025-03-03T16:00:00+00:00"),
        ("[2025-03-04 05:06:07.8]", "2025-03-04T05:06:07+08:00", "2025-03-03T21:06:07+00:00"),
        ("[[2025-02-30]]", "2025-03-02T00:00:00+08:00", "2025-03-01T16:00:00+00:00"),
        # With a zone: newsdoc keeps the moment, Hexo on a machine in UTC loses the zone.
        ("2025-03-04T05:06:07+08:00", "2025-03-04T05:06:07+08:00", "2025-03-03T13:06:07+00:00"),
        ("2025-03-04T05:06:07Z", "2025-03-04T05:06:07+00:00", "2025-03-03T21:06:07+00:00"),
        ("2025-03-04 05:06:07 +0800", "2025-03-04T05:06:07+08:00", "2025-03-03T13:06:07+00:00"),
        ("1741035967000", "2025-03-04T05:06:07+08:00", "2025-03-03T13:06:07+00:00"),
        # No dates at all.
        ("2025年3月4日", None, None),
        ("now", None, None),
        ("''", None, None),
        ("false", None, None),
        ("{a: b}", None, None),
        ("[2025-03-04, 2025-03-05]", None, None),
    ],
)
def test_dates(value: str, written: str | None, shown: str | None) -> None:
    text = f"---\ndate: {value}\nupdated: {value}\n---\n"
    metadata = normalise(text, "hexo", timezone=SHANGHAI).metadata
    assert moment(metadata.published) == written
    assert moment(metadata.updated) == written
    dates = Hexo().generator_dates(front_matter(text, "hexo"), Context(timezone=SHANGHAI))
    assert moment(dates["date"]) == shown
    assert moment(dates["updated"]) == shown


@pytest.mark.parametrize(
    ("date", "zone", "shown"),
    [
        ("2025-03-04T05:06:07", None, "2025-03-03T21:06:07+00:00"),
        ("2025-03-04T05:06:07+08:00", None, "2025-03-03T13:06:07+00:00"),
        ("2025-03-04T05:06:07+08:00", SHANGHAI, "2025-03-03T13:06:07+00:00"),
        ("'2025-03-04'", None, "2025-03-04T00:00:00+00:00"),
        ("'2025-03-04 05:06'", None, "2025-03-03T21:06:00+00:00"),
        ("'2025-03-04 05:06 +0100'", None, "2025-03-04T04:06:00+00:00"),
        ("'2025-03-04 05:06 +0100'", SHANGHAI, "2025-03-04T04:06:00+00:00"),
        ("'2025-03-04 05:06 +0100'", "Asia/Tokyo", "2025-03-04T03:06:00+00:00"),
        ("1741064767000", None, "2025-03-04T05:06:07+00:00"),
    ],
)
def test_dates_that_hexo_shows_in_shanghai(date: str, zone: str | None, shown: str) -> None:
    matter = front_matter(f"---\ndate: {date}\n---\n", "hexo")
    dates = Hexo().generator_dates(matter, Context(timezone=zone), machine_zone=SHANGHAI)
    assert moment(dates["date"]) == shown


def test_dates_of_names_in_shanghai() -> None:
    site = Hexo(new_post_name=":year-:month-:day-:title.md")
    context = Context(path="source/_posts/2025-03-04-a.md")
    dates = site.generator_dates(front_matter("---\ntitle: 甲\n---\n", "hexo"), context, SHANGHAI)
    assert moment(dates["date"]) == "2025-03-03T16:00:00+00:00"


def test_the_zone_that_hexo_loses_is_told() -> None:
    text = "date: 2025-03-04T05:06:07+08:00"
    (diagnostic,) = yaml(text, "hexo", timezone=SHANGHAI).diagnostics
    assert diagnostic.code == "date-zone-lost"
    assert "2025-03-03 21:06:07+08:00" in diagnostic.message
    assert diagnostic.severity is Severity.WARNING
    assert codes(yaml(text, "hexo")) == ["date-zone-lost"]
    assert codes(yaml("date: 2025-03-04T05:06:07Z", "hexo", timezone="UTC")) == []
    quoted = yaml("date: '2025-03-04T05:06:07+08:00'", "hexo", timezone=SHANGHAI).diagnostics
    assert [diagnostic.severity for diagnostic in quoted] == [Severity.INFO]


def test_other_diagnostics_of_dates() -> None:
    assert codes(yaml("date: 2025-03-04", "hexo")) == ["date-without-zone"]
    assert codes(yaml("date: 很久以前", "hexo")) == ["date-unreadable"]
    assert codes(yaml("date: 2025-02-30", "hexo", timezone=SHANGHAI)) == ["date-rolled-over"]
    assert codes(yaml("date: 0025-01-01", "hexo", timezone=SHANGHAI)) == ["date-rolled-over"]


@pytest.mark.parametrize(
    "date",
    [
        "9999-12-31T23:59:59",
        "'9999-12-31 23:59'",
        "'Dec 31 9999 23:00 -9900'",
        "'9999-12-31T23:00:00-23:00'",
    ],
)
def test_a_moment_that_the_calendar_does_not_reach(date: str) -> None:
    zone = "America/New_York"
    matter = front_matter(f"---\ndate: {date}\n---\n", "hexo")
    assert Hexo().generator_dates(matter, Context(timezone=zone))["date"] is None
    found = yaml(f"date: {date}", "hexo", timezone=zone)
    if found.metadata.published is None:
        assert codes(found)[-1] == "date-out-of-range"
    else:  # its own zone has it
        assert found.metadata.published.year == 9999


def test_updated_as_published_where_the_site_says_so() -> None:
    site = Hexo(updated_option="date", new_post_name=":year-:month-:day-:title.md")
    matter = front_matter("---\ntitle: 甲\n---\n", "hexo")
    named = Context(path="source/_posts/2025-03-04-a.md")
    assert site.generator_dates(matter, named)["updated"] is not None
    metadata = site.normalise(matter, named).metadata
    assert metadata.updated == metadata.published is not None
    assert site.normalise(matter, Context()).metadata.updated is None


@pytest.mark.parametrize("permalink", ["a%zz", "a%ff/b", "'%'"])
def test_a_permalink_that_hexo_cannot_decode(permalink: str) -> None:
    with pytest.raises(FrontMatterError, match="begins no escape"):
        yaml(f"permalink: {permalink}", "hexo")


@pytest.mark.parametrize(
    ("value", "title"),
    [
        ("[a, b]", "a,b"),
        ("{a: b}", "[object Object]"),
        ("2025-03-04", "Tue Mar 04 2025 00:00:00 GMT+0000 (Coordinated Universal Time)"),
        ("1.10", "1.1"),
        ("false", "false"),
        ("", None),
        ("''", None),
    ],
)
def test_title(value: str, title: str | None) -> None:
    assert yaml(f"title: {value}", "hexo").metadata.title == title


@pytest.mark.parametrize(
    ("keys", "tags"),
    [
        ("tags: 新闻", ("新闻",)),
        ("tags: [a, a, null, '', 1, [b, c]]", ("a", "1", "b,c")),
        ("tags: {a: b}", ("[object Object]",)),
        ("tag: a", ("a",)),
        ("tag: a\ntags:", ("a",)),
        ("tag: a\ntags: []", ()),
        ("tag: a\ntags: b", ("b",)),
        ("Tags: [a]", ()),
        ("tags: 0", ()),
    ],
)
def test_tags(keys: str, tags: tuple[str, ...]) -> None:
    assert yaml(keys, "hexo").metadata.tags == tags


@pytest.mark.parametrize(
    ("value", "paths"),
    [
        ("新闻", (("新闻",),)),
        ("[新闻, 国际]", (("新闻", "国际"),)),
        ("[[新闻, 国际], [科技]]", (("新闻", "国际"), ("科技",))),
        ("[a, [b, c]]", (("a",), ("b", "c"))),
        ("[[a, null, '', b]]", (("a", "b"),)),
        ("[[[a, b]]]", (("a,b",),)),
        ("[null, '']", ()),
        ("[[], [a]]", (("a",),)),
        ("{a: b}", (("[object Object]",),)),
    ],
)
def test_categories(value: str, paths: tuple[tuple[str, ...], ...]) -> None:
    assert yaml(f"categories: {value}", "hexo").metadata.categories == paths
    assert yaml(f"category: {value}", "hexo").metadata.categories == paths


@pytest.mark.parametrize(
    ("value", "yes"),
    [
        ("true", True),
        ("false", False),
        ("no", True),
        ("0", False),
        ("'false'", False),
        ("''", False),
    ],
)
def test_switches(value: str, yes: bool) -> None:
    assert yaml(f"comments: {value}", "hexo").metadata.comments is yes
    assert yaml(f"published: {value}", "hexo").metadata.draft is not yes


def test_switches_left_alone() -> None:
    metadata = yaml("comments:\npublished:\ndraft: true", "hexo").metadata
    assert metadata.comments is None
    assert metadata.draft is False


def test_drafts_lie_in_a_folder() -> None:
    found = yaml("published: true", "hexo", path="source/_drafts/a.md")
    assert found.metadata.draft is True
    assert found.origins["draft"].kind == "path"
    assert yaml("title: a", "hexo", path="source/_posts/_drafts/a.md").metadata.draft is False


@pytest.mark.parametrize(
    ("path", "rule", "slug", "published"),
    [
        ("source/_posts/春天.md", ":title.md", "春天", None),
        ("source/_posts/a/b.md", ":title.md", "a/b", None),
        ("C:\\site\\source\\_posts\\b.md", ":title.md", "b", None),
        ("x/b.md", ":title.md", "b", None),
        ("source/_posts/2025-03-04-a.md", ":year-:month-:day-:title.md", "a", "2025-03-04"),
        ("source/_posts/2025-3-4-a.md", ":year-:i_month-:i_day-:title.md", "a", "2025-03-04"),
        ("source/_posts/2025-13-04-a.md", ":year-:month-:day-:title.md", "a", "2026-01-04"),
        ("source/_posts/2025-3-4 A b.md", ":year-:month-:day-:title.md", "2025-3-4-A-b", None),
        ("source/_posts/Élan_vital.md", ":year-:title.md", "Elan-vital", None),
        ("source/_posts/2025/.x.md", ":year/:title.md", ".x", None),
    ],
)
def test_file_names(path: str, rule: str, slug: str, published: str | None) -> None:
    found = yaml("title: 甲", Hexo(new_post_name=rule), path=path, timezone=SHANGHAI)
    assert found.metadata.slug == slug
    assert found.origins["slug"].kind == "path"
    day = found.metadata.published
    assert (day and day.isoformat()) == (published and f"{published}T00:00:00+08:00")


def test_file_names_against_front_matter() -> None:
    site = Hexo(new_post_name=":lang/:category/:year-:month-:day-:title.md")
    path = "source/_posts/en/news/2025-03-04-a.md"
    found = yaml("lang: zh-CN\ncategory: 科技\ndate: 2025-01-02", site, path=path)
    assert found.metadata.language == "en"
    assert found.metadata.categories == (("news",),)
    assert found.metadata.published == datetime(2025, 1, 2, tzinfo=UTC)
    assert found.origins["language"].kind == "path"
    # A date that cannot be read is no date, and the name is not asked.
    assert yaml("date: 不知道", site, path=path).metadata.published is None


def test_the_sites_options() -> None:
    same = yaml("date: 2025-03-04", Hexo(updated_option="date"))
    assert same.metadata.updated == same.metadata.published
    assert same.origins["updated"].key == "date"
    titled = Hexo(use_slug_as_post_title=True)
    assert yaml("x: 1", titled, path="source/_posts/春天.md").metadata.title == "春天"
    assert yaml("title:", titled, path="source/_posts/春天.md").metadata.title is None


@pytest.mark.parametrize(
    ("keys", "field", "value"),
    [
        ("permalink: /a/:year/", "permalink", "/a/:year/"),
        ("layout: false", "layout", "false"),
        ("layout:", "layout", None),
        ("alias: a/", "aliases", ("a/",)),
        ("keywords: 股市, 經濟", "keywords", ("股市, 經濟",)),
        ("excerpt: 摘要", "summary", "摘要"),
        ("excerpt: 乙\ndescription: 甲", "summary", "甲"),
        ("order: 3", "weight", 3),
        ("lang: [zh-CN]", "language", "zh-CN"),
        ("series: 春", "series", ("春",)),
    ],
)
def test_other_fields(keys: str, field: str, value: object) -> None:
    assert getattr(yaml(keys, "hexo").metadata, field) == value


@pytest.mark.parametrize(
    ("keys", "at"),
    [
        ("excerpt: null", "null"),
        ("content: ~", "~"),
        ("permalink: 5", "5"),
        ("permalink: [a]", "[a]"),
        ("_id: abc", "abc"),
        ("__proto__: {a: b}", "{a: b}"),
        ("__proto__: [a]", "[a]"),
        ("__proto__: ~", "~"),
        ("__proto__: 2024-13-01", "2024-13-01"),
        ("categories: [甲, toString]", "[甲, toString]"),
        ("category: constructor", "constructor"),
    ],
)
def test_what_hexos_database_refuses(keys: str, at: str) -> None:
    text = f"---\ntitle: 甲\n{keys}\n---\n"
    with pytest.raises(FrontMatterError) as caught:
        normalise(text, "hexo")
    assert caught.value.line == 3
    assert caught.value.span is not None
    assert caught.value.span.slice(text) == at


def test_what_it_does_not_refuse() -> None:
    keys = "permalink: 0\n_id: cjld2cjxh0000qzrmn831i7rn\nexcerpt: ''\ntags: [toString]"
    assert yaml(keys, "hexo").metadata.summary is None


def test_keys_that_hexo_overwrites_are_told() -> None:
    found = yaml("slug: 我的", "hexo", path="source/_posts/a.md")
    assert found.metadata.slug == "a"
    assert codes(found) == ["key-overwritten"]


def test_json_front_matter() -> None:
    found = normalise(';;;\n"title": "甲",\n"tags": ["a"]\n;;;\n正文\n', "hexo")
    assert found.metadata.title == "甲"
    assert found.metadata.tags == ("a",)


def test_a_slug_that_the_name_gives() -> None:
    site = Hexo(new_post_name=":slug/:title.md", use_slug_as_post_title=True)
    found = yaml("tags: 甲", site, path="source/_posts/a/b.md")
    assert (found.metadata.slug, found.metadata.title) == ("a", "b")


@pytest.mark.parametrize(
    ("name", "keys", "unsafe"),
    [
        ("50%性能", "title: 甲", True),
        ("a%E4%BD", "title: 甲", True),
        ("a%20b", "title: 甲", False),
        ("50%性能", "permalink: a/", False),
    ],
)
def test_names_that_are_no_addresses(name: str, keys: str, unsafe: bool) -> None:
    found = yaml(keys, "hexo", path=f"source/_posts/{name}.md")
    assert ("name-unsafe" in codes(found)) is unsafe
    assert found.metadata.slug == name


def test_native_holds_what_the_keys_say() -> None:
    native = yaml("title: 5\ntag: a\nthumbnail: x.png", "hexo").native
    assert isinstance(native, HexoFrontMatter)
    assert (native.title, native.tag, native.tags) == (5, "a", None)


def test_theme_keys_stay_in_extra_unless_they_give_a_field() -> None:
    found = yaml("thumbnail: x.png\nmenu: ''\nwidgets: [search]\nauthorbox: false", "hexo")
    assert found.metadata.cover is not None
    assert found.extra == {"widgets": ("search",), "authorbox": False}
