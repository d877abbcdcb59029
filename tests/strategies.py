"""Hypothesis strategies for posts as people write them, and as they get broken.

Everything here is source text, not values: `yes`, `'2024-5-6'` and `!!str 1` are what a reader
has to read. A `Writer` draws from a random generator, layer on layer: raw values (`date`,
`scalar`, `taxonomy`), front matter (`yaml`, `toml`, `json`), whole posts with fences, line ends
and byte order marks (`hugo_post`, `hexo_post`), and posts broken in a few places (`broken`).
The strategies wrap it; programs that are slow to start take a `batch` instead, which is drawn
a hundred times as fast and is the same for the same number.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, TypeVar

from hypothesis import strategies as st

from tests import shapes
from tests.interop.posts import Post

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hypothesis.strategies import SearchStrategy

__all__ = ["Writer", "batch", "hexo_posts", "hugo_posts", "written"]

T = TypeVar("T")


def written(write: Callable[[Writer], T]) -> SearchStrategy[T]:
    """Return a strategy of whatever a function asks a `Writer` for.

    `written(Writer.date)` gives dates as people write them.
    """
    return st.integers(0, 2**48).map(lambda number: write(Writer(Random(number))))  # noqa: S311  a seed


def hugo_posts() -> SearchStrategy[Post]:
    """Posts of a Hugo site: YAML mostly, TOML, JSON, org keywords, or no front matter."""
    return written(Writer.hugo_post)


def hexo_posts() -> SearchStrategy[Post]:
    """Posts of a Hexo site: YAML with or without an opening fence, `;;;` JSON, or nothing."""
    return written(Writer.hexo_post)


def batch(write: Callable[[Writer], T], count: int, number: int = 0) -> list[T]:
    """Return `count` examples, the same ones for the same number."""
    randoms = (Random(f"{number}/{at}") for at in range(count))  # noqa: S311  a seed
    return [write(Writer(random, tidy=at % 3 > 0)) for at, random in enumerate(randoms)]


def quoted(text: str) -> str:
    """Return the text in double quotes, as JSON, TOML and YAML read it."""
    return json.dumps(text, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes source text with the luck of one random generator.

    Attributes:
        random: The source of luck.
        tidy: Leave out what generators mostly refuse, so that values are read and compared.
    """

    random: Random
    tidy: bool = False

    def pick(self, items: Sequence[T]) -> T:
        """One of the items."""
        return self.random.choice(items)

    def rarely(self, times: int = 12) -> bool:
        """True once in so many times."""
        return self.random.randrange(times) == 0

    def usually(self, usual: str, *others: str, times: int = 8) -> str:
        """The first, and now and then one of the others."""
        return self.pick(others) if not self.tidy and self.rarely(times) else usual

    def words(self) -> str:
        """A few words, mostly Chinese."""
        return " ".join(self.random.choices(shapes.WORDS, k=self.random.randint(1, 5)))

    # Values

    def date(self) -> str:
        """A date of any shape, without quotes."""
        if self.rarely(4):
            return self.pick(shapes.OTHER_DATES)
        day = self.pick(shapes.DAYS)
        if self.rarely(4):
            return day
        between = self.usually(" ", "T", "T", "t", "  ", "\t", "_", "", "-", times=3)
        return day + between + self.pick(shapes.TIMES) + self.pick(shapes.ZONES)

    def yaml_date(self) -> str:
        """A date as it stands in YAML: plain, or in either kind of quotes."""
        text = self.date()
        single = "'" + text.replace("'", "''") + "'"
        return self.pick([text, text, text, single, quoted(text)])

    def scalar(self) -> str:
        """A YAML scalar on one line, in any style."""
        tables: list[tuple[str, ...]] = [shapes.NUMBERS, shapes.WORDS_OF_YAML]
        if not self.tidy:
            tables += [shapes.ODD_TEXT, shapes.TAGGED]
        text = self.pick([self.words(), self.words(), self.date(), *map(self.pick, tables)])
        style = self.random.randrange(8)
        if style == 0:
            return "'" + text.replace("'", "''") + "'"
        if style == 1:
            return quoted(text)
        return self.pick(shapes.QUOTED) if style == 2 and not self.tidy else text

    def comment(self) -> str:
        """The end of a line: nothing as a rule."""
        return self.usually("", " # 備註", "  #x", " #", "#x", " ", "\t", "\t# x")

    def flow(self, depth: int = 0) -> str:
        """A flow list or mapping, or a scalar in one."""
        choice = self.random.randrange(6 if depth < 2 else 3)
        if choice <= 2 and depth:
            return self.pick([self.words(), self.scalar()])
        comma = self.usually(", ", ",", " , ", ",  ", times=4)
        if choice <= 4:
            items = [self.flow(depth + 1) for _ in range(self.random.randrange(5))]
            return "[" + comma.join(items) + self.usually("]", ",]", " ]", ", ]")
        colon = self.usually(": ", ":", " : ", ":  ")
        keys = ("a", "b", "Name", "url", "中", "1", "true", '"q"', "'s'", "a b", "1.5", "null")
        pairs = [
            self.pick(keys) + colon + self.flow(depth + 1) for _ in range(self.random.randrange(3))
        ]
        return "{" + comma.join(pairs) + self.usually("}", " }", ",}")

    def value(self, indent: str = "", depth: int = 0) -> str:
        """What stands after the colon of a block mapping's key, its blank or line end included."""
        choice = self.random.randrange(12 if depth < 2 else 7)
        if choice == 0:
            return self.comment()
        if choice <= 5:
            return self.usually(" ", "  ", "\t", "") + self.scalar() + self.comment()
        if choice == 6:
            return " " + self.flow() + self.comment()
        blocks = (
            self._block_list,
            self._block_map,
            self._block_text,
            self._folded,
            self._block_list,
        )
        return blocks[choice - 7](indent, depth)

    def _block_list(self, indent: str, depth: int) -> str:
        step = self.usually("  ", "", "    ", " ", "\t", times=3)
        dash = self.usually("- ", "-  ", "-\t", "-")
        lines = []
        for _ in range(self.random.randrange(5)):
            item = self.pick([self.words(), self.scalar(), self.flow(depth), ""])
            if self.rarely() and not self.tidy:
                item = self.pick(
                    ["- a", "a: 1", f"a: 1\n{indent}{step}  b: 2", f"- a\n{indent}{step}  - b"]
                )
            lines.append(indent + step + dash + item + self.comment())
        return self.comment() + "\n" + "\n".join(lines)

    def _block_map(self, indent: str, depth: int) -> str:
        step = self.usually("  ", "    ", " ", "\t", times=3)
        keys = (
            "toc",
            "math",
            "Name",
            "url",
            "內容",
            "a b",
            '"q"',
            "'s'",
            "1",
            "true",
            "? x",
            "[a]",
        )
        names = self.random.sample(keys[: 7 if self.tidy else None], self.random.randint(1, 3))
        lines = [
            indent + step + name + ":" + self.value(indent + step, depth + 1) for name in names
        ]
        return self.comment() + "\n" + "\n".join(lines)

    def _block_text(self, indent: str, depth: int) -> str:
        head = self.pick(shapes.BLOCK_HEADS[: 6 if self.tidy else None]) + self.comment()
        step = self.usually("  ", "    ", " ", "\t", "", times=3)
        choices = ["", "- a", "a: b", "# x", "\t"]
        lines = [
            self.pick([self.words(), "  " + self.words(), self.pick(choices)])
            for _ in range(self.random.randint(1, 4))
        ]
        return (
            f" {head}\n"
            + "\n".join(indent + step + line for line in lines)
            + self.pick(["", "\n", "\n\n"])
        )

    def _folded(self, indent: str, depth: int) -> str:
        step = self.usually("  ", " ", "    ", "\t", "", times=3)
        quote = self.usually("", "'", '"', times=3)
        lines = [
            self.pick([self.words(), "", self.pick(shapes.ODD_TEXT)])
            for _ in range(self.random.randint(1, 3))
        ]
        return (
            " "
            + quote
            + "\n".join([self.words(), *(indent + step + line for line in lines)])
            + quote
        )

    def taxonomy(self) -> str:
        """What stands after `tags:` or `categories:`, in every shape seen in posts."""
        names = [
            self.words() if self.rarely(3) else self.pick(shapes.WORDS)
            for _ in range(self.random.randint(1, 4))
        ]
        more = [self.pick(shapes.WORDS) for _ in range(self.random.randint(1, 3))]
        return self.pick(
            [
                " [" + ", ".join(names) + "]",
                " [" + ", ".join(map(quoted, names)) + "]",
                "\n- " + "\n- ".join(names),
                "\n" + "\n".join(f"  - {name}" for name in names),
                "\n- [" + ", ".join(names) + "]\n- [" + ",".join(more) + "]",
                "\n- " + "\n- ".join(names) + "\n- [" + ", ".join(more) + "]",
                "\n- - " + "\n  - ".join(names) + "\n- - " + "\n  - ".join(more),
                " " + names[0],
                " " + self.scalar(),
                *[self.pick(shapes.ODD_LISTS) for _ in range(5)],
            ]
        )

    # Front matter

    def entry(self, keys: dict[str, list[str]]) -> tuple[str, str]:
        """A key and its line or lines of YAML."""
        kind = self.pick(("dates", "lists", "texts", "other"))
        key = self.pick(keys[kind]).rstrip("_")
        text = key
        if self.rarely(20):
            text = self.pick(
                [key.upper(), key.title(), quoted(key), f"'{key}'", key + " ", "? " + key]
            )
        if kind == "dates":
            value = " " + self.yaml_date() + self.comment()
        elif kind == "lists":
            value = self.value() if self.rarely(5) else self.taxonomy()
        elif kind == "texts" and not self.rarely(4):
            value = " " + self.scalar() + self.comment()
        else:
            value = self.value()
        return key.lower(), f"{text}:{value}"

    def yaml(self, keys: dict[str, list[str]]) -> str:
        """The YAML between two fences, most often each key once."""
        entries = [self.entry(keys) for _ in range(self.random.choice((1, 1, 2, 2, 3, 4)))]
        lines = [line for _, line in entries] if self.rarely(20) else list(dict(entries).values())
        between = self.usually("\n", "\n\n", "\n# 備註\n", "\n  # x\n", "\n\t\n", times=10)
        extra = self.usually(
            "", "<<: {a: 1}\n", "<<: *x\n", "%YAML 1.2\n", "\n", "# x\n", " ", "  \n", times=20
        )
        return extra + between.join(lines)

    def _toml_value(self, depth: int = 0) -> str:
        choice = self.random.randrange(8 if depth < 2 else 5)
        if choice <= 2:
            text = self.words()
            styles = [quoted(text), "'" + text.replace("'", "") + "'", f'"""\n{text}\n  {text}"""']
            return self.pick([*styles, self.usually(styles[0], *shapes.TOML_STRINGS, times=3)])
        if choice <= 4:
            return self._toml_other()
        if choice == 7:
            pairs = [f"k{at} = {self._toml_value(2)}" for at in range(self.random.randrange(3))]
            return "{" + ", ".join(pairs) + "}"
        items = [self._toml_value(depth + 1) for _ in range(self.random.randrange(4))]
        return self.pick(["[%s]", "[%s]", "[\n  %s,\n]", "[ %s ] # x"]).replace(
            "%s", ", ".join(items)
        )

    def _toml_other(self) -> str:
        return self.pick(shapes.TOML_OTHER[: 22 if self.tidy else None])

    def toml(self) -> str:
        """The TOML between two fences."""
        lines = []
        groups = [(kind, key) for kind, keys in shapes.HUGO_KEYS.items() for key in keys]
        for kind, key in self.random.sample(groups, self.random.choice((1, 1, 2, 3))):
            value = self._toml_value()
            if kind == "dates":
                value = self.pick([self._toml_other(), quoted(self.date())])
            elif kind == "lists" and not self.rarely(3):
                value = json.dumps(
                    [self.words() for _ in range(self.random.randrange(4))], ensure_ascii=False
                )
            name = key if key.isascii() and "." not in key else quoted(key)
            lines.append(
                self.usually(name, quoted(key)) + self.usually(" = ", "=", "  =  ") + value
            )
        if not self.tidy or self.rarely(3):
            lines.append(self.pick(shapes.TABLES[: 8 if self.tidy else None]))
        return "\n".join(lines)

    def _json_value(self, depth: int = 0) -> object:
        if depth < 2 and self.rarely(4):
            return [self._json_value(depth + 1) for _ in range(self.random.randrange(4))]
        if depth < 2 and self.rarely(6):
            return {
                self.pick("abC"): self._json_value(depth + 1)
                for _ in range(self.random.randrange(3))
            }
        numbers = [0, -1, 7, 1.5, 1e21, 1e-7, 2**53 + 1, 2**63, -0.0, 100.0, 12]
        return self.pick(
            [self.words(), self.words(), self.date(), True, False, None, self.pick(numbers)]
        )

    def json(self) -> str:
        """A JSON object with the keys of a post, on one line or several."""
        groups = [(kind, key) for kind, keys in shapes.HUGO_KEYS.items() for key in keys]
        data = {
            key: self.date() if kind == "dates" and not self.rarely(4) else self._json_value()
            for kind, key in self.random.sample(groups, self.random.randrange(6))
        }
        indent = self.pick([None, None, 2, "\t"])
        return json.dumps(data, ensure_ascii=self.rarely(2), indent=indent)

    # Posts

    def body(self, tags: Sequence[str] = ()) -> str:
        """A body of a few blocks, with shortcodes or Hexo tags strewn in."""
        blocks = [self.pick(shapes.BLOCKS) for _ in range(self.random.randrange(5))]
        blocks += [self.pick(tags) for _ in range(self.random.randrange(3)) if tags]
        self.random.shuffle(blocks)
        parts = [self._filled(block) for block in blocks]
        start = self.usually(
            "", "\n", "\n\n", "  ", " \n", "\n ", "\u3000", "\ufeff", "\t", times=3
        )
        return (
            start
            + "\n\n".join(parts)
            + self.usually("\n", "", "\n\n", "  ", " \n", "\t\n", times=3)
        )

    def _filled(self, block: str) -> str:
        first, *rest = block.split("{}")
        return first + "".join(self.words() + part for part in rest)

    def _fenced(self, front: str, fence: str) -> str:
        openings = (fence + " ", fence + fence[0], fence + " # x", fence + "\n", "", " " + fence)
        opening = self.usually(fence, *openings, "\n" + fence, times=12)
        closings = (
            fence + "  ",
            fence + fence[0],
            fence + "x",
            "...",
            " " + fence,
            "",
            fence + "中",
        )
        closing = self.usually(fence, *closings, fence + "\t", times=12)
        return f"{opening}\n{front}\n{closing}" + self.usually("\n", "", "\n\n", " ")

    def _file(self, text: str, path: str) -> Post:
        ends = self.usually("\n", "\r\n", "\r\n", "\r", "mixed", times=5)
        if ends == "mixed":
            lines = text.split("\n")
            text = "".join(line + self.pick(["\n", "\r\n"]) for line in lines)
        mark = self.usually("", "\ufeff", "\ufeff", "\ufeff\ufeff", " ", "\n", "\t")
        text = mark + text.replace("\n", "\n" if ends == "mixed" else ends)
        return Post(path, text.encode("utf-8", "replace"))

    def hugo_post(self) -> Post:
        """A post of a Hugo site."""
        kind = self.random.randrange(20)
        if kind <= 12:
            front = self._fenced(self.yaml(shapes.HUGO_KEYS), "---")
        elif kind <= 15:
            front = self._fenced(self.toml(), "+++")
        elif kind <= 17:
            front = self.json() + self.usually("\n", "", " ", "\n\n", "x")
        elif kind == 18:
            front = f"#+title: {self.words()}\n#+date: {self.date()}\n#+tags[]: a b\n#+KEY: c d\n\n"
        else:
            odd = (
                "",
                "\n",
                "---",
                "---\n",
                "---\n---\n",
                "+++\n+++\n",
                "{}\n",
                "- a\n",
                "+ a\n",
                "#+\n",
                "# a\n",
            )
            front = self.pick(odd)
        return self._file(front + self.body(shapes.HUGO_TAGS), self.pick(shapes.HUGO_NAMES))

    def hexo_post(self) -> Post:
        """A post of a Hexo site."""
        kind = self.random.randrange(20)
        if kind <= 14:
            front = self._fenced(self.yaml(shapes.HEXO_KEYS), "---")
        elif kind <= 16:
            front = self.yaml(shapes.HEXO_KEYS) + self.usually(
                "\n---\n", "\n----\n", "\n--- \n", "\n;;;\n"
            )
        elif kind == 17:
            inner = self.json().strip("{}")
            front = (
                self.pick(["", ";;;\n"]) + inner + self.usually("\n;;;\n", "\n;;;;\n", "\n---\n")
            )
        elif kind == 18:
            front = "+++\n" + self.toml() + "\n+++\n"
        else:
            odd = (
                "",
                "\n",
                "---",
                "---\n",
                "---\n---\n",
                "---\n\n---\n",
                "a\n---\n",
                "- a\n---\n",
                "# a\n---\n",
            )
            front = self.pick(odd)
        return self._file(front + self.body(shapes.HEXO_TAGS), self.pick(shapes.HEXO_NAMES))

    def broken(self, post: Post) -> Post:
        """The post with one to three small breaks near its front matter."""
        text = post.data.decode()
        for _ in range(self.random.randint(1, 3)):
            at = self.random.randint(0, min(len(text), 160))
            text = text[:at] + self.pick(shapes.BREAKS) + text[at + self.pick((0, 0, 1, 1, 2, 5)) :]
        return Post(post.path, text.encode())
