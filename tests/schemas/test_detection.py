from __future__ import annotations

import pytest

from newsdoc.schemas import Candidate, detect
from tests.timing import at_most

HUGO_DATE = "---\ntitle: 甲\ndate: 2025-03-04T05:06:07+08:00\n---\n"
HEXO_DATE = "---\ntitle: 甲\ndate: 2025-03-04 05:06:07\n---\n"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("+++\ntitle = '甲'\n+++\n", "hugo"),
        ('{"title": "甲"}\n', "hugo"),
        (';;;\n"title": "甲"\n;;;\n', "hexo"),
        ("title: 甲\ntags: [a]\n---\n正文\n", "hexo"),
        (HUGO_DATE, "hugo"),
        (HEXO_DATE, "hexo"),
        (HEXO_DATE.replace("date: ", 'date: "').replace(":07", ':07"'), "hexo"),
        (HEXO_DATE.replace("05:06:07", "05:06"), "hexo"),
        ("---\ndate: 2025/3/4\n---\n", "hexo"),
        ("---\ntitle: 甲\nlastmod: 2025-03-04\n---\n", "hugo"),
        ("---\ntitle: 甲\nDraft: true\n---\n", "hugo"),
        ("---\ntitle: 甲\nupdated: 2025-03-04\n---\n", "hexo"),
        ("---\ntitle: 甲\ncategories: 新闻\n---\n", "hexo"),
        ("---\ntitle: 甲\ntags:\n---\n", "hexo"),
        ("---\ntitle: 甲\ndate: 2025-03-04\nlayout: page\n---\n", "hexo"),
        ("---\ntitle: 甲\ndate: 2025-03-04\ntype: 'tags'\n---\n", "hexo"),
        ("---\ntitle: 甲\nlayout: page\ndraft: true\n---\n", "hugo"),
        ("---\ntitle: 甲\n---\n{{< youtube abc >}}\n", "hugo"),
        ("---\ntitle: 甲\n---\n{{% note %}}x{{% /note %}}\n", "hugo"),
        ("---\ntitle: 甲\n---\n{% asset_img a.png %}\n", "hexo"),
        ("---\ntitle: 甲\n---\n一\n<!-- more -->\n二\n", "hexo"),
        ("\ufeff---\r\ntitle: 甲\r\nlastmod: 2025-03-04\r\n---\r\n", "hugo"),
    ],
)
def test_by_the_text_alone(text: str, name: str) -> None:
    found = detect(Candidate(text))
    assert found.name == name
    assert found.decided
    assert 0 < found.confidence <= 1
    assert found.reasons


@pytest.mark.parametrize(
    "text",
    [
        "",
        "只有正文。\n",
        "---\ntitle: 甲\ntags: [a]\nthumbnail: a.png\ntoc: false\nmathjax: true\n---\n",
        '---\nlastmod: ""\nmenu: ""\n---\n',
        "---\ntitle: 甲\n---\n```\n{{< youtube abc >}}\n{% asset_img a.png %}\n```\n",
        "段落一\n\n---\n\n段落二\n",
    ],
)
def test_what_decides_nothing_is_hugo(text: str) -> None:
    found = detect(Candidate(text))
    assert (found.name, found.decided, found.confidence) == ("hugo", False, 0.0)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("site/content/posts/a.md", "hugo"),
        ("site/source/_posts/a.md", "hexo"),
        ("site\\source\\_drafts\\a.md", "hexo"),
        ("source/about/index.md", "hexo"),
    ],
)
def test_by_the_path(path: str, name: str) -> None:
    found = detect(Candidate("---\ntitle: 甲\n---\n", path))
    assert found.name == name
    assert found.reasons[0].kind == "path"


def test_the_files_own_name_is_no_evidence() -> None:
    for path in ("hexo.md", "content.md", "_posts.md", "x/hugo-style.md"):
        assert not detect(Candidate("---\ntitle: 甲\n---\n", path)).decided


def test_the_path_outweighs_a_hint() -> None:
    assert detect(Candidate(HEXO_DATE, "content/a.md")).name == "hugo"
    assert detect(Candidate(HUGO_DATE, "source/_posts/a.md")).name == "hexo"


def test_a_sites_configuration_where_it_may_be_looked_up() -> None:
    there = {"blog/hugo.toml", "notes/scaffolds"}
    text = "---\ntitle: 甲\n---\n"
    by_hugo = detect(Candidate(text, "blog/a/b.md", there.__contains__))
    assert (by_hugo.name, by_hugo.reasons[0].kind) == ("hugo", "path")
    assert detect(Candidate(text, "notes/a.md", there.__contains__)).name == "hexo"
    assert not detect(Candidate(text, "a.md", there.__contains__)).decided


def test_reasons_are_for_people_and_sorted() -> None:
    found = detect(Candidate(HUGO_DATE + "{{< x >}}\n{% raw %}\n", "content/a.md"))
    weights = [abs(reason.weight) for reason in found.reasons]
    assert weights == sorted(weights, reverse=True)
    assert [name for name, _ in found.others] == ["hexo"]
    assert all(reason.text and reason.kind for reason in found.reasons)


def test_keys_as_they_are_written() -> None:
    keys = Candidate(
        "---\ntitle: 'a: b' # c\n\"q\": 1\ntags:\n- x\nempty:\n"
        "map:\n  k: v\n  date: 1\n中 文: 好\n---\n"
    ).keys
    assert dict(keys) == {
        "title": "'a: b' # c",
        "q": "1",
        "tags": "\n- x",
        "empty": "",
        "map": "\nk: v",
        "中 文": "好",
    }
    assert dict(Candidate("+++\na = 1\n[b]\nc = 2\n+++\n").keys) == {"a": "1"}
    assert set(Candidate('{\n"a": 1,\n"b": [2]\n}\n').keys) == {"a", "b"}
    assert dict(Candidate("#+TITLE: 甲\n正文\n").folded) == {"title": "甲"}


def test_the_body_starts_after_the_closing_fence() -> None:
    assert Candidate("---\na: 1\n---\n一\n---\n二").body == "一\n---\n二"
    assert Candidate("a: 1\n---\n一").body == "一"
    assert Candidate("一").body == "一"
    assert Candidate("---\na: 1\n").body == ""


@pytest.mark.parametrize(
    "text",
    [
        "---\n" + "a: 1\n" * 200_000,
        "---\n" + "x" * 2_000_000,
        "---\n" + " " * 2_000_000,
        "---\na: 1\n---\n" + "{{<" * 500_000,
        "---\na: 1\n---\n" + "{% " * 500_000,
        "---\na: 1\n---\n" + "```\n" * 300_000,
        "{" + '"a' * 500_000,
        "-" * 2_000_000,
        "<!--" + " " * 2_000_000,
        "a" * 200 + ":" + "\n" * 1_000_000,
    ],
    ids=range(10),
)
def test_detection_is_bounded(text: str) -> None:
    with at_most(1.0):
        detect(Candidate(text))


def test_tags_behind_a_fence_that_is_never_closed_count() -> None:
    shown = "```\n{{< a >}}\n```\n"
    assert not detect(Candidate(f"---\ntitle: 甲\n---\n{shown}")).decided
    opened = "```go\n正文\n\n{{< a >}}\n"
    found = detect(Candidate(f"---\ntitle: 甲\n---\n{opened}"))
    assert (found.name, found.decided) == ("hugo", True)
