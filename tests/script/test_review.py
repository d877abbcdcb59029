"""The page that shows a conversion."""

from __future__ import annotations

import html
import importlib
import re
import shutil
from typing import TYPE_CHECKING

import pytest

import newsdoc

if TYPE_CHECKING:
    from pathlib import Path

POST = (
    "---\ntitle: 头发<b>的软件\n---\n\n这个头**发**，复制文件到U盘。\n\n后来“里面”的树干 & 软件。\n"
)


def page() -> tuple[newsdoc.Article, str]:
    made = newsdoc.loads(POST, schema="hexo").convert("zh-TW")
    assert made.conversion is not None
    return made, made.conversion.review(title="a <post>.md")


def test_it_is_complete_and_asks_for_nothing() -> None:
    made, text = page()
    assert text.startswith("<!DOCTYPE html>")
    assert not re.search(r"""(?:src|href)\s*=\s*["'](?!#)""", text)
    assert "http" not in text
    assert "a &lt;post&gt;.md" in text
    assert text.count("data-change=") == text.count("<del ") == text.count("<ins ")
    assert text.count("data-change=") == len(made.changes)


def test_both_texts_are_there_to_the_character() -> None:
    made, text = page()
    pattern = r'<pre lang="zh-Hans">(.*?)</pre><pre lang="zh-TW">(.*?)</pre>'
    columns = re.findall(pattern, text, re.DOTALL)
    for side, source in ((0, POST), (1, made.source_text.text)):
        plain = "\n".join(html.unescape(re.sub(r"<[^>]*>", "", pair[side])) for pair in columns)
        assert plain == source


def test_what_to_look_at_comes_first() -> None:
    _, text = page()
    flags = [" unsure" in item for item in re.findall(r'<li class="([^"]*)"', text)]
    assert any(flags)
    assert flags == sorted(flags, reverse=True)


def test_what_is_not_chinese_has_a_page_too() -> None:
    made = newsdoc.loads("plain words\n", schema="hexo").convert("zh-TW")
    assert made.conversion is not None
    text = made.conversion.review()
    assert "not Chinese" in text
    assert "0 changes" in text


def test_lines_that_do_not_match_stand_in_one_piece() -> None:
    post = '---\ntitle: "特朗普\n  云"\n---\n\n头发\n'
    made = newsdoc.loads(post, schema="hexo").convert("zh-TW", glossary={"特朗普": '川"普'})
    assert made.body_text.count("\n") + 1 < post.count("\n")
    assert made.conversion is not None
    assert made.conversion.review().count('<div class="row') == 1


def test_a_configuration_says_the_language_where_its_name_does() -> None:
    article = newsdoc.loads("头发\n", schema="hexo")
    for target, language in (("s2hk", "zh-HK"), ("t2jp", "zh")):
        conversion = article.convert(target).conversion
        assert conversion is not None
        assert f'</pre><pre lang="{language}">' in conversion.review()


@pytest.mark.browser
@pytest.mark.timeout(120)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_a_browser(tmp_path: Path, scheme: str) -> None:
    api = importlib.import_module("playwright.sync_api")
    chromium = shutil.which("chromium")
    assert chromium, "install Debian's chromium"
    file = tmp_path / "review.html"
    file.write_text(page()[1], encoding="utf-8")
    with api.sync_playwright() as browsers:
        browser = browsers.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        shown = browser.new_page(color_scheme=scheme)
        errors: list[str] = []
        shown.on("pageerror", lambda error: errors.append(str(error)))
        shown.goto(file.as_uri())
        ground = shown.evaluate("getComputedStyle(document.body).backgroundColor")
        shown.keyboard.press("n")
        assert shown.locator(".now").count() == 3
        assert "unsure" in shown.locator("del.now").get_attribute("class")
        first = shown.locator("a.now").inner_text()
        shown.keyboard.press("n")
        assert shown.locator("a.now").inner_text() != first
        shown.keyboard.press("p")
        assert shown.locator("a.now").inner_text() == first
        everything = shown.locator(".changes li:visible").count()
        shown.keyboard.press("a")
        assert 0 < shown.locator(".changes li:visible").count() < everything
        shown.keyboard.press("d")
        other = shown.evaluate("getComputedStyle(document.body).backgroundColor")
        browser.close()
    assert errors == []
    assert ground != other
