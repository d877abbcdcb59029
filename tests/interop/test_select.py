"""`select` beside unist-util-select itself: random selectors over trees of all kinds of nodes."""

from __future__ import annotations

import json
import random

from newsdoc.markdown import GFM, parse
from newsdoc.markdown.select import select
from tests.interop.node import run_script

TEXTS = (
    '# 燈\n\n河 **岸** *夜* [站](/a "題") `碼`\n\n- 一\n- [x] 二\n\n  > 三 ~~四~~\n\n1. 五\n',
    "## 河\n\n### 岸\n\n| a | b |\n|:--|--|\n| *c* | [d](http://e.org/f-g) |\n\n***\n\n"
    "![圖](/p.png)\n",
    "> 一\n>\n> - 二\n>   - **三 *四* [五][六]**\n\n[六]: /七 '八'\n\n```js m\n九\n```\n\n"
    "<p>\n\n燈[^1]\n\n[^1]: 河\n",
    "",
)
TYPES = (
    *("*", "root", "paragraph", "heading", "text", "list", "listItem", "emphasis", "strong"),
    *("link", "tableCell", "blockquote", "code", "image", "definition", "html"),
)
ATTRIBUTES = (
    *("[depth]", '[depth="2"]', "[ordered]", "[ordered=true]", "[checked=true]", "[url]"),
    *('[url^="http"]', "[url$=png]", "[url*=e]", "[title]", '[lang="js"]', "[value=一]"),
    *("[title=null]", "[spread=false]", '[start="1"]', "[nope]", "[meta~=m]", "[ordered=false]"),
    *('[type="text"]', "[type^=list]", '[lang="JS" i]', '[align="left,"]', '[title="\\984c"]'),
    *('[url="\\2f a"]', "[align='left']", '[value="一" i]', "[type=LIST i]"),
    *("[url^='']", "[url$='']", "[depth^='2']", "[align~=left]", "[identifier=六]", "[checked]"),
)
PSEUDOS = (
    *(":root", ":empty", ":first-child", ":last-child", ":only-child", ":nth-child(2n+1)"),
    *(":first-of-type", ":last-of-type", ":nth-child(odd)", ":nth-child(2)", ":nth-child(-n+2)"),
    *(":is(text, link)", ":not(text)", ":has(text)", ":has(> text)", ":not(:first-child)"),
    *(":nth-last-child(2)", ":only-of-type", ":nth-of-type(2)", ":nth-last-of-type(2n)"),
    *(":blank", ":has(list text)", ":has(> list text)", ":has(listItem > paragraph, code)"),
    *(":has(list > listItem paragraph)", ":not(:has(paragraph text))"),
    *(":not([depth], text)", ":nth-last-child(even)", ":has(link, image)", ":nope"),
)


def step(chance: random.Random) -> str:
    made = chance.choice(TYPES) if chance.random() < 0.7 else ""
    if chance.random() < 0.3:
        made += chance.choice(ATTRIBUTES)
    if chance.random() < 0.4:
        made += chance.choice(PSEUDOS)
    return made or "*"


def selector(chance: random.Random) -> str:
    made = step(chance)
    while chance.random() < 0.45:
        made += chance.choice((" ", " > ", " + ", " ~ ", ">", ", ")) + step(chance)
    return made


def answer(text: str, wanted: str) -> list[int] | str:
    root = parse(text, dialect=GFM)
    numbers = {id(node): at for at, node in enumerate(root.walk())}
    try:
        return [numbers[id(node)] for node in select(root, wanted)]
    except ValueError as error:
        return str(error)


def test_selectors_name_what_unist_util_select_names(real_node: str) -> None:
    chance = random.Random(20260)  # noqa: S311  a seeded choice of tests
    wanted = [selector(chance) for _ in range(1500)]
    wanted += [step + extra for step in ("*", "text") for extra in (*ATTRIBUTES, *PSEUDOS)]
    jobs = [{"tree": parse(text, dialect=GFM).to_mdast(), "selectors": wanted} for text in TEXTS]
    lines = run_script("select_oracle.mjs", json.dumps(jobs)).splitlines()
    different = [
        (text, one, ours, theirs)
        for text, line in zip(TEXTS, lines, strict=True)
        for one, theirs in zip(wanted, json.loads(line), strict=True)
        if (ours := answer(text, one)) != theirs
        and not (isinstance(ours, str) and isinstance(theirs, str))
    ]
    assert different == []
