"""Random documents, random edits, a plain dictionary as the model.

After every step the file is read again: it must say what the dictionary says, its body must be
the same, and so must be everything outside the edits (`applied` looks).
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdoc import EditError
from newsdoc.frontmatter import DELETE, HEXO, HUGO, change_values
from newsdoc.frontmatter.agreement import agrees
from newsdoc.frontmatter.emit import as_value
from tests.frontmatter.edit_support import applied, holder_of, plain, put, reads, take

if TYPE_CHECKING:
    from newsdoc.frontmatter import FrontMatter, FrontMatterDialect
    from tests.frontmatter.edit_support import Model, Path

YAML_PARTS = (
    "title: 人工智慧 # 標題\n",
    "subtitle: 'it''s'\n",
    'author: "王 \\"大\\""   # 作者\n',
    "date: 2024-03-01 08:30:00\n",
    "tags: # 標籤\n  - 科技 # 一\n  - 產業\n\n  # 待定\n  - '觀點'\n",
    "categories:\n- 新聞\n- [國際, 亞洲]\n",
    'series: [上, "中", 下] # 三篇\n',
    "keywords: [\n  一, # 甲\n  二,\n  三 # 丙\n]\n",
    "empty:\n",
    "none: ~ # 無\n",
    "list: []\n",
    "summary: |\n  第一段\n\n  第二段\n",
    "lead: >-\n  導言\n  續\n",
    "plain: 一行\n  又一行\n",
    "params:\n    toc: true\n    # 深\n    deep: {a: 1, b: [x, y]}\n"
    "    more:\n      - k: 1 # 甲\n        v: 二\n      - k: 3\n",
    "links:\n-   name: 甲\n    url: /a\n- name: 乙\n",
    "nested:\n- - 一\n  - 二\n- - 三\n",
    "# 單獨的註解\nweight: 10\n",
    "\nspaced: yes\n",
    '"quoted key": 1\n',
    "indicated: |2-\n    深\n  淺 # 不是註解\n",
    "lines: '一\n\n  二' # 行\n",
    "? asked\n: 1 # 問\n",
    "ending: # 末尾\n- a # 子\n  # 孫\n# 弟\n- # 空\n  b: 1\n",
    "tabs:\tx\t# 縮排\n",
    "flow: {\n  x: 1, # 甲\n  y: {z: [1, 2]}\n}\n",
)
TOML_PARTS = (
    'title = "人工智慧" # 標題\n',
    "subtitle = 'C:\\path'\n",
    "date = 2024-03-01T08:30:00+08:00\n",
    "day = 2024-03-01\n",
    "tags = [\"科技\", '產業'] # 標籤\n",
    'many = [\n  "一", # 甲\n  "二",\n]\n',
    "a.b = 1\na.c.d = 2\n",
    'inline = { x = 1, y = "z" }\n',
    'long = """\n一\n二"""\n',
    "# 單獨的註解\nweight = 10\n",
    "empty = []\n",
)
TOML_TABLES = (
    "\n[params]\ntoc = true # 目錄\n[params.deep]\nk = 'v'\n",
    "\n[[links]]\nname = '一'\n\n[[links]]\nname = '二'\n[links.more]\nx = 1\n",
    "\n[only.deep]\ny = 2\n",
)
JSON_PARTS = (
    '"title": "人工智慧"',
    '"tags": ["科技", "產業"]',
    '"many": [\n    1,\n    2\n  ]',
    '"params": {\n    "toc": true,\n    "deep": {"a": []}\n  }',
    '"none": null',
    '"date": "2024-03-01T08:30:00+08:00"',
)


def some(parts: tuple[str, ...], least: int = 0) -> st.SearchStrategy[list[str]]:
    """Any of the parts, in any order."""
    return st.lists(st.sampled_from(parts), unique=True, min_size=least, max_size=6)


def fenced(fence: str, lines: str, newline: str) -> str:
    return f"{fence}\n{lines}{fence}\n\n正文 {fence}\n".replace("\n", newline)


newlines = st.sampled_from(["\n", "\n", "\r\n"])
yaml_documents = st.builds(
    lambda parts, newline: fenced("---", "".join(parts), newline), some(YAML_PARTS, 1), newlines
)
toml_documents = st.builds(
    lambda parts, tables, newline: fenced("+++", "".join((*parts, *tables)), newline),
    some(TOML_PARTS),
    some(TOML_TABLES),
    newlines,
)
json_documents = st.one_of(
    some(JSON_PARTS).map(lambda parts: "{" + ", ".join(parts) + "} 正文\n"),
    some(JSON_PARTS, 1).map(lambda parts: "{\n  " + ",\n  ".join(parts) + "\n}\n正文\n"),
)
bare_documents = some(JSON_PARTS, 1).map(
    lambda parts: fenced(";;;", ",\n".join(parts) + "\n", "\n")
)
KINDS: dict[str, tuple[FrontMatterDialect, st.SearchStrategy[str]]] = {
    "hugo-yaml": (HUGO, yaml_documents),
    "hexo-yaml": (HEXO, yaml_documents),
    "hugo-toml": (HUGO, toml_documents),
    "hugo-json": (HUGO, json_documents),
    "hexo-json": (HEXO, bare_documents),
}

WORDS = """
yes null ~ true 007 1e3 1_000 0x1F .5 - -a ? : :a a:b #a &a *a !a %a @a `a` [a] a] {a} a, ' " ''
it's > << = --- +++ ;;; 2024-01-02 12:30 http://a.b/c?d=e#f 「標題」：副題 C:\\a \\n a\\ 😀
"""
TRICKY = st.sampled_from(
    [
        *WORDS.split(),
        *("- a", "? a", "a: b", "a #b", "> a", "--- a", "2024-01-02 03:04:05", "a, b"),
        *("", " a ", "　全形", "a  b", "\t", "a\tb", "a\nb", "a\n\nb\n", "\n", "\na", "a\n b"),
        *("a \nb", "a\n \nb", "a\n---\nb", "a\r\nb", "\x07", "\x7f", "\x85", "\u2028"),
        *("\ufeff", "\u00a0"),
    ]
)
texts = st.one_of(
    TRICKY,
    st.text(max_size=12),
    st.text(st.sampled_from("ab :#-?,[]{}&*!'\"\\\n中"), max_size=10),
).filter(lambda text: not any("\ud800" <= char <= "\udfff" for char in text))
moments = st.datetimes(
    datetime.fromisoformat("1980-01-01"),
    datetime.fromisoformat("2100-01-01"),
    timezones=st.sampled_from([None, timezone(timedelta(hours=8)), UTC]),
).map(lambda moment: moment.replace(microsecond=0))
scalars = st.one_of(
    texts,
    texts,
    st.booleans(),
    st.integers(-1000, 1000),
    st.floats(-1e6, 1e6).map(lambda number: round(number, 3)),
    moments,
    st.dates(date(1980, 1, 1), date(2100, 1, 1)),
    st.none(),
)
keys = st.one_of(
    st.sampled_from(
        ["title", "tags", "params", "neu", "標題", "a b", "a.b", "x: y", "-k", "#k", "1"]
    ),
    st.text("abc:#-?'\" ", max_size=5),
).map(str.lower)
values = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(keys, inner, max_size=3)),
    max_leaves=8,
)


def paths(value: object, path: Path = ()) -> list[Path]:
    found = [path]
    if isinstance(value, list):
        for at, item in enumerate(value):
            found += paths(item, (*path, at))
    elif isinstance(value, dict):
        for key, item in value.items():
            found += paths(item, (*path, key))
    return found


def step(data: st.DataObject, front_matter: FrontMatter, model: Model) -> tuple[FrontMatter, Model]:
    """Make one random edit; return what the file and the model say then."""
    places = paths(model)
    path = data.draw(st.sampled_from(places), "path")
    kinds = ["set", "add", "delete", "rename", "move", "several"]
    kind = data.draw(st.sampled_from(kinds), "kind")
    holder = holder_of(model, (*path, 0))
    if kind == "add" and isinstance(holder, dict | list):
        path = (*path, data.draw(keys) if isinstance(holder, dict) else len(holder))
    elif not path or kind == "several":
        changes = data.draw(st.dictionaries(keys, st.one_of(values, st.just(DELETE)), max_size=3))
        kept = {key: value for key, value in model.items() if changes.get(key) is not DELETE}
        new = kept | {key: value for key, value in changes.items() if value is not DELETE}
        edits = change_values(front_matter, {(key,): value for key, value in changes.items()})
        return applied(front_matter, edits), new
    elif kind == "delete":
        return applied(front_matter, front_matter.delete(path)), take(model, path)
    elif kind == "rename" and isinstance(path[-1], str):
        name = data.draw(keys)
        edits = front_matter.rename(path, name)
        value = holder_of(model, path)[path[-1]]  # type: ignore[index]  # a dictionary
        return applied(front_matter, edits), put(take(model, path), (*path[:-1], name), value)
    elif kind == "move":
        name = data.draw(keys)
        value = holder_of(model, path)[path[-1]]  # type: ignore[index]  # a dictionary or list
        edits = front_matter.move(path, (name,))
        return applied(front_matter, edits), put(take(model, path), (name,), value)
    value = data.draw(values, "value")
    return applied(front_matter, front_matter.set(path, value)), put(model, path, value)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=60)
@given(data=st.data())
def test_random_edits_follow_the_model(kind: str, data: st.DataObject) -> None:
    dialect, documents = KINDS[kind]
    front_matter = reads(data.draw(documents, "document"), dialect)
    for _ in range(data.draw(st.integers(1, 4))):
        model = plain(front_matter.values)
        assert isinstance(model, dict)
        try:
            front_matter, new = step(data, front_matter, model)
        except EditError:
            # Refusing is allowed here; the tests by name say what must not be refused.
            continue
        assert agrees(as_value(new), front_matter.values), (new, front_matter.values)


@pytest.mark.parametrize("kind", ["hugo-yaml", "hexo-yaml"])
@settings(max_examples=100)
@given(data=st.data())
def test_texts_are_never_refused(kind: str, data: st.DataObject) -> None:
    dialect, documents = KINDS[kind]
    front_matter = reads(data.draw(documents), dialect)
    model = plain(front_matter.values)
    places = [path for path in paths(model) if path]
    path = data.draw(st.sampled_from(places))
    text = data.draw(texts)
    if not isinstance(front_matter.get(path), tuple) or path[-1] != "nested":
        assert applied(front_matter, front_matter.set(path, text)).get(path) == text


@pytest.mark.parametrize(
    "changes",
    [
        {("title",): {"a": None}, ("title", "a"): DELETE},
        {("neu", "a"): 1, "neu.a": DELETE},
        {("title",): DELETE, ("title", "a"): 1},
        {("tags", 0): DELETE, ("tags", 1): DELETE},
        {("tags", 3): "d", ("tags", 0): DELETE, ("tags", 2): "e"},
        {("tags", 2): DELETE, ("tags", "2"): "d", ("tags", "02"): DELETE},
        {("tags", 0): DELETE, ("tags", "0"): DELETE, ("tags", "00"): DELETE},
        {("tags", 0): {"A": 1}, ("tags", 0, "a"): 2, ("tags", 0, "A"): DELETE},
        {("neu",): {"A": [1]}, ("neu", "a", 1): 2, ("neu", "A", 0): DELETE, ("NEU", "b"): 3},
        {("title", "a"): DELETE, ("neu", "a"): DELETE, ("tags", "x"): DELETE, ("title",): 1},
        {("title",): DELETE, ("Title",): "乙", ("tags",): DELETE},
        {
            ("title",): None,
            ("title", "a", 0): 1,
            ("title", "a", 1): None,
            ("title", "a", 1, "b"): 2,
        },
        {("tags", 0): "c", ("tags", "0"): "d"},
    ],
)
def test_changes_that_hang_on_each_other_are_made_in_order(
    changes: dict[str | Path, object],
) -> None:
    front_matter = after = reads("---\ntitle: 甲\ntags: [a, b, c]\n---\n", HUGO)
    for path, value in changes.items():
        one: dict[str | Path, object] = {path: value}
        after = applied(after, change_values(after, one))
    together = applied(front_matter, change_values(front_matter, changes))
    assert agrees(after.values, together.values)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=100)
@given(data=st.data())
def test_changes_together_do_what_they_do_one_after_the_other(
    kind: str, data: st.DataObject
) -> None:
    dialect, documents = KINDS[kind]
    front_matter = after = reads(data.draw(documents, "document"), dialect)
    places = [path for path in paths(plain(front_matter.values)) if path]
    new = st.tuples(st.sampled_from(places), keys).map(lambda pair: (*pair[0], pair[1]))
    some = st.one_of(st.sampled_from(places), new) if places else keys.map(lambda key: (key,))
    drawn: st.SearchStrategy[dict[str | Path, object]]
    mappings = st.dictionaries(keys, st.lists(texts, max_size=3), max_size=3)
    # A moment is written as the last one is, which may be one that was just written.
    value = st.one_of(texts, st.integers(), mappings, st.just(DELETE))
    drawn = st.dictionaries(some, value, min_size=2, max_size=5)
    changes = data.draw(drawn, "changes")
    try:
        for path, new_value in changes.items():
            one: dict[str | Path, object] = {path: new_value}
            after = applied(after, change_values(after, one))
    except EditError:
        return
    together = applied(front_matter, change_values(front_matter, changes))
    assert agrees(after.values, together.values)


@pytest.mark.parametrize("kind", ["hugo-yaml", "hexo-yaml", "hugo-toml"])
@settings(max_examples=100)
@given(data=st.data())
def test_comments_stay_but_for_those_of_a_key_that_goes(kind: str, data: st.DataObject) -> None:
    dialect, documents = KINDS[kind]
    front_matter = reads(data.draw(documents, "document"), dialect)
    places = [path for path in paths(plain(front_matter.values)) if path]
    if not places:
        return
    path = data.draw(st.sampled_from(places), "path")
    own = _comments(front_matter.source.text[_lines_of(front_matter, str(path[0]))])
    verb = data.draw(st.sampled_from(["set", "delete", "rename", "move"]), "verb")
    try:
        if verb == "rename":
            edits = front_matter.rename(path, "anders")
        elif verb == "move":
            edits = front_matter.move(path, "anders")
        else:
            edits = front_matter.set(path, "新") if verb == "set" else front_matter.delete(path)
    except EditError:
        return
    before = _comments(front_matter.source.text)
    lost = before - _comments(applied(front_matter, edits).source.text)
    assert lost <= (own if verb in {"set", "delete"} else Counter())


def _comments(text: str) -> Counter[str]:
    return Counter(re.findall(r"(?<=\s)# ?([一-鿿]+)", text))


def _lines_of(front_matter: FrontMatter, key: str) -> slice:
    """Return the place of a top-level key with its value, and of the comments right below."""
    entry = front_matter.entry((key,))
    assert entry is not None
    text = front_matter.source.text
    following = [other.key.start for other in front_matter.entries() if other is not entry]
    end = min([at for at in following if at > entry.value.end], default=len(text))
    return slice(entry.key.start, end)
