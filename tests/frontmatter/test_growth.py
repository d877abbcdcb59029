"""Front matter of any size: the time of reading and of editing grows with the size, not faster."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING

import pytest

from newsdoc import EditError
from newsdoc.frontmatter import DELETE, HEXO, HUGO, change_values
from tests.frontmatter.edit_support import applied, reads
from tests.timing import seconds

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsdoc.frontmatter import FrontMatter, FrontMatterDialect, Path

FEW, TIMES = 150, 8


def yaml(count: int) -> str:
    return "---\n" + "".join(f"k{n}: v{n}\n" for n in range(count)) + "---\nbody\n"


def wide(count: int) -> str:
    return yaml(count).replace("\n", "\r\n")


def anchored(count: int) -> str:
    return yaml(count).replace("k0: v0", "one: &a v0\nother: *a\nk0: v0")


def braces(count: int) -> str:
    return "---\n{" + ", ".join(f"k{n}: v{n}" for n in range(count)) + "}\n---\nbody\n"


def toml(count: int) -> str:
    return "+++\n" + "".join(f'k{n} = "v{n}"\n' for n in range(count)) + "+++\nbody\n"


def json(count: int) -> str:
    return "{\n" + ",\n".join(f'"k{n}": "v{n}"' for n in range(count)) + "\n}\nbody\n"


def nested(count: int) -> str:
    return "---\nm:\n" + "".join(f"  k{n}: [a, 'b']\n" for n in range(count)) + "---\nbody\n"


def blocks(count: int) -> str:
    return "---\n" + "".join(f"k{n}: |\n  a\n\n  b\n" for n in range(count)) + "---\nbody\n"


def table(count: int) -> str:
    return "+++\n[m]\n" + "".join(f'k{n} = "v{n}"\n' for n in range(count)) + "+++\nbody\n"


def deep(count: int) -> str:
    pairs = ",\n".join(f'    "k{n}": "v{n}"' for n in range(count))
    return f'{{\n  "m": {{\n{pairs}\n  }}\n}}\nbody\n'


def inner_braces(count: int) -> str:
    return "---\nm: {" + ", ".join(f"k{n}: v{n}" for n in range(count)) + "}\n---\nbody\n"


def tables(count: int) -> str:
    return "+++\n" + "".join(f"[k{n}]\na = 1\nb = 2\n\n" for n in range(count)) + "+++\nbody\n"


def links(count: int) -> str:
    items = "".join(f"- name: a{n} # {n}\n  url: /{n}\n" for n in range(count))
    return f"---\nlinks:\n{items}---\nbody\n"


TEXTS = (yaml, wide, anchored, braces, toml, json, nested, blocks)
IDS = [make.__name__ for make in TEXTS]


def assert_linear(make: Callable[[int], Callable[[], object]]) -> None:
    """Hold that a job of eight times the size does not take more than thrice eight times as long.

    A quadratic path takes 64 times.
    """
    small, large = (min(seconds(make(FEW * times)) for _ in range(2)) for times in (1, TIMES))
    assert large < max(small, 0.002) * TIMES * 3


@pytest.mark.parametrize("dialect", [HUGO, HEXO], ids=lambda dialect: dialect.name)
@pytest.mark.parametrize("text", TEXTS, ids=IDS)
def test_reading_is_linear(text: Callable[[int], str], dialect: FrontMatterDialect) -> None:
    def make(count: int) -> Callable[[], object]:
        whole = text(count)
        return lambda: reads(whole, dialect).root

    assert_linear(make)


def calls(job: Callable[[], object]) -> int:
    """Return how many calls a job makes: a measure that no busy machine changes."""
    count = 0

    def note(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(note)
    try:
        job()
    finally:
        sys.setprofile(None)
    return count


def assert_calls_are_linear(make: Callable[[int], Callable[[], object]]) -> None:
    """Hold that a job of four times the size makes at most six times the calls, and not 16."""
    make(1)()
    small, large = (calls(make(25 * times)) for times in (1, 4))
    assert large < small * 6


CHANGES: dict[str, Callable[[int], dict[Path, object]]] = {
    "other texts": lambda count: {f"k{n}": f"w{n}" for n in range(count)},
    "other kinds": lambda count: {f"k{n}": [n, "a: b"] for n in range(count)},
    "new keys": lambda count: {f"n{n}": f"w{n}" for n in range(count)},
    "fewer keys": lambda count: {f"k{n}": DELETE for n in range(count - 1)},
}
INNER: dict[str, Callable[[int], dict[Path, object]]] = {
    "other texts": lambda count: {f"m.k{n}": f"w{n}" for n in range(count)},
    "other kinds": lambda count: {f"m.k{n}": [n, "a: b"] for n in range(count)},
    "new keys": lambda count: {f"m.n{n}": f"w{n}" for n in range(count)},
    "new mappings": lambda count: {f"neu.n{n}.a": f"w{n}" for n in range(count)},
    "fewer keys": lambda count: {f"m.k{n}": DELETE for n in range(count - 1)},
    "every second key": lambda count: {f"m.k{n}": DELETE for n in range(0, count, 2)},
    "no keys": lambda count: {f"m.k{n}": DELETE for n in range(count)},
    "some new, some fewer": lambda count: {
        f"m.{'n' if n % 2 else 'k'}{n}": "w" if n % 2 else DELETE for n in range(count)
    },
}
EACH: dict[str, Callable[[int], dict[Path, object]]] = {
    "other values": lambda count: {f"k{n}.a": 3 for n in range(count)},
    "new keys": lambda count: {f"k{n}.c": 3 for n in range(count)},
    "fewer keys": lambda count: {f"k{n}.a": DELETE for n in range(count)},
}
IN_LISTS: dict[str, Callable[[int], dict[Path, object]]] = {
    "other values": lambda count: {("links", n, "name"): f"w{n}" for n in range(count)},
    "new keys": lambda count: {("links", n, "neu"): f"w{n}" for n in range(count)},
    "fewer keys": lambda count: {("links", n, "url"): DELETE for n in range(count)},
    "more items": lambda count: {("links", n): f"w{n}" for n in range(count, 2 * count)},
}
ALL_GO: dict[str, Callable[[int], dict[Path, object]]] = {
    "no keys": lambda count: {f"k{n}": DELETE for n in range(count)},
    "all other keys": lambda count: {
        **{f"k{n}": DELETE for n in range(count)},
        **{f"n{n}": f"w{n}" for n in range(count)},
    },
}
TOP = (yaml, wide, anchored, blocks, toml, json, braces)
PAIRS = [
    pytest.param(text, changes, id=f"{text.__name__}, {name}")
    for texts, kinds in (
        (TOP, CHANGES),
        ((yaml, toml, json, braces), ALL_GO),
        ((nested, table, deep, inner_braces), INNER),
        ((tables,), EACH),
        ((links,), IN_LISTS),
    )
    for text in texts
    for name, changes in kinds.items()
]


@pytest.mark.parametrize(("text", "changes"), PAIRS)
def test_many_changes_together_are_linear(
    text: Callable[[int], str], changes: Callable[[int], dict[Path, object]]
) -> None:
    def make(count: int) -> Callable[[], object]:
        front_matter, new = reads(text(count), HUGO), changes(count)
        return lambda: change_values(front_matter, new)

    assert_linear(make)


@pytest.mark.parametrize("text", [yaml, wide, anchored, braces, toml, json, blocks])
def test_many_changes_together_say_what_each_says(text: Callable[[int], str]) -> None:
    front_matter = reads(text(20), HUGO)
    changes: dict[Path, object] = {
        ("k3",): "drei",
        ("k19",): ["a", "b: c"],
        ("neu",): 1,
        ("alt",): "- x",
    }
    after = applied(front_matter, change_values(front_matter, changes))
    expected = {**front_matter.values, "k3": "drei", "k19": ("a", "b: c"), "neu": 1, "alt": "- x"}
    assert dict(after.values) == expected


EDITS: dict[str, Callable[[FrontMatter], object]] = {
    "an old key": lambda front_matter: front_matter.set("k7", "neu"),
    "a new key": lambda front_matter: front_matter.set("neu", ["a", "b"]),
    "a key less": lambda front_matter: front_matter.delete("k7"),
    "a name": lambda front_matter: front_matter.rename("k7", "neu"),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
@pytest.mark.parametrize("text", [yaml, wide, anchored, braces, toml, json, blocks])
def test_one_change_is_linear(
    text: Callable[[int], str], edit: Callable[[FrontMatter], object]
) -> None:
    def make(count: int) -> Callable[[], object]:
        front_matter = reads(text(count), HUGO)
        return lambda: edit(front_matter)

    assert_linear(make)


def items(count: int) -> str:
    return "---\nx:\n" + "".join(f"- a{n} # {n}\n" for n in range(count)) + "---\n"


def flow_items(count: int) -> str:
    return "---\nx: [" + ", ".join(f"a{n}" for n in range(count)) + "]\n---\n"


def array(count: int) -> str:
    return "+++\nx = [\n" + "".join(f"  'a{n}', # {n}\n" for n in range(count)) + "]\n+++\n"


def json_array(count: int) -> str:
    return '{"x": [' + ", ".join(f'"a{n}"' for n in range(count)) + "]}\n"


def array_of_tables(count: int) -> str:
    return "+++\n" + "".join(f"[[x]]\nn = {n}\n" for n in range(count)) + "+++\n"


def org(count: int) -> str:
    return "".join(f"#+X: a{n} b\n" for n in range(count)) + "\nbody\n"


def merged(count: int) -> str:
    pairs = "".join(f"  k{n}: v{n}\n" for n in range(count))
    return f"---\nbase: &b\n  z: 1\nm:\n  <<: *b\n{pairs}---\n"


def twice(count: int) -> str:
    return yaml(count).replace("k0:", "Tags: 1\ntags: 2\nk0:", 1)


def twice_in_json(count: int) -> str:
    return json(count).replace('"k0"', '"a": 1, "a": 2,\n"k0"', 1)


ITEMS_GO: dict[str, Callable[[int], dict[Path, object]]] = {
    "the first ones": lambda count: {("x", n): DELETE for n in range(count // 2)},
    "the last ones": lambda count: {("x", count - 1 - n): DELETE for n in range(count // 2)},
}
ITEMS_MIXED: dict[str, Callable[[int], dict[Path, object]]] = {
    "some go, some change": lambda count: {
        ("x", n): "w" if n % 2 else DELETE for n in range(count // 2)
    },
}
HANGING: dict[str, Callable[[int], dict[Path, object]]] = {
    "into what is new": lambda count: {
        path: value
        for n in range(count)
        for path, value in ((f"k{n}", {"a": 1}), (f"k{n}.b", 2), (f"k{n}.a", DELETE))
    },
    "into one that is new": lambda count: {"neu": {}, **{f"neu.n{n}": n for n in range(count)}},
    "the last one is refused": lambda count: {
        **{f"k{n}": "w" for n in range(count)},
        "k1.a": "no mapping",
    },
}
IN_LINE = [
    pytest.param(text, changes, id=f"{text.__name__}, {name}")
    for texts, kinds in (
        ((items, flow_items, array, json_array, array_of_tables, org), ITEMS_GO),
        ((items, flow_items, array, json_array, org), ITEMS_MIXED),
        ((yaml, json), HANGING),
        ((merged,), {name: INNER[name] for name in ("other texts", "new keys", "fewer keys")}),
        ((twice, twice_in_json), CHANGES),
    )
    for text in texts
    for name, changes in kinds.items()
]


@pytest.mark.parametrize(("text", "changes"), IN_LINE)
def test_changes_that_hang_on_each_other_are_linear(
    text: Callable[[int], str], changes: Callable[[int], dict[Path, object]]
) -> None:
    def make(count: int) -> Callable[[], object]:
        front_matter, new = reads(text(count), HUGO), changes(count)

        def job() -> None:
            with contextlib.suppress(EditError):
                change_values(front_matter, new)

        return job

    assert_calls_are_linear(make)


@pytest.mark.parametrize(("text", "changes"), IN_LINE)
def test_changes_that_hang_on_each_other_say_what_each_says(
    text: Callable[[int], str], changes: Callable[[int], dict[Path, object]]
) -> None:
    front_matter = after = reads(text(6), HUGO)
    refused = ""
    for path, value in changes(6).items():
        one: dict[Path, object] = {path: value}
        try:
            after = applied(after, change_values(after, one))
        except EditError as error:
            refused = error.message
    if refused:
        with pytest.raises(EditError) as raised:
            change_values(front_matter, changes(6))
        assert raised.value.message == refused
        return
    together = applied(front_matter, change_values(front_matter, changes(6)))
    assert dict(together.values) == dict(after.values)
