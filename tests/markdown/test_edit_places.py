"""Every edit by node in every place: the changed text reads as the tree that was intended."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import pytest

from newsdoc.errors import EditError
from newsdoc.markdown import GFM, HEXO, HUGO, parse
from newsdoc.markdown import nodes as n
from newsdoc.markdown.editing import NodeEdits
from newsdoc.markdown.select import select
from tests.markdown.documents import FORMS
from tests.markdown.edit_oracle import (
    RUNNING,
    Plain,
    after,
    blocks,
    changed,
    expected,
    in_full,
    inline,
    is_short,
    plain,
    pruned,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsdoc.markdown import BodyDialect, Wrap
    from newsdoc.source import Edit


@dataclass(frozen=True, slots=True)
class Place:
    """Where content stands: what its first line and its other lines begin with."""

    first: str = ""
    rest: str = ""
    before: str = ""
    behind: str = "\n\n後文。\n"
    dialect: BodyDialect = GFM
    blocks: bool = True

    def document(self, content: str) -> str:
        lines = content.split("\n")
        rest = (self.rest + line if line else self.rest.rstrip() for line in lines[1:])
        return self.before + self.first + "\n".join((lines[0], *rest)) + self.behind


PLACES = {
    "paragraph": Place(before="前文。\n\n"),
    "alone": Place(behind=""),
    "list item": Place("- ", "  ", behind="\n- 末項\n"),
    "numbered item": Place("10. ", "    ", before="段\n\n"),
    "nested list": Place("1. ", "     ", before="- 甲\n  ", behind="\n- 乙\n"),
    "quote": Place("> ", "> "),
    "quote in list": Place("- > ", "  > ", behind="\n- 末項\n"),
    "list in quote": Place("> * ", ">   ", behind="\n> * 末項\n"),
    "footnote": Place("[^一]: ", "    ", before="句[^一]。\n\n", behind="\n"),
    "beside HTML": Place(before="<div>\n塊\n</div>\n\n", behind="\n\n<!-- 註 -->\n"),
    "shortcode": Place(before="{{% 框 %}}\n\n", behind="\n\n{{% /框 %}}\n", dialect=HUGO),
    "tag": Place(before="{% note %}\n\n", behind="\n\n{% endnote %}\n", dialect=HEXO),
    "description": Place(": ", "  ", before="詞\n", dialect=HUGO),
    "heading": Place("## ", blocks=False),
    "cell": Place("| ", before="| 首 | 次 |\n|--|--|\n", behind=" | 丁 |\n", blocks=False),
    "inline shortcode": Place("文{{< 框 >}}", behind="{{< /框 >}}文\n", dialect=HUGO, blocks=False),
    "emphasis": Place("文 **重", behind="點** 文\n", blocks=False),
}
Edits: TypeAlias = "tuple[Edit, ...]"
Verb: TypeAlias = "Callable[[NodeEdits, n.Node], Edits]"
Intended: TypeAlias = "Callable[[n.Node, BodyDialect], tuple[Plain, ...]]"
Change: TypeAlias = "tuple[str, str, Verb, Intended]"
_Wanted: TypeAlias = "tuple[tuple[Plain, ...], Callable[[NodeEdits], Edits]]"

ODD = "# 1. *x* [y](z) <b> `c` \\ &amp; ~~d~~ _e_ | $f$ {{< g >}} {% h %} :"
NEW = "`x|y` **新**"

INLINE: dict[str, Change] = {
    "replace": ("*斜*", "emphasis", lambda e, x: e.replace(x, NEW), lambda x, d: inline(NEW, d)),
    "insert before": (
        "`碼`", "inlineCode",
        lambda e, x: e.insert_before(x, f"{NEW} "), lambda x, d: (*inline(f"{NEW} ", d), plain(x)),
    ),
    "insert after": (
        "`碼`", "inlineCode",
        lambda e, x: e.insert_after(x, f" {NEW}"), lambda x, d: (plain(x), *inline(f" {NEW}", d)),
    ),
    "remove": ("![圖](/b.png)", "image", lambda e, x: e.remove(x), lambda x, d: ()),
    "wrap in emphasis": (
        "`碼`", "inlineCode",
        lambda e, x: e.wrap(x, "emphasis"), lambda x, d: (("emphasis", (), (plain(x),)),),
    ),
    "wrap in strong": (
        "[鏈](/a)", "link",
        lambda e, x: e.wrap(x, "strong"), lambda x, d: (("strong", (), (plain(x),)),),
    ),
    "wrap in delete": (
        "`碼`", "inlineCode",
        lambda e, x: e.wrap(x, "delete"), lambda x, d: (("delete", (), (plain(x),)),),
    ),
    "wrap in link": (
        "*斜*", "emphasis",
        lambda e, x: e.wrap(x, "link", url="/a b|c"),
        lambda x, d: (("link", (("title", None), ("url", "/a b|c")), (plain(x),)),),
    ),
    "set url of a link": (
        '[鏈 *x*](/a "題")', "link",
        lambda e, x: e.set_url(x, "/新 |(1"), lambda x, d: (changed(x, url="/新 |(1"),),
    ),
    "set url of an image": (
        "![圖 *x*](</b c.png>)", "image",
        lambda e, x: e.set_url(x, "/d&amp;.png"), lambda x, d: (changed(x, url="/d&amp;.png"),),
    ),
    "set url of an autolink": (
        "<https://example.org/>", "link",
        lambda e, x: e.set_url(x, "https://例.tw/a"),
        lambda x, d: (changed(x, ("https://例.tw/a",), url="https://例.tw/a"),),
    ),
    "set text of an autolink": (
        "<https://example.org/>", "link",
        lambda e, x: e.set_text(x, ODD), lambda x, d: (changed(x, (ODD,)),),
    ),
    "set title of an autolink": (
        "<https://example.org/>", "link",
        lambda e, x: e.set_title(x, '他說"|"\\'), lambda x, d: (changed(x, title='他說"|"\\'),),
    ),
    "remove what is strong": (
        "**粗**", "strong > text", lambda e, x: e.remove(x), lambda x, d: (),
    ),
    "set title": (
        "[鏈](/a)", "link",
        lambda e, x: e.set_title(x, '他說"|"\\'), lambda x, d: (changed(x, title='他說"|"\\'),),
    ),
    "change title": (
        "![圖](/a '題')", "image",
        lambda e, x: e.set_title(x, "(新)"), lambda x, d: (changed(x, title="(新)"),),
    ),
    "take title": (
        "[鏈](/a (題))", "link",
        lambda e, x: e.set_title(x, None), lambda x, d: (changed(x, title=None),),
    ),
    "set alt": (
        "![圖](/b.png)", "image",
        lambda e, x: e.set_alt(x, "新 [x] *y* |"), lambda x, d: (changed(x, alt="新 [x] *y* |"),),
    ),
    "set text of a link": (
        "[鏈 `x`](/a)", "link", lambda e, x: e.set_text(x, ODD), lambda x, d: (changed(x, (ODD,)),),
    ),
    "set text of emphasis": (
        "*斜*", "emphasis", lambda e, x: e.set_text(x, ODD), lambda x, d: (changed(x, (ODD,)),),
    ),
    "set text of deleted": (
        "~~刪~~", "delete",
        lambda e, x: e.set_text(x, "*新*"), lambda x, d: (changed(x, ("*新*",)),),
    ),
    "set text of code": (
        "`碼`", "inlineCode",
        lambda e, x: e.set_text(x, "``a|b`"), lambda x, d: (changed(x, value="``a|b`"),),
    ),
    "set a text": (
        "*斜*", "emphasis > text", lambda e, x: e.set_text(x, ODD), lambda x, d: (ODD,),
    ),
}  # fmt: skip
TAGS: dict[str, Change] = {
    "rename": (
        '{{< 圖 甲="1" >}}', "shortcode[name=圖]",
        lambda e, x: e.rename_shortcode(x, "畫/廊"), lambda x, d: (changed(x, name="畫/廊"),),
    ),
    "set argument": (
        '{{< 圖 a="1" >}}', "shortcode[name=圖]",
        lambda e, x: e.set_argument(x, "a", '他說"好"'),
        lambda x, d: (changed(x, arguments=(("a", '他說"好"'),)),),
    ),
    "add argument": (
        "{{< 圖 a=1 >}}", "shortcode[name=圖]",
        lambda e, x: e.set_argument(x, "b", "新 值"),
        lambda x, d: (changed(x, arguments=(("a", "1"), ("b", "新 值"))),),
    ),
    "take argument": (
        "{{< 圖 甲 乙 >}}", "shortcode[name=圖]",
        lambda e, x: e.set_argument(x, 1, None),
        lambda x, d: (changed(x, arguments=((None, "甲"),)),),
    ),
}  # fmt: skip
MORE = "新段 *x*\n次行\n\n- 項\n\n  > 引\n\n```js\n碼\n\n```"
BLOCK_TARGETS = {
    "paragraph": "中 *x* 段\n次行",
    "heading": "### 中題",
    "thematicBreak": "* * *",
    "code": "~~~js\n碼\n\n碼\n~~~",
    "blockquote": "> 引\n>\n> > 文",
    "list": "+ 一\n+ 二\n\n  段",
    "html": "<section>\n節\n</section>",
    "table": "| 甲 |\n|----|\n| 乙 |",
}
BLOCK: dict[str, tuple[Verb, Intended]] = {
    "replace": (lambda e, x: e.replace(x, MORE), lambda x, d: blocks(MORE, d)),
    "insert before": (
        lambda e, x: e.insert_before(x, MORE), lambda x, d: (*blocks(MORE, d), plain(x)),
    ),
    "insert after": (
        lambda e, x: e.insert_after(x, MORE), lambda x, d: (plain(x), *blocks(MORE, d)),
    ),
    "remove": (lambda e, x: e.remove(x), lambda x, d: ()),
    "wrap": (lambda e, x: e.wrap(x, "blockquote"), lambda x, d: (("blockquote", (), (plain(x),)),)),
}  # fmt: skip


def refused(root: n.Root, node: n.Node, verb: Verb, intended: Intended) -> bool:
    """Make an edit and hold what is read then to what was intended; tell if it was refused."""
    gone = pruned(root, node) if not (instead := intended(node, root.dialect)) else node
    want = expected(root, gone, instead)
    try:
        found = after(root, lambda: verb(NodeEdits(root), node))
    except EditError:
        return True
    assert plain(found) == want
    return False


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("where", PLACES)
def test_every_edit_of_running_text_in_every_place(where: str, form: str) -> None:
    place = PLACES[where]
    refusals = set()
    for name, (content, selector, verb, intended) in (INLINE | TAGS).items():
        if name in TAGS and place.dialect is not HUGO:
            continue
        text = FORMS[form](place.document(f"前 {content} 後"))
        root = parse(text, dialect=place.dialect)
        if refused(root, select(root, selector)[-1], verb, intended):
            refusals.add(name)
    assert not refusals


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("where", [name for name, place in PLACES.items() if place.blocks])
def test_every_edit_of_blocks_in_every_place(where: str, form: str) -> None:
    place = PLACES[where]
    refusals = set()
    for kind, content in BLOCK_TARGETS.items():
        text = FORMS[form](place.document(f"首段\n\n{content}\n\n尾段"))
        root = parse(text, dialect=place.dialect)
        start = text.index(content[:3])
        for name, (verb, intended) in BLOCK.items():
            node = next(node for node in root.walk() if (node.type, node.start) == (kind, start))
            if refused(root, node, verb, intended):
                refusals.add(f"{name} {kind}")
    assert not refusals


PARTS = (
    *(
        '段 **粗** *斜* `碼` [鏈](/a "t") 。',
        "# 標題 *x*",
        "> 引\n> 文\n>\n> - 項",
        "***",
        "    碼",
    ),
    *("- 一\n- 二\n\n  段", "1. 甲\n2. 乙\n   - 丙", "```js\nx\n\n```", "<div>\nh\n</div>"),
    *("| a | b |\n|---|---|\n| c *d* | `e` |", "![圖](/b.jpg)\n圖說", "[r]: /c 'T'\n\n[見][r] [r]"),
    *("文[^1]\n\n[^1]: 註\n\n    二", "a\\\nb  \nc ~~d~~ <https://e.com>", "題\n==="),
    *("- [ ] 未\n- [x] 已 *x*", "<!-- c -->", "* > 引\n  >\n  > - 深 **x**", "甲<b>乙</b>`丙`"),
)
CHARACTERS = (
    *"ab中。“*_`[]()<>#-+1.>|~!&\\\"'$={}%", " ", "{{<", "{% x", "&amp;", "**", "](u)",
)  # fmt: skip
MARKDOWN = (
    "新段 *x*",
    "# 新題",
    "> 新引\n>\n> 文",
    "```\n新\n\n碼\n```",
    "+ 新項\n\n  段",
    "新\n\n次",
)
INLINES = ("`新|碼`", " **新** ", "[新](/x)", "文")
_HOLDERS = RUNNING - {"linkReference", "defListTerm"}


class _Editor:
    """Makes random edits, each with the tree that it is meant to make."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311  not for secrets
        self.made: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()

    def document(self) -> n.Root:
        place = self._random.choice([place for place in PLACES.values() if place.blocks])
        content = "\n\n".join(self._random.choices(PARTS, k=self._random.randint(1, 4)))
        form = FORMS[self._random.choice(list(FORMS))]
        return parse(form(place.document(content)), dialect=place.dialect)

    def edit(self) -> None:
        root = self.document()
        addressed = list(root.find_all(n.Link, n.Image, n.Definition))
        some = addressed if addressed and self._random.random() < 0.2 else list(root.walk())[1:]
        node = self._random.choice(some)
        verb = self._random.choice(self._verbs(root, node))
        instead, make = getattr(self, f"_{verb}")(root, node)
        around = (node, *root.ancestors_of(node)) if verb == "set_text" else ()
        short = next((holder for holder in around if is_short(holder)), None)
        if short is not None:
            want = expected(root, short, (in_full(short, node, instead),))
        else:
            want = expected(root, node if instead else pruned(root, node), instead)
        try:
            found = after(root, lambda: make(NodeEdits(root)))
        except EditError:
            self.refused[verb] += 1
            return
        assert plain(found) == want, (root.raw, node.raw, verb)
        self.made[verb] += 1

    def _verbs(self, root: n.Root, node: n.Node) -> list[str]:
        verbs = ["remove"]
        if not isinstance(node, n.TableRow | n.TableCell):
            verbs += ["replace", "insert", "wrap"]
        if node.type in _HOLDERS or isinstance(node, n.Text | n.InlineCode | n.Code):
            verbs += ["set_text", "set_text"]
        if isinstance(node, n.Link | n.Image | n.Definition):
            verbs += ["set_url", "set_title"] * 3
        return [*verbs, "set_alt", "set_alt"] if isinstance(node, n.Image) else verbs

    def _new(self, root: n.Root, node: n.Node) -> tuple[str, tuple[Plain, ...]]:
        parent = root.parent_of(node)
        if parent is not None and parent.type in RUNNING:
            text = self._random.choice(INLINES)
            return text, inline(text, root.dialect)
        text = self._random.choice(MARKDOWN)
        made = blocks(text, root.dialect)
        if isinstance(node, n.ListItem):
            return text, (("listItem", (("checked", None),), made),)
        return text, made

    def _replace(self, root: n.Root, node: n.Node) -> _Wanted:
        text, made = self._new(root, node)
        return made, lambda edit: edit.replace(node, text)

    def _insert(self, root: n.Root, node: n.Node) -> _Wanted:
        text, made = self._new(root, node)
        if self._random.random() < 0.5:
            return (plain(node), *made), lambda edit: edit.insert_after(node, text)
        return (*made, plain(node)), lambda edit: edit.insert_before(node, text)

    def _remove(self, root: n.Root, node: n.Node) -> _Wanted:
        return (), lambda edit: edit.remove(node)

    def _wrap(self, root: n.Root, node: n.Node) -> _Wanted:
        parent = root.parent_of(node)
        if parent is None or parent.type not in RUNNING:
            return (("blockquote", (), (plain(node),)),), lambda edit: edit.wrap(node, "blockquote")
        kind: Wrap = self._random.choice(("emphasis", "strong", "delete"))
        text = plain(node)
        if not isinstance(text, str) or not text.strip():
            return ((kind, (), (text,)),), lambda edit: edit.wrap(node, kind)
        # No emphasis can begin or end beside blanks.
        before, behind = (
            len(text) - len(text.lstrip(" \t\n")),
            len(text.rstrip(" \t\n")),
        )
        wrapped = (kind, (), (text[before:behind],))
        return (text[:before], wrapped, text[behind:]), lambda edit: edit.wrap(node, kind)

    def _set_text(self, root: n.Root, node: n.Node) -> _Wanted:
        text = "".join(self._random.choices(CHARACTERS, k=self._random.randint(1, 10)))
        if isinstance(node, n.Text):
            return (text,), lambda edit: edit.set_text(node, text)
        if isinstance(node, n.Code | n.InlineCode):
            return (changed(node, value=text),), lambda edit: edit.set_text(node, text)
        return (changed(node, (text,)),), lambda edit: edit.set_text(node, text)

    def _set_url(self, root: n.Root, node: n.Node) -> _Wanted:
        url = "".join(self._random.choices(CHARACTERS, k=self._random.randint(0, 8)))
        return (changed(node, url=url),), lambda edit: edit.set_url(node, url)

    def _set_title(self, root: n.Root, node: n.Node) -> _Wanted:
        title = "".join(self._random.choices(CHARACTERS, k=self._random.randint(0, 8))) or None
        return (changed(node, title=title),), lambda edit: edit.set_title(node, title)

    def _set_alt(self, root: n.Root, node: n.Node) -> _Wanted:
        alt = "".join(self._random.choices(CHARACTERS, k=self._random.randint(0, 8)))
        return (changed(node, alt=alt),), lambda edit: edit.set_alt(node, alt)


@pytest.mark.parametrize("seed", range(3))
def test_random_edits_of_random_trees(seed: int) -> None:
    editor = _Editor(seed)
    for _ in range(300):
        editor.edit()
    made = editor.made
    assert made.total() > 2 * editor.refused.total(), (made, editor.refused)
    assert min(made[verb] for verb in ("replace", "insert", "remove", "wrap", "set_text")) > 20
    assert made["set_url"] + made["set_title"] + made["set_alt"] > 3
