"""What both generators count and name in bodies: words, minutes, heading ids, excerpts."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from newsdoc.markdown import HUGO, hexo_dialect, hugo_dialect, parse
from newsdoc.schemas.hexo import Hexo
from newsdoc.schemas.hugo import Hugo
from tests.interop.agreement import summary
from tests.interop.bodies import (
    body_posts,
    compare_hexo_headings,
    compare_hexo_texts,
    compare_hugo_body,
    messy_posts,
    site_posts,
)
from tests.interop.code import CODE, FENCES
from tests.interop.hexo import HexoSettings, ask_hexo
from tests.interop.hugo import HugoSettings, ask_hugo
from tests.interop.posts import Post

_ARGUMENTS = ("go", 'go "linenos=inline"', 'go "linenos=table,hl_lines=2"', "nope")
_LAST_WORDS = re.compile(r"<p>(paragraph \d+)</p>")
pytestmark = pytest.mark.timeout(900)


@pytest.mark.parametrize("cjk", [True, False], ids=["cjk", "plain"])
@pytest.mark.usefixtures("real_hugo")
def test_hugo_counts_and_names(cjk: bool) -> None:
    posts = body_posts("posts")
    settings = replace(HugoSettings(render=True), options={"hasCJKLanguage": cjk})
    adapter = Hugo(has_cjk_language=cjk)
    answers = ask_hugo(posts, settings)
    pairs = zip(posts, answers, strict=True)
    assert not summary((post, compare_hugo_body(post, answer, adapter)) for post, answer in pairs)


@pytest.mark.usefixtures("real_hugo")
def test_hugo_ends_summaries_behind_coloured_code() -> None:
    """Each sample stands before so many short paragraphs that a summary ends among them."""
    tail = "\n".join(f"\nparagraph {number}" for number in range(40))
    samples = {**CODE, **dict.fromkeys(FENCES, "if a == b {\n\tc d\n}\n\n")}
    codes = [f"~~~{lang}\n{code}~~~\n" for lang, code in samples.items()]
    codes += [
        f"{{{{< highlight {lang} >}}}}\nx y\nz\n{{{{< /highlight >}}}}\n" for lang in _ARGUMENTS
    ]
    bodies = [f"{code}{tail}\n" for code in codes]
    front = "---\ntitle: x\n---\n"
    posts = [Post(f"posts/{at}.md", (front + body).encode()) for at, body in enumerate(bodies)]
    answers = ask_hugo(posts, HugoSettings(render=True))
    for code, body, answer in zip(codes, bodies, answers, strict=True):
        theirs = _LAST_WORDS.findall(str(answer.fields["Summary"]))[-1]
        assert (code, parse(body, dialect=HUGO).excerpt().split("\n")[-1]) == (code, theirs)


HIGHLIGHT: dict[str, dict[str, object]] = {
    "classes": {"noClasses": False},
    "classes, numbers in a table": {"noClasses": False, "lineNos": True},
    "classes, numbers in lines": {
        "noClasses": False,
        "lineNos": True,
        "lineNumbersInTable": False,
    },
    "numbers in lines": {"lineNos": True, "lineNumbersInTable": False, "lineNoStart": 97},
    "fences as they are": {"codeFences": False},
}
# In these a word or two of the sample is a token of another kind than newsdoc takes it for.
_NEARLY = {"bash", "yaml", "html", "java", "rust", "makefile"}


@pytest.mark.parametrize("highlight", HIGHLIGHT.values(), ids=list(HIGHLIGHT))
@pytest.mark.usefixtures("real_hugo")
def test_hugo_ends_summaries_as_a_site_highlights(highlight: dict[str, object]) -> None:
    tail = "\n".join(f"\nparagraph {number}" for number in range(40))
    langs = [lang for lang in CODE if lang not in _NEARLY]
    bodies = [f"~~~{lang}\n{CODE[lang]}~~~\n{tail}\n" for lang in langs]
    posts = [
        Post(f"posts/{at}.md", f"---\ntitle: x\n---\n{body}".encode())
        for at, body in enumerate(bodies)
    ]
    config = {"markup": {"highlight": highlight}}
    dialect = hugo_dialect(config)
    answers = ask_hugo(posts, replace(HugoSettings(render=True), options=config))
    for lang, body, answer in zip(langs, bodies, answers, strict=True):
        theirs = _LAST_WORDS.findall(str(answer.fields["Summary"]))[-1]
        ours = parse(body, dialect=dialect).excerpt().rpartition("paragraph")[2]
        assert (lang, f"paragraph{ours}") == (lang, theirs)


MATH_MARKS = {"block": [["\\[", "\\]"], ["$$", "$$"]], "inline": [["\\(", "\\)"], ["$", "$"]]}
SITES: dict[str, dict[str, object]] = {
    "mathematics": {"extensions": {"passthrough": {"enable": True, "delimiters": MATH_MARKS}}},
    "attributes": {"parser": {"attribute": {"title": True, "block": True}}},
    "line ends": {"extensions": {"cjk": {"enable": True, "eastAsianLineBreaks": True}}},
    "line ends by CSS": {
        "extensions": {
            "cjk": {
                "enable": True,
                "eastAsianLineBreaks": True,
                "eastAsianLineBreaksStyle": "css3draft",
            }
        }
    },
    "extras": {
        "extensions": {
            "strikethrough": False,
            "extras": {
                name: {"enable": True}
                for name in ("delete", "insert", "mark", "subscript", "superscript")
            },
        }
    },
    "plain": {
        "parser": {"autoHeadingID": False, "wrapStandAloneImageWithinParagraph": False},
        "renderer": {"unsafe": True, "hardWraps": True, "xHTML": True},
        "extensions": {
            "typographer": False,
            "linkify": False,
            "footnote": {"backlinkHTML": "回"},
        },
    },
    "ascii ids": {"parser": {"autoIDType": "github-ascii"}},
    "old ids": {
        "parser": {"autoIDType": "blackfriday"},
        "extensions": {"typographer": {"leftDoubleQuote": "「", "rightDoubleQuote": "」"}},
    },
    "commonmark": {
        "extensions": {
            "table": False,
            "strikethrough": False,
            "taskList": False,
            "definitionList": False,
            "footnote": False,
        }
    },
}


@pytest.mark.parametrize("goldmark", SITES.values(), ids=list(SITES))
@pytest.mark.usefixtures("real_hugo")
def test_hugo_counts_as_a_site_configures_it(goldmark: dict[str, object]) -> None:
    posts = site_posts("posts")
    config = {"markup": {"goldmark": goldmark}, "hasCJKLanguage": True, "enableEmoji": True}
    settings = replace(HugoSettings(render=True), options=config)
    adapter = Hugo(markup=hugo_dialect(config))
    pairs = zip(posts, ask_hugo(posts, settings), strict=True)
    assert not summary((post, compare_hugo_body(post, answer, adapter)) for post, answer in pairs)


@pytest.mark.usefixtures("real_node")
def test_hexo_names_headings() -> None:
    posts = body_posts("_posts")
    answers = ask_hexo(posts, HexoSettings(render=True))
    compared = [
        (post, compare_hexo_headings(post, answer.html))
        for post, answer in zip(posts, answers, strict=True)
        if answer.html is not None
    ]
    assert len(compared) > 150
    assert not summary(compared)


@pytest.mark.usefixtures("real_node")
def test_hexo_shows_texts_and_excerpts() -> None:
    posts = body_posts("_posts")
    answers = ask_hexo(posts, HexoSettings(render=True))
    pairs = [pair for pair in zip(posts, answers, strict=True) if pair[1].html is not None]
    assert len(pairs) > 150
    assert sum(answer.cut != "" for _, answer in pairs) > 20
    assert not summary((post, compare_hexo_texts(post, answer)) for post, answer in pairs)


RENDERERS: dict[str, dict[str, object]] = {
    "as it comes": {},
    "no breaks, lower ids": {
        "marked": {"breaks": 0, "modifyAnchors": 1, "quotes": "«»‹›", "headerIds": "no"}
    },
    "plain": {"marked": {"smartypants": None, "autolink": False, "descriptionLists": ""}},
    "aliases": {"marked": {"anchorAlias": True, "figcaption": True, "modifyAnchors": 2}},
    "no gfm": {"marked": {"gfm": False}},
    "no nunjucks": {"marked": {"disableNunjucks": 1}},
    "prism": {"syntax_highlighter": "prismjs"},
    "prism in the browser": {
        "syntax_highlighter": "prismjs",
        "prismjs": {"preprocess": False, "exclude_languages": ["js"], "line_number": False},
    },
    "no highlighter": {"syntax_highlighter": ""},
    "highlight.js by itself": {"highlight": {"hljs": True, "wrap": False, "auto_detect": True}},
}


@pytest.mark.parametrize("config", RENDERERS.values(), ids=list(RENDERERS))
@pytest.mark.usefixtures("real_node")
def test_hexo_renders_messy_bodies(config: dict[str, object]) -> None:
    posts = messy_posts(250, number=len(str(config)))
    # A name of a person in an address would be written otherwise each time.
    below = config.get("marked", {})
    assert isinstance(below, dict)
    settings = HexoSettings(render=True, options={**config, "marked": {**below, "mangle": False}})
    adapter = Hexo(markup=hexo_dialect(config=config))
    compared = []
    for post, answer in zip(posts, ask_hexo(posts, settings), strict=True):
        if answer.html is not None:
            found = compare_hexo_headings(post, answer.html, adapter)
            found += compare_hexo_texts(post, answer, adapter)
            compared.append((post, found))
    assert len(compared) > 200
    assert not summary(compared)
