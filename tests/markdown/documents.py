"""Documents for tests of the tree: samples of every construct, and random ones."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "BLOCK_PARTS",
    "CJK_PARTS",
    "CONSTRUCTS",
    "FORMS",
    "INLINE_PARTS",
    "LINK_PARTS",
    "SAMPLES",
    "random_texts",
]

SAMPLES = {
    "paragraph": "第一行\n  第二行  \n第三行\\\n第四行\n",
    "heading": "# 標題 *重點* #\n\n二級\n標題\n---\n",
    "thematic break": "a\n\n* * *\n",
    "blockquote": "> 引文\n懶行\n> - 項\n>\n>   續\n",
    "list": "1. 一\n2. 二\n\n   段\n   - 內\n- [ ] 未\n- [x] 已\n",
    "code": '```python title="甲"\nx = 1\n\n```\n\n\tindented\n\n    more\n',
    "html": "<div>\n文\n</div>\n\n文 <b class='x'>粗</b> <!-- 註 -->\n",
    "definition": '[甲]: https://example.org/a "題"\n\n[甲] [乙][甲] [甲][] ![甲]\n',
    "footnote": "句[^註]。\n\n[^註]: 註文\n\n    續\n",
    "table": "| 甲 | 乙 |\n|:--|--:|\n| `a\\|b` | *c* |\n| 一格\n",
    "delete": "~~刪~~ 與 ~刪~\n",
    "links": "[文](</a b> '題') <https://example.org> ![圖](x.png)\n",
    "literal links": "見 www.example.org/a, https://例.tw/b。 me@example.org\n",
    "escapes": "\\* &amp; &#x4e2d; \\a &nope; \x00\n",
    "tabs": "-\ta\n\n\tb\n>\t\tc\n",
    "emphasis": "**粗*斜*** __a__ _b_ *未\n",
    "unclosed": "- > ~~~\n  > 碼\n\n文",
}

# One construct each, in the forms that mdast tells apart.
CONSTRUCTS = (
    *(
        "",
        " ",
        "\n",
        "甲",
        "甲\n乙",
        "甲\n\n乙",
        "  甲  \n\t乙",
        "甲\\*乙",
        "甲&gt;乙",
        "&#x1f600;",
    ),
    *(
        "<ftp:甲>",
        "<tel:+12>",
        "<me@example.org>",
        "<甲>",
        "https://例.tw",
        "me@例.tw",
        "www.例.tw",
    ),
    *("> 甲", "> 甲\n乙", ">", "> > 甲\n> 乙", ">甲\n>\n>\t乙", "> ```\n甲", "> 甲\n\n> 乙"),
    *(
        "```js 題 目\n甲\n```",
        "~~~\n\n甲\n\n~~~",
        "```",
        "``` \n",
        "   ```\n    甲\n  ```",
        "~~~ `甲`",
    ),
    *(
        "    甲",
        "\t甲\n\n\t乙\n",
        "    甲\n  \n     乙",
        "`甲`",
        "`` ` ``",
        "` 甲\n乙 `",
        "`甲",
        "``甲`",
    ),
    *(
        "[甲]: /乙",
        '[甲]: </乙 丙> "題"',
        "[甲]:\n/乙\n'題\n目'",
        "[甲]: /乙 '題' 丙",
        "[甲 \n 乙]: 丙",
    ),
    *(
        "*甲*",
        "_甲_",
        "**甲**",
        "__甲__",
        "***甲***",
        "*甲**乙*丙**",
        "**甲*",
        "~甲~",
        "~~甲~~",
        "~~~甲~~~",
    ),
    *(
        "甲\\\n乙",
        "甲  \n乙",
        "甲   \n   乙",
        "甲 \n乙",
        "甲\\",
        "甲  ",
        "# 甲  ",
        "甲\\\n",
        "*甲\\\n乙*",
    ),
    *(
        "# 甲",
        "###### 甲 #",
        "#",
        "# #",
        "#甲",
        "####### 甲",
        "甲\n=",
        "甲\n乙\n---",
        "甲\n ==  ",
        "=\n=",
    ),
    *(
        "<b>\n甲\n</b>",
        "<!-- 甲\n\n乙 -->",
        "<?甲\n?>",
        "<!甲>",
        "<![CDATA[甲]]>",
        "<pre>\n\n甲</pre>",
    ),
    *(
        "甲<b>乙</b>",
        "甲 <b a='乙'\nc> 丙",
        "甲<!-- 乙 -->",
        "甲<?乙?>",
        "<div>甲\n\n乙",
        "<b>甲",
        "</b\n>",
    ),
    *(
        "![甲]\n\n[甲]: 乙",
        "![甲][]\n\n[甲]: 乙",
        "![甲][乙]\n\n[乙]: 丙",
        "![甲 *乙*](丙 '丁')",
        "![]()",
    ),
    *(
        "[甲]\n\n[甲]: 乙",
        "[甲][]\n\n[甲]: 乙",
        "[甲][乙]\n\n[乙]: 丙",
        "[甲](乙 (丙))",
        "[`甲`]\n\n[`甲`]: 乙",
    ),
    *(
        "[]()",
        "[甲](<>)",
        "[甲](乙",
        "[甲](\n乙\n'丙'\n)",
        "[甲[乙](丙)](丁)",
        "[![甲](乙)](丙)",
        "[甲]()",
    ),
    *(
        "- 甲",
        "-",
        "- ",
        "*\n  甲",
        "+\n\n  甲",
        "1. 甲\n1. 乙",
        "07) 甲",
        "- 甲\n\n- 乙",
        "- 甲\n\n  乙",
    ),
    *(
        "- 甲\n+ 乙\n* 丙",
        "1. 甲\n2) 乙",
        "- - - 甲",
        "- 甲\n - 乙\n  - 丙",
        "-     甲",
        "- ```\n  甲\n\n  ```",
    ),
    *(
        "* 甲\n  \n  乙\n*\n  丙\n* 丁\n \n  \n  戊\n*  \n   \n* 己",
        "> + 甲\n>\n> + 乙",
        "10. 甲\n\n    乙",
    ),
    *("***", " * * *", "---\n", "___ \t", "- - -", "--", "甲\n***\n乙", "- 甲\n***", "- ***"),
    *(
        "|甲|\n|-|",
        "甲|乙\n-|:-:\n丙",
        "|甲|\n|:-|\n|乙|丙|\n\n丁",
        "甲\n|乙|\n|--|",
        "|`|`|\n|-|-|",
        "|\\||\n|-|",
    ),
    *(
        "甲[^一]\n\n[^一]: 乙",
        "[^一]:\n    乙",
        "[^一]: 乙\n丙",
        "[^一]: 乙\n\n    丙\n丁",
        "[^一]",
        "[^ ]: 甲",
    ),
    *("- [ ] 甲", "- [x] 甲", "1. [X] 甲\n\n   乙", "- [ ]", "- [x]\t甲", "- [-] 甲", "- > [ ] 甲"),
)

FORMS: dict[str, Callable[[str], str]] = {
    "LF": lambda text: text,
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "BOM": lambda text: f"\ufeff{text}",
}

BLOCK_PARTS = (
    *("a", "b", "\n", "\n", "\n", " ", "  ", "    ", "\t", "> ", ">", "- ", "-", "* ", "+ "),
    *("1. ", "2) ", "10. ", "# ", "## ", "```", "~~~", "---", "***", "===", "<div>", "</div>"),
    *("<!--", "-->", "<x>", "[a]: b", "[^a]: ", "| ", "|-|", "a | b", "--|--", "- [x] a"),
    *("<pre>", "文\n", "\n\n", "`", "*"),
)
INLINE_PARTS = (
    *("a", "b", " ", "  \n", "\n", "*", "**", "_", "__", "~", "~~", "`", "``", "[", "]", "(", ")"),
    *("![", "](", "](b)", "[a]", "[^a]", "<", "><", "<a>", "<http://a.b>", "\\", "&amp;", "&#35;"),
    *("!", '"', "'", "www.a.co", "http://a.b", "a@b.co", "。", "，", "中", "é", "😀", "|", "\\*"),
    *("\t", ":", "<b c='d'>", "[a]: u\n", "[^a]: f\n", "> "),
)
LINK_PARTS = (
    *("www.", "http://", "https://", "HTTP://", "a", "b.c", ".", "_", "-", "@", "a@b.c", "mailto:"),
    *("xmpp:", "/", "?q", "!", "(", ")", "[", "]", " ", "\n", "&amp;", "\\", "*", "~", "中", "。"),
    *("é", ":", "<", "//", "x.co", "1", "'", '"', ",", ";", "}", "|", "😀", "`"),
)
CJK_PARTS = (
    *("*", "**", "_", "__", "~", "~~", "中", "文", "。", "，", "“", "”", "「", "」", "a", "b", " "),
    *("😀", "（", "）", "(", ")", "한", "ｱ", "‘", "\ufe01", "\U000e0100", "⚡", "𠮷", "！", "!"),
    *("é", "…", "—", "㊗", "🈁", "🈯", "\u3000", "〽"),
)


def random_texts(parts: tuple[str, ...], count: int, *, seed: int, longest: int = 14) -> list[str]:
    """Return different random texts, the same for the same arguments."""
    source = random.Random(seed)  # noqa: S311  not for secrets
    texts = {
        "".join(source.choice(parts) for _ in range(source.randint(1, longest)))
        for _ in range(count)
    }
    return sorted(texts)
