"""Make the Traditional Chinese pages from the Simplified ones, with newsdoc itself.

`python tools/traditional.py` writes every `*.zh-TW.md` beside its `*.zh-CN.md`. A test checks that
they are in step. Code is left alone but for its comments, and so is what stands between
`convert-off` and `convert-on`.
"""

from __future__ import annotations

import re
from pathlib import Path

import newsdoc
from newsdoc.script import TAIWAN_FORMS

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("README.zh-CN.md", "docs/tutorial.zh-CN.md")
GLOSSARY = newsdoc.Glossary(
    {
        "教程": "教學",
        "短代码": "短碼",
        "源代码": "原始碼",
        "接口": "介面",
        "首页": "首頁",
        "标签": "標籤",
        "命令行": "命令列",
        "字节": "位元組",
        "节点": "節點",
        "标记": "標記",
        "键": "鍵",
        "生成器": "產生器",
        "返回": "傳回",
        "哪一列": "哪一欄",
        "Python 库": "Python 函式庫",
        "脚本": "腳本",
        "示例": "範例",
        "许可证": "授權條款",
        "采用": "採用",
        "用例": "案例",
    }
)


def traditional(text: str) -> str:
    """Return a page in Taiwan's usage, with links to the pages of that language."""
    words = [TAIWAN_FORMS, GLOSSARY]
    page = newsdoc.loads(text, schema="hugo").convert("zh-TW", source="zh-CN", glossary=words)
    names = {Path(name).name for name in PAGES}
    edits = [edit for code in page.body.find_all(newsdoc.Code) for edit in _comments(page, code)]
    for link in page.body.find_all(newsdoc.Link):
        inside = page.text_of(link).isascii() or "简体" in page.text_of(link)
        if not inside and Path(link.url).name in names:
            edits += page.edit.set_url(link, link.url.replace(".zh-CN.", ".zh-TW."))
    return newsdoc.dumps(page.apply(edits))


def _comments(page: newsdoc.Article, code: newsdoc.Code) -> list[newsdoc.Edit]:
    """Return the edits that convert the comments of an example."""
    edits = []
    for found in re.finditer(r"^# .*", page.text_of(code), re.MULTILINE):
        start = code.span.start + found.start()
        span = newsdoc.Span(start, start + len(found[0]))
        made = newsdoc.convert(found[0], "zh-TW", source="zh-CN", glossary=GLOSSARY)
        edits.append(newsdoc.Edit(span, made, found[0]))
    return edits


def main() -> None:
    """Write the pages."""
    for name in PAGES:
        path = ROOT / name
        target = path.with_name(path.name.replace(".zh-CN.", ".zh-TW."))
        target.write_bytes(traditional(path.read_bytes().decode()).encode())


if __name__ == "__main__":
    main()
