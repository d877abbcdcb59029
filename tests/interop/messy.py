"""Bodies as people really write them: constructs side by side, half closed, in odd places."""

from __future__ import annotations

from random import Random

__all__ = ["messy_bodies"]

_PLAIN = ("燈", "河流", "屋頂", "夜")
_WORDS = (*_PLAIN, "雨中", "farm", "it's", "don't", "v1.2", "a_b", "C++", "AT&T", "50%", "前言")
_MARKS = ("", " ", " ", "，", "。", "：", ", ", "!", "（", "）", "—")
_INLINE = (
    "**{}**",
    "**“{}”**",
    "**{}：**{}",
    "*{}*",
    "_{}_",
    "***{}***",
    "~~{}~~",
    "`{}`",
    "`` ` ``",
    "[{}](/a)",
    "[{}](a(b).png '{}')",
    "![{}](/b.png)",
    "[b]",
    "[{}][b]",
    "https://a.cn/x_y",
    "https://a.cn/夜。{}",
    "<https://a.cn>",
    "<br>",
    "<u>{}</u>",
    "<!-- {} -->",
    "Map<K,V>",
    r"\*{}\*",
    "&nbsp;",
    "&lt;{}&gt;",
    "$x_1$ 2 * 3",
    "**",
    "a**{}",
    '"{}" --- ...',
    "{{ {} }}",
    "`{{ {} }}`",
)
_BLOCKS = (
    "# {}",
    "## {} ##",
    "### **{}** `{}`",
    "#{}",
    "{}\n===",
    "{}\n---",
    "{}",
    "{}\n{}",
    "{}  \n{}",
    "\u3000\u3000{}",
    "- {}\n- {}",
    "- {}\n{}\n- [x] {}",
    "- \n  - {}",
    "* {}\n\n* {}",
    "1. {}\n   {}\n2. {}",
    "2) {}\n    - {}",
    "-\t{}\n\n\t{}",
    "> {}\n> {}",
    "> {}\n{}",
    "> - {}\n{}",
    ">> {}\n> {}",
    "```js\n{}\n```",
    "```js {} https://a.cn\n# {}\n```",
    "    ```\n# {}\n    ```",
    "- {}\n  ```\n  {}\n  ```",
    "~~~\n{{ x }}\n~~~",
    "````\n```\n{}\n```\n````",
    "    {}",
    "| {} | {} |\n| --- | --- |\n| {} | a \\| b |",
    "{} | {}\n-|-\n{}",
    "<div>\n{}\n</div>",
    "<p>{}</p>",
    "<pre>\n{}\n\n{}\n</pre>",
    "***",
    "[b]: https://a.cn '{}'",
    "{}\n: {}",
    "{% note info %}\n# {}\n{}\n{% endnote %}",
    "{% blockquote @, 夜的書 %}\n{}\n{% endblockquote %}",
    "{% codeblock @ lang:js %}\n@\n{% endcodeblock %}",
    "{% link @ https://a.cn %} **{}**",
    "{% raw %}<b>{{ x }}</b>{% endraw %}",
    "{{ '{{ @ }}' }} {} {{ 1 + 2 }}{{ x.y or '@' }}",
    "{% if x %}\n**@**\n{% elif 1 %}\n@{% note %}\n{}\n{% endnote %}\n{% else %}@{% endif %}",
    "{% for a, b in {'@': 2} %}{{ a ~ b }}{% note %}@{% endnote %}{% endfor %}",
    "{% set x = ['@', 2] %}\n{{ x | join('、') }}",
    "```js highlight:false\n@ {{ y }}\n```",
    "{% link it's @ %} {}",
    "{% a @_@ https://a.cn %} {} calendar",
    "{% note endquote %}\n{}\n{% endnote %}",
    "{% asset_img a.png @ %}",
    "<!-- more -->",
    "{}<!--more-->",
)


def messy_bodies(count: int, number: int = 0) -> list[str]:
    """Return some bodies, the same ones for the same number."""
    return [_body(Random(f"{number}/{at}")) for at in range(count)]  # noqa: S311  a seed


def _body(random: Random) -> str:
    blocks = [_filled(random.choice(_BLOCKS), random, 0) for _ in range(random.randint(2, 7))]
    parts = [block + random.choice(("\n\n", "\n\n", "\n\n", "\n")) for block in blocks]
    return "".join(parts)


def _filled(pattern: str, random: Random, depth: int) -> str:
    plain = pattern.replace("{{ {} }}", "{{ x }}").replace("@", random.choice(_PLAIN))
    first, *rest = plain.split("{}")
    return first + "".join(_line(random, depth) + part for part in rest)


def _line(random: Random, depth: int) -> str:
    parts: list[str] = []
    for _ in range(random.randint(1, 3)):
        wrapped = depth < 2 and random.randrange(3) == 0
        word = random.choice(_WORDS)
        parts.append(_filled(random.choice(_INLINE), random, depth + 1) if wrapped else word)
        parts.append(random.choice(_MARKS))
    return "".join(parts).strip() or "字"
