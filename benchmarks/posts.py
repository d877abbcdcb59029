"""Posts to measure with: generated ones that look like real ones, or those of a folder.

The shares are those counted over 25,000 real Hugo and Hexo posts: a third of Hugo's and two
thirds of Hexo's posts have fenced code, a quarter has pictures, a tenth tables or inline
HTML, and so on. The sentences are our own.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

__all__ = ["SIZES", "Post", "folder_posts", "generated_posts"]

SIZES = {"3 KB": 3_000, "10 KB": 10_000, "100 KB": 100_000}

SENTENCES = {
    "hugo": (
        "這項技術在過去十年裡發展得非常快，許多公司都把它放進了自己的產品。",
        "編輯部的同事昨天晚上討論到很晚，最後決定把頭髮的照片換成圖表。",
        "如果你使用的是舊版本，請先備份資料庫，再執行下面的指令。",
        "分析師認為，明年的市場會比今年更複雜，價格也可能出現較大的波動。",
        "有人說「先求有，再求好」，但品質往往決定了一個專案能走多遠。",
        "The release notes mention three changes that matter for readers of this site.",
        "新的伺服器放在機房後面，後天早上才會正式啟用。",
        "After the meeting the team published a short summary on its blog.",
    ),
    "hexo": (
        "记者在现场看到，工作人员正在检查后台的服务器和网络设备。",
        "软件的默认设置并不适合所有人，因此我们提供了一个简单的配置文件。",
        "他表示：“数据不会说谎，关键在于我们怎样理解它。”",
        "昨天下午，几位理发师在广场上为老人免费理发，队伍排得很长。",
        "如果内存不够，程序会先把数据写到磁盘里，再慢慢读出来。",
        "The release notes mention three changes that matter for readers of this site.",
        "只有后面的同学才知道，这面墙为什么要刷成绿色。",
        "After the meeting the team published a short summary on its blog.",
    ),
}
CODE = (
    ("python", "def build(site):\n    for post in site.posts:\n        yield post.render()\n"),
    ("bash", "git clone example.git\ncd example && make build  # 建立網站\n"),
    ("yaml", "theme: plain\nmenu:\n  - name: 首页\n    url: /\n"),
    ("js", "const words = text.split(' ');\nconsole.log(words.length);\n"),
)


@dataclass(frozen=True, slots=True)
class Post:
    """One post to measure with.

    Attributes:
        name: What to call it in a table.
        schema: `hugo` or `hexo`.
        text: The whole file.
    """

    name: str
    schema: str
    text: str


def generated_posts(size: int, count: int = 20, seed: int = 2026) -> list[Post]:
    """Make posts of about `size` bytes, half of them Hugo's and half Hexo's."""
    rng = random.Random(seed)  # noqa: S311  the posts shall be the same in every run
    return [
        Post(f"{schema}-{size}-{number}", schema, _post(_Writer(rng, schema), size))
        for number in range(count)
        for schema in ("hugo" if number % 2 else "hexo",)
    ]


def folder_posts(folder: Path) -> list[Post]:
    """Take the Markdown files below a folder; those under `source` or `hexo` count as Hexo's."""
    posts = []
    for path in sorted(folder.rglob("*.md")):
        text = path.read_bytes().decode("utf-8", "replace")
        schema = "hexo" if {"source", "_posts", "hexo"} & set(path.parts) else "hugo"
        posts.append(Post(path.name, schema, text))
    return posts


@dataclass(frozen=True, slots=True)
class _Writer:
    """What the block makers need: chance, and which generator they write for."""

    rng: random.Random
    schema: str

    def sentence(self) -> str:
        return self.rng.choice(SENTENCES[self.schema])


def _post(writer: _Writer, size: int) -> str:
    parts = [_front_matter(writer)]
    length = len(parts[0].encode())
    blocks = _blocks(writer)
    while length < size:
        block = next(blocks)
        parts.append(block)
        length += len(block.encode()) + 2
    return "\n\n".join(parts) + "\n"


def _front_matter(writer: _Writer) -> str:
    day = f"2024-{writer.rng.randint(1, 12):02}-{writer.rng.randint(1, 28):02}"
    date = f"{day}T15:06:44+08:00" if writer.schema == "hugo" else f"{day} 15:06:44"
    lines = [
        f'title: "{writer.sentence()[:18]}"',
        f"date: {date}",
        f"description: {writer.sentence()}".replace(": “", " “"),
        f"tags: [{', '.join(writer.rng.sample(['AI', '產業', '开源', '遊戲', 'Linux'], 3))}]",
        "categories:",
        "  - 科技新聞",
        "draft: false" if writer.schema == "hugo" else "comments: true",
        f"slug: post-{writer.rng.randint(1, 9999)}",
        "cover: /images/cover.jpg  # 封面",
    ]
    return "\n".join(("---", *lines, "---"))


def _blocks(writer: _Writer) -> Iterator[str]:
    kinds: list[tuple[Callable[[_Writer], str], float]] = [
        (_paragraph, 10),
        (_heading, 1.6),
        (_list, 1.2),
        (_code, 1.3),
        (_picture, 0.9),
        (_quote, 0.4),
        (_table, 0.15),
        (_html, 0.2),
        (_shortcode if writer.schema == "hugo" else _tag, 0.3),
    ]
    makers = [maker for maker, _ in kinds]
    weights = [weight for _, weight in kinds]
    while True:
        yield writer.rng.choices(makers, weights)[0](writer)


def _paragraph(writer: _Writer) -> str:
    sentences = [writer.sentence() for _ in range(writer.rng.randint(1, 5))]
    marked = writer.rng.randrange(len(sentences))
    sentence = sentences[marked]
    decorated = (
        f"**{sentence[:6]}**{sentence[6:]}",
        f"[{sentence[:8]}](https://example.com/a/{writer.rng.randint(1, 999)}){sentence[8:]}",
        f"`make build` {sentence}",
        f"<span>{sentence[:4]}</span>{sentence[4:]}",
        sentence,
        sentence,
        sentence,
    )
    sentences[marked] = writer.rng.choice(decorated)
    return ("\n" if writer.rng.random() < 0.3 else "").join(sentences)


def _heading(writer: _Writer) -> str:
    return f"{'#' * writer.rng.choice((2, 2, 2, 3, 3, 4))} {writer.sentence()[:12]}"


def _list(writer: _Writer) -> str:
    mark = writer.rng.choice(("-", "*", "1."))
    items = [f"{mark} {writer.sentence()}" for _ in range(writer.rng.randint(2, 6))]
    if writer.rng.random() < 0.3:
        items.insert(1, f"{' ' * (len(mark) + 1)}- {writer.sentence()[:9]}")
    return "\n".join(items)


def _code(writer: _Writer) -> str:
    language, lines = writer.rng.choice(CODE)
    return f"```{language}\n{lines * writer.rng.randint(1, 4)}```"


def _picture(writer: _Writer) -> str:
    url = f"/images/{writer.rng.randint(1, 99)}.jpg"
    return f"![{writer.sentence()[:6]}]({url})\n\n{writer.sentence()[:14]}"


def _quote(writer: _Writer) -> str:
    return f"> {writer.sentence()}\n> {writer.sentence()}"


def _table(writer: _Writer) -> str:
    rows = [f"| {writer.sentence()[:5]} | {writer.rng.randint(1, 99)} |" for _ in range(4)]
    return "\n".join(("| 項目 | 數量 |", "|---|---:|", *rows))


def _html(writer: _Writer) -> str:
    return f'<div class="note">\n{writer.sentence()}\n</div>'


def _shortcode(writer: _Writer) -> str:
    return writer.rng.choice(
        (
            "{{< youtube a1b2c3d4 >}}",
            f'{{{{< figure src="/images/a.jpg" caption="{writer.sentence()[:9]}" >}}}}',
            f"{{{{% notice tip %}}}}\n{writer.sentence()}\n{{{{% /notice %}}}}",
        )
    )


def _tag(writer: _Writer) -> str:
    return writer.rng.choice(
        (
            "{% asset_img cover.jpg %}",
            f"{{% note info %}}\n{writer.sentence()}\n{{% endnote %}}",
            "<!-- more -->",
        )
    )
