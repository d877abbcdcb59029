"""What Hugo 0.168 makes of front matter; each case was put to the program itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

import newsdoc
from newsdoc.errors import EditError, FrontMatterError, SchemaError
from newsdoc.schemas import Context, Hugo, HugoDates, HugoFrontMatter
from tests.schemas.helpers import SHANGHAI, codes, front_matter, normalise, replaced, yaml


def published(keys: str, **options: str | None) -> str | None:
    found = yaml(keys, "hugo", **options).metadata.published
    return found.isoformat() if found else None


@pytest.mark.parametrize(
    ("keys", "moment"),
    [
        ("date: 2025-03-04", "2025-03-04T00:00:00+08:00"),
        ("date: 2025-03-04T05:06:07Z", "2025-03-04T05:06:07+00:00"),
        ("date: '2025-03-04 05:06:07 +0900'", "2025-03-04T05:06:07+09:00"),
        ("date: 1741035967", "2025-03-03T21:06:07+00:00"),
        ("publishDate: 2025-03-04", "2025-03-04T00:00:00+08:00"),
        ("pubdate: 2025-03-04", "2025-03-04T00:00:00+08:00"),
        ("published: 2025-03-04", "2025-03-04T00:00:00+08:00"),
        ("lastmod: 2025-03-04", "2025-03-04T00:00:00+08:00"),
        ("modified: 2025-03-04", "2025-03-04T00:00:00+08:00"),
        ("lastmod: 2025-03-04\npublishDate: 2025-03-05", "2025-03-05T00:00:00+08:00"),
        ("date: soon\nlastmod: 2025-03-04", "2025-03-04T00:00:00+08:00"),
        ("date:\nlastmod: 2025-03-04", "2025-03-04T00:00:00+08:00"),
        ("DATE: 2025-03-04", "2025-03-04T00:00:00+08:00"),
        ("date: 0001-01-01T00:00:00Z\nlastmod: 2025-03-04", None),
        ("expiryDate: 2025-03-04", None),
        ("updated: 2025-03-04", None),
        ("date: 3:04PM", None),
        ("date: [2025-03-04]", None),
    ],
)
def test_date_chain(keys: str, moment: str | None) -> None:
    assert published(keys, timezone=SHANGHAI) == moment


def test_lastmod_goes_before_date_for_updated() -> None:
    found = yaml("date: 2025-03-04\nlastmod: 2025-03-05", "hugo")
    assert found.metadata.updated == datetime(2025, 3, 5, tzinfo=UTC)
    assert found.origins["updated"].key == "lastmod"
    only = yaml("Date: 2025-03-04", "hugo")
    assert only.metadata.updated == only.metadata.published
    assert only.origins["updated"].key == "Date"


def test_expiry() -> None:
    for key in ("expiryDate", "unpublishdate"):
        assert yaml(f"{key}: 2025-03-04", "hugo").metadata.expires is not None


def test_a_date_without_a_zone_anywhere_is_told() -> None:
    assert codes(yaml("date: 2025-03-04", "hugo")) == ["date-without-zone"]
    assert codes(yaml("date: 2025-03-04", "hugo", timezone=SHANGHAI)) == []
    assert codes(yaml("date: 2025-03-04T05:06:07Z", "hugo")) == []


def test_an_unreadable_date_is_told_at_its_place() -> None:
    text = "---\ntitle: 春天\ndate: 2025-3-4\n---\n"
    found = normalise(text, "hugo")
    (diagnostic,) = found.diagnostics
    assert diagnostic.code == "date-unreadable"
    assert diagnostic.span is not None
    assert diagnostic.span.slice(text) == "2025-3-4"
    assert "date: " in diagnostic.message


def test_a_publish_date_that_no_field_needs_is_told_too() -> None:
    assert codes(yaml("date: 2025-03-04T00:00:00Z\npublishDate: soon", "hugo")) == [
        "date-unreadable"
    ]


def test_a_bad_date_is_told_once_by_the_name_it_has_in_the_file() -> None:
    found = yaml("PublishDATE: soon\nlastmod: 2025-03-04T00:00:00Z", "hugo")
    assert [diagnostic.message for diagnostic in found.diagnostics] == [
        "PublishDATE: the text 'soon' is not a date"
    ]


@pytest.mark.parametrize(
    ("date", "fault"),
    [
        ("2025-13-01", "(month 13)"),
        ("2025-00-01", "(month 0)"),
        ("2025-02-29", "(day 29 of month 2)"),
        ("2025-06-07 25:00:00", "(hour 25)"),
        ("2025-06-07T08:60:00", "(minute 60)"),
        ("2025-06-07 08:09:75", "(second 75)"),
        ("2025/6/7", "is not a date"),
        ("0000-01-40", "(day 40 of month 1)"),
    ],
)
def test_a_date_that_no_calendar_has_says_which_part(date: str, fault: str) -> None:
    (told,) = yaml(f"date: '{date}'", "hugo").diagnostics
    assert told.message.endswith(fault)


def test_toml_and_json_dates() -> None:
    local = normalise("+++\ndate = 2025-03-04\n+++\n", "hugo", timezone=SHANGHAI)
    assert local.metadata.published == datetime(2025, 3, 3, 16, tzinfo=UTC)
    aware = normalise("+++\ndate = 2025-03-04T05:06:07+08:00\n+++\n", "hugo")
    assert aware.metadata.published == datetime(2025, 3, 3, 21, 6, 7, tzinfo=UTC)
    number = normalise('{"date": 1741035967}\n', "hugo")
    assert number.metadata.published is None
    assert codes(number) == ["date-unreadable"]


@pytest.mark.parametrize(
    ("keys", "draft"),
    [
        ("draft: true", True),
        ("draft: T", True),
        ("draft: 1", True),
        ("draft: 'true'", True),
        ("draft: yes", False),
        ("draft:", False),
        ("published: false", True),
        ("published:", True),
        ("published: 0", False),
        ("published: 'F'", True),
        ("published: no", False),
        ("draft: false\npublished: false", False),
        ("publishDate: 2025-03-04\npublished: 0", True),
        ("title: x", False),
    ],
)
def test_draft(keys: str, draft: bool) -> None:
    assert yaml(keys, "hugo").metadata.draft is draft


def test_draft_tells_what_it_cannot_read() -> None:
    assert codes(yaml("draft: yes", "hugo")) == ["boolean-unreadable"]
    assert "draft-and-published" in codes(yaml("draft: true\npublished: true", "hugo"))


@pytest.mark.parametrize(
    ("value", "title"),
    [
        ("123", "123"),
        ("1.10", "1.1"),
        ("true", "true"),
        ("2025-03-04", "2025-03-04"),
        ("''", None),
        ("[a]", None),
        ("{a: b}", None),
    ],
)
def test_title(value: str, title: str | None) -> None:
    assert yaml(f"title: {value}", "hugo").metadata.title == title


@pytest.mark.parametrize(
    ("value", "terms"),
    [
        ("新闻", ("新闻",)),
        ("a, b", ("a, b",)),
        ("[a, 1, true, null, '']", ("a", "1", "true")),
        ("[2.0, 1e3, 007]", ("2", "1e3", "7")),
        ("[a, [b]]", ()),
        ("[{a: b}]", ()),
        ("{a: b}", ()),
        ("", ()),
    ],
)
def test_terms(value: str, terms: tuple[str, ...]) -> None:
    metadata = yaml(f"tags: {value}\ncategories: {value}\nseries: {value}", "hugo").metadata
    assert metadata.tags == terms
    assert metadata.categories == tuple((term,) for term in terms)
    assert metadata.series == terms


def test_singular_taxonomies_mean_nothing() -> None:
    found = yaml("tag: a\ncategory: b", "hugo")
    assert found.metadata.tags == ()
    assert found.extra == {"tag": "a", "category": "b"}


def test_params_go_first_but_not_for_what_hugo_reads_itself() -> None:
    found = yaml(
        "title: 甲\ntags: [a]\ncover: x.png\n"
        "params:\n  title: 乙\n  tags: [b]\n  Cover: y.png\n  mine: 1",
        "hugo",
    )
    assert found.metadata.title == "甲"
    assert found.metadata.tags == ("b",)
    assert found.metadata.cover is not None
    assert found.metadata.cover.url == "y.png"
    assert found.origins["cover"].key == "params.Cover"
    assert found.extra["mine"] == 1
    hidden = yaml("cover: x.png\ntags: [a]\nparams: {cover: null, tags: null}", "hugo").metadata
    assert hidden.cover is None
    assert hidden.tags == ()


def test_cascade_reaches_the_page_itself() -> None:
    found = yaml("title: 甲\ncascade:\n  title: 乙\n  draft: true\n  params: {toc: true}", "hugo")
    assert found.metadata.title == "甲"
    assert found.metadata.draft is True
    assert found.metadata.toc is True
    section = "cascade: [{_target: {kind: section}, draft: true}]"
    assert yaml(section, "hugo", path="content/a/b.md").metadata.draft is False
    assert yaml(section, "hugo", path="content/a/_index.md").metadata.draft is True
    beside = "cascade: {title: 甲, params: {title: 乙, tags: [丙]}}"
    assert yaml(beside, "hugo").metadata.title == "乙"
    assert yaml(beside, "hugo").origins["tags"].key == "cascade.params.tags"
    listed = yaml("cascade: [a, {Title: 甲}, {Slug: 丁}]", "hugo")
    assert listed.metadata.title == "甲"
    assert listed.origins["slug"].key == "cascade.2.Slug"
    below = "cascade: {_target: {path: '/a/**'}, draft: true}"
    assert yaml(below, "hugo", path="content/a/b.md").metadata.draft is True
    assert yaml(below, "hugo", path="content/c/b.md").metadata.draft is False


def test_cascades_for_languages() -> None:
    site = Hugo(languages=("zh", "en", "zh-tw"))
    for target, titled in (
        ("lang: zh", "a.md"),
        ("lang: en", "a.en.md"),
        ("lang: '{en,zh}'", "a.md a.en.md"),
        ("lang: '! zh'", "a.en.md a.zh-tw.md"),
        ("lang: fr", "a.md a.en.md a.zh-tw.md"),
        ("sites: {matrix: {languages: ['zh*', '! zh']}}", "a.zh-tw.md"),
    ):
        keys = f"cascade: {{target: {{{target}}}, title: 甲}}"
        names = ("a.md", "a.en.md", "a.zh-tw.md")
        found = [name for name in names if yaml(keys, site, path=name).metadata.title]
        assert " ".join(found) == titled, target


@pytest.mark.parametrize(
    ("glob", "path", "hit"),
    [
        ("/a/[b-d]", "a/c.md", True),
        ("/a/[!b-d]", "a/c.md", False),
        ("/a/{b,[cd]}*", "a/cx.md", True),
        ("/my-trip/**", "My Trip/2024/a.b.zh.md", True),
        ("/a.b", "a.b.zh.md", True),
        ("/a", "a/index.md", True),
        ("/a\\*", "a*.md", True),
        ("/*", "a/b.md", False),
        (",", "a.md", False),
    ],
)
def test_globs_of_targets(glob: str, path: str, hit: bool) -> None:
    keys = f"cascade: {{target: {{path: '{glob}'}}, title: 甲}}"
    assert (yaml(keys, "hugo", path=f"content/{path}").metadata.title == "甲") is hit


@pytest.mark.parametrize(
    ("globs", "name", "language"),
    [
        ("[zh]", "a.md", "zh"),
        ("zh", "a.zh-tw.md", "zh"),
        ("['zh*']", "a.zh-tw.md", "zh-tw"),
        ("['! en']", "a.md", "zh"),
        ("[fr]", "a.zh.md", "zh"),
        ("[fr]", "a.md", None),
    ],
)
def test_a_page_says_for_which_languages_it_is(globs: str, name: str, language: str | None) -> None:
    site = Hugo(languages=("en", "zh", "zh-tw"))
    keys = f"sites: {{matrix: {{languages: {globs}}}}}"
    assert yaml(keys, site, path=name).metadata.language == language


def test_the_sites_of_a_page_go_before_keys_that_mean_nothing_to_hugo() -> None:
    found = yaml("lang: fr\nsites: {matrix: {languages: [zh-tw]}}", "hugo")
    assert found.metadata.language == "zh-tw"
    assert found.origins["language"].key == "sites.matrix.languages"


def test_globs_for_the_page_itself_matter_where_there_are_languages() -> None:
    keys = "sites: {matrix: {languages: ['[']}}"
    assert yaml(keys, "hugo").metadata.language is None
    with pytest.raises(FrontMatterError, match="broken glob"):
        yaml(keys, Hugo(languages=("en", "zh")))


def test_params_may_be_json() -> None:
    found = yaml("""title: 甲\nparams: '{"Cover": {"Image": "a.png"}, "n": 5}'""", "hugo")
    assert found.metadata.cover is not None
    assert found.metadata.cover.url == "a.png"
    assert found.extra == {"n": 5.0}
    assert not found.diagnostics
    assert isinstance(found.native, HugoFrontMatter)
    assert found.native.params == {"cover": {"image": "a.png"}, "n": 5.0}


@pytest.mark.parametrize(
    ("keys", "field", "value"),
    [
        ("slug: -我的-文章-", "slug", "我的-文章"),
        ("url: /a/b/", "permalink", "/a/b/"),
        ("permalink: /a/b/", "permalink", None),
        ("weight: '010'", "weight", 8),
        ("weight: 1.9", "weight", 1),
        ("weight: 很重", "weight", None),
        ("layout: false", "layout", "false"),
        ("keywords: 股市 經濟", "keywords", ("股市", "經濟")),
        ("keywords: [股市 經濟, 1]", "keywords", ("股市 經濟", "1")),
        ("aliases: /old/", "aliases", ("/old",)),
        ("aliases: [a//b/, ../c, /]", "aliases", ("/a/b", "/c", "/")),
        ("description: 5", "summary", "5"),
        ("summary: 甲\ndescription: 乙", "summary", "甲"),
        ("translationKey: about", "translations", ("about",)),
        ("lang: zh-TW", "language", "zh-TW"),
        ("language: [zh-CN, en]", "language", "zh-CN"),
    ],
)
def test_other_fields(keys: str, field: str, value: object) -> None:
    assert getattr(yaml(keys, "hugo").metadata, field) == value


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("content/posts/a.zh-tw.md", "zh-tw"),
        ("content/posts/a/index.en.md", "en"),
        ("content/posts/v1.2.md", None),
        ("content/posts/a.min.md", None),
        ("content/posts/a.md", None),
        (None, None),
    ],
)
def test_language_from_the_path(path: str | None, language: str | None) -> None:
    found = yaml("title: 甲", "hugo", path=path)
    assert found.metadata.language == language
    if language:
        assert found.origins["language"].kind == "path"


def test_the_sites_own_languages() -> None:
    site = Hugo(languages=("tc",))
    for name in ("a.tc.md", "a.tc.b.md", "a.TC.html.md"):
        found = yaml("title: 甲", site, path=name).metadata.language
        assert found is not None
        assert found.lower() == "tc"
    assert yaml("title: 甲", site, path="tc.md").metadata.language is None
    assert yaml("title: 甲", site, path="a.en.md").metadata.language is None


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("content/zh/posts/a.md", "zh"),
        ("/home/me/site/content/zh/a.md", "zh"),
        ("content\\zh\\a.md", "zh"),
        ("content/zh/a.en.md", "en"),
        ("content/zh/tw/a.md", "zh-tw"),
        ("content/a.md", "en"),
        ("content/zh", "en"),
        ("posts/zh/a.md", None),
        ("a.md", None),
    ],
)
def test_folders_of_languages(path: str, language: str | None) -> None:
    folders = {"en": "content", "ZH": "content/zh/", "zh-tw": "./content/zh/tw", "fr": "."}
    site = Hugo(content_dirs=folders)
    assert site.languages == ("en", "zh", "zh-tw", "fr")
    found = yaml("title: 甲", site, path=path)
    assert found.metadata.language == language
    if language:
        assert found.origins["language"].kind == "path"


def test_a_cascade_goes_by_the_path_below_the_folder_of_the_language() -> None:
    site = Hugo(content_dirs={"zh": "i18n/zh", "en": "i18n/en"})
    keys = "cascade: {target: {path: /posts/a, lang: zh}, title: 甲}"
    assert yaml(keys, site, path="i18n/zh/posts/a.md").metadata.title == "甲"
    assert yaml(keys, site, path="i18n/en/posts/a.md").metadata.title is None
    assert yaml(keys, site, path="posts/a.md").metadata.title is None


RENAMED = Hugo(taxonomies={"Tag": "Labels", "category": "主題", "author": "authors", "series": ""})


def test_taxonomies_of_other_names() -> None:
    text = "---\nlabels: [a, 5]\n主題: b\nseries: c\ntags: [d]\n---\n"
    found = normalise(text, RENAMED)
    assert (found.metadata.tags, found.metadata.categories) == (("a", "5"), (("b",),))
    assert found.metadata.series == ("c",)
    assert found.origins["tags"].key == "labels"
    assert "labels" not in found.extra
    assert replaced(text, {"tags": ("a", "e")}, RENAMED) == text.replace("[a, 5]", "[a, e]")
    new = replaced("---\ntitle: 甲\n---\n", {"tags": ("a",), "categories": (("b",),)}, RENAMED)
    assert new == "---\ntitle: 甲\nlabels:\n  - a\n主題:\n  - b\n---\n"


@pytest.mark.parametrize("option", ["taxonomies", "content_dirs"])
@pytest.mark.parametrize("value", [["tag"], {"tag": 5}, {"tag": None}, {5: "tags"}])
def test_options_that_no_site_can_have(option: str, value: object) -> None:
    with pytest.raises(SchemaError, match=option):
        Hugo(**{option: value})  # type: ignore[arg-type]  # what a configuration may hold


def test_terms_of_renamed_taxonomies_are_converted() -> None:
    text = "---\ntitle: 头\nlabels: [头发]\n---\n头发\n"
    article = newsdoc.loads(text, schema=RENAMED).convert("zh-TW")
    assert article.tags == ("頭髮",)
    again = replace(RENAMED, has_cjk_language=True)
    assert again.prose == RENAMED.prose
    assert hash(again) != hash(RENAMED)
    assert Hugo().prose.taxonomies == ("tags", "categories", "series")


BY_NAME = Hugo(dates=HugoDates(date=(":filename", ":default")))


@pytest.mark.parametrize(
    ("path", "moment", "slug"),
    [
        ("content/2025-03-04-春天.md", "2025-03-04T00:00:00+00:00", "春天"),
        ("content/2025-03-04_a.md", "2025-03-04T00:00:00+00:00", "a"),
        ("content/2025-03-04.md", "2025-03-04T00:00:00+00:00", None),
        ("content/2025-03-04-trip/index.md", "2025-03-04T00:00:00+00:00", "trip"),
        ("content/2025-03-04-05-06-07-a.md", "2025-03-04T05:06:07+00:00", "a"),
        ("content/2025-03-04T05-06-07-a.md", "2025-03-04T05:06:07+00:00", "a"),
        ("content/2025-03-04-trip/_index.zh.md", "2025-03-04T00:00:00+00:00", "trip"),
        ("content/2025-03-04-trip/index.b.md", None, None),
        ("content/2025-03-04-a.b.zh-tw.md", "2025-03-04T00:00:00+00:00", "a"),
        ("content/2025-03-04-a.b.zh-TW.md", "2025-03-04T00:00:00+00:00", "a.b"),
        ("content/0000-03-04-a.md", None, "a"),
        ("content/0001-01-01-a.md", None, None),
        ("content/2025-3-4-a.md", None, None),
        ("content/20250304-a.md", None, None),
        ("content/x-2025-03-04.md", None, None),
    ],
)
def test_file_names(path: str, moment: str | None, slug: str | None) -> None:
    found = yaml("title: 甲", BY_NAME, path=path)
    metadata = found.metadata
    assert (metadata.published and metadata.published.isoformat()) == moment
    assert metadata.slug == slug
    assert metadata.updated == metadata.published
    if moment:
        assert found.origins["published"].kind == "path"


def test_codes_and_names_of_a_site_have_no_case() -> None:
    site = Hugo(languages=("zh-TW", "EN"), output_formats=frozenset({"HTML", "Print"}))
    assert site == Hugo(languages=("zh-tw", "en"), output_formats=frozenset({"html", "print"}))
    assert yaml("outputs: [print]", site, path="a.zh-TW.md").metadata.language == "zh-TW"


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("2025-03-04-a.b.md", "a"),
        ("2025-03-04-a.b.tc.md", "a"),
        ("2025-03-04-a.tc.b.md", "a"),
        ("2025-03-04-a.b.fr.md", "a.b"),
        ("2025-03-04-trip.b/index.tc.b.md", "trip"),
        ("2025-03-04-trip/index.fr.md", None),
    ],
)
def test_file_names_end_at_the_language(path: str, slug: str | None) -> None:
    site = Hugo(dates=BY_NAME.dates, languages=("sc", "tc"))
    assert yaml("title: 甲", site, path=path).metadata.slug == slug


def test_file_names_against_front_matter() -> None:
    path = "content/2025-03-04-a.md"
    assert yaml("slug: b", BY_NAME, path=path).metadata.slug == "b"
    after = Hugo(dates=HugoDates(date=(":default", ":filename")))
    assert yaml("date: 2025-01-02", after, path=path).metadata.published == datetime(
        2025, 1, 2, tzinfo=UTC
    )
    assert yaml("title: 甲", "hugo", path=path).metadata.published is None


def test_keys_of_the_sites_own_for_dates() -> None:
    site = Hugo(dates=HugoDates(date=("written", ":default"), lastmod=(":git", "touched")))
    found = yaml("Written: 2025-03-04\ntouched: 2025-03-05", site)
    assert found.metadata.published == datetime(2025, 3, 4, tzinfo=UTC)
    assert found.origins["published"].key == "Written"
    assert found.metadata.updated == datetime(2025, 3, 5, tzinfo=UTC)


def test_generator_dates() -> None:
    matter = front_matter("---\nlastmod: 2025-03-04\n---\n", "hugo")
    dates = Hugo().generator_dates(matter, Context())
    # A date that is found stands in for the key of its own name in the next chains.
    assert dates["Date"] == dates["Lastmod"] == dates["PublishDate"]
    assert dates["ExpiryDate"] is None


@pytest.mark.parametrize(
    ("keys", "at"),
    [
        ("params: 5", "5"),
        ("build: always", "always"),
        ("_build: [a]", "[a]"),
        ("build: {publishResources: 也许}", "也许"),
        ("sites: {matrix: all}", "all"),
        ("cascade: true", "true"),
        ("cascade: [{draft: true}, {lang: en}]", "en"),
        ("markup: latex", "latex"),
        ("markup: html", "html"),
        ("url: http://example.org/a", "http://example.org/a"),
        ("aliases: [a, https://example.org/b]", "[a, https://example.org/b]"),
        ("sitemap: {priority: high}", "high"),
        ("sitemap: {disable: 不}", "不"),
        ("cascade: {target: 甲}", "甲"),
        ("cascade: [{_target: {path: [甲]}}]", "[甲]"),
        ("cascade: {build: 甲}", "甲"),
        ("cascade: {target: {path: '/[a'}}", "'/[a'"),
        ("cascade: {target: {path: '/{a'}}", "'/{a'"),
        ("cascade: {target: {lang: '[z-a]'}}", "'[z-a]'"),
        ("cascade: {target: {kind: post}}", "post"),
        ("cascade: {target: {sites: {matrix: {roles: ['[']}}}}", "['[']"),
        ("sites: {complements: {languages: '{'}}", "'{'"),
        ("sites: {matrix: {languages: [[zh]]}}", "[[zh]]"),
        ("cascade: {sitemap: {priority: 甲}}", "甲"),
        ("cascade: [{build: 甲}]", "甲"),
        ("cascade: {params: {build: 甲}}", "甲"),
        ("params: '[1]'", "'[1]'"),
    ],
)
def test_what_stops_a_build(keys: str, at: str) -> None:
    text = f"---\ntitle: 甲\n{keys}\n---\n"
    with pytest.raises(FrontMatterError) as caught:
        normalise(text, "hugo")
    assert caught.value.line == 3
    assert caught.value.span is not None
    assert caught.value.span.slice(text) == at


@pytest.mark.parametrize(
    "keys",
    [
        "params:",
        "params: '{\"a\": 1}'",
        "build: {list: never, render: link}",
        "cascade: [a, 1]",
        "markup: Markdown",
        "sitemap: {priority: '0.5', disable: 'true'}",
        "menus: 5",
        "kind: odd",
        "cascade: {build: 甲, target: {path: /乙/**}}",
        "cascade: {markup: 甲, sites: 甲}",
        "build: {list: never}\ncascade: {build: 甲}",
    ],
)
def test_what_does_not_stop_a_build(keys: str) -> None:
    assert yaml(keys, "hugo").metadata.title is None


def test_dates_of_toml_pass_for_mappings_and_for_no_texts() -> None:
    for key in ("build", "sites", "sites.matrix", "cascade.target"):
        for value in ("2024-01-02", "03:04:05", "2024-01-02T03:04:05Z"):
            assert normalise(f"+++\n{key} = {value}\n+++\n", "hugo").metadata.title is None
    for key in ("build.list", "sitemap.priority", "sitemap.filename"):
        with pytest.raises(FrontMatterError, match=key):
            normalise(f"+++\n{key} = 2024-01-02\n+++\n", "hugo")


def test_a_cascade_of_texts_in_org_keywords_stops_a_build() -> None:
    with pytest.raises(FrontMatterError, match="no list of mappings") as caught:
        normalise("#+TITLE: 甲\n#+CASCADE[]: 乙\n", "hugo")
    assert caught.value.line == 2


def test_output_formats() -> None:
    assert codes(yaml("outputs: [html, print]", "hugo")) == ["output-unknown"]
    site = Hugo(output_formats=frozenset({"html", "print"}))
    assert yaml("outputs: [HTML, print]", site).metadata.title is None
    for keys in ("outputs: [amp]", "cascade: {outputs: [amp]}"):
        with pytest.raises(FrontMatterError, match="amp") as caught:
            yaml(keys, site)
        assert caught.value.line == 2


def test_native_holds_what_the_keys_say() -> None:
    native = yaml("title: 甲\npublishDate: 2025-03-04\nbuild: {list: never}\nx: 1", "hugo").native
    assert isinstance(native, HugoFrontMatter)
    assert (native.title, native.publishDate, native.date) == ("甲", "2025-03-04", None)
    assert native.build is not None
    assert native.build.list == "never"


def test_cjk_counting_is_the_sites_choice() -> None:
    assert Hugo().body.counting.has_cjk_language is False
    assert Hugo(has_cjk_language=True).body.counting.has_cjk_language is True
    assert Hugo() != Hugo(has_cjk_language=True)
    assert hash(Hugo()) == hash(Hugo())


def test_empty_values_are_absent_and_everything_else_is_kept() -> None:
    found = yaml("title: ''\nsource_name: ''\nsource_url: ''\nmine: {a: 1}\nnone:", "hugo")
    assert found.metadata.title is None
    assert found.metadata.source is None
    assert found.extra == {"mine": {"a": 1}, "none": None}


def test_a_file_without_front_matter() -> None:
    found = normalise("只有正文。\n", "hugo")
    assert found.metadata.title is None
    assert not found.extra


@pytest.mark.parametrize(
    ("environment", "reaches"),
    [("production", True), ("prod*", True), ("staging", False), ("'}a'", False)],
)
def test_a_cascade_for_an_environment(environment: str, reaches: bool) -> None:
    text = f"cascade:\n  target: {{environment: {environment}}}\n  author: 林"
    found = yaml(text, "hugo", path="content/_index.md").metadata
    assert bool(found.authors) is reaches


def test_params_of_a_cascade_as_json() -> None:
    for params, names in (('{"author": "林"}', ["林"]), ('{"author": "林"', [])):
        text = f"cascade:\n  params: '{params}'"
        found = yaml(text, "hugo", path="content/_index.md").metadata
        assert [one.name for one in found.authors] == names


def test_a_number_of_json_is_no_date() -> None:
    (told,) = normalise('{"date": 1700000000}\n', "hugo").diagnostics
    assert told.code == "date-unreadable"


@pytest.mark.parametrize("url", ["/:nope/", "/:yearly/"])
def test_a_permalink_token_that_hugo_does_not_know(url: str) -> None:
    with pytest.raises(FrontMatterError, match="no permalink token"):
        yaml(f"url: {url}", "hugo")


def test_small_fields() -> None:
    assert yaml("weight: ''", "hugo").metadata.weight is None
    text = "---\ntranslationKey: 甲\n---\n"
    assert replaced(text, {"translations": ("乙",)}, "hugo") == text.replace("甲", "乙")
    with pytest.raises(EditError, match="one key"):
        replaced(text, {"translations": ("乙", "丙")}, "hugo")
    assert yaml("date: 0001-01-01T00:00:00+99:00", "hugo").metadata.published is None
    late = yaml("date: 9999-12-31T23:59:59", "hugo", timezone="America/New_York")
    assert late.metadata.published is None


def test_a_markup_of_its_own_counts_chinese_too() -> None:
    markup = replace(newsdoc.markdown.HUGO, raw_html=True)
    site = Hugo(has_cjk_language=True, markup=markup)
    assert newsdoc.loads("---\ntitle: a\n---\n头发很长\n", schema=site).word_count == 4


@pytest.mark.parametrize("site", [True, False])
@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("isCJKLanguage: true", 7),
        ("iscjklanguage: 'true'", 7),
        ("isCJKLanguage: 1", 7),
        ("isCJKLanguage: false", 4),
        ("isCJKLanguage: ''", 4),
        ("isCJKLanguage:", 4),
        ("isCJKLanguage: yes", 4),
        ("params: {isCJKLanguage: true}", None),
    ],
)
def test_a_post_says_how_it_is_counted(site: bool, key: str, words: int | None) -> None:
    schema = Hugo(has_cjk_language=site)
    found = newsdoc.loads(f"---\n{key}\n---\n中文 文字 abc 中文\n", schema=schema)
    assert found.word_count == (words or (7 if site else 4))


def test_a_post_is_counted_as_chinese_without_any() -> None:
    for key, words in (("true", 12), ("false", 3)):
        text = f"---\nisCJKLanguage: {key}\n---\nnaïve café été\n"
        assert newsdoc.loads(text, schema="hugo").word_count == words
