"""newsdoc's neighbours behind two small protocols, so that each is asked the same questions.

A front matter tool reads a file into values and a body, and writes it with another title. A tree
tool parses a body, and writes it with another address in its link.
"""

from __future__ import annotations

import importlib.metadata
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias

import frontmatter

import newsdoc
from newsdoc import markdown
from tests.interop.node import run_script

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wenmode import Wenmode

__all__ = [
    "FRONT_MATTER",
    "HERE",
    "TREES",
    "FrontMatterTool",
    "Json",
    "MarkdownIt",
    "NpmFrontMatter",
    "TreeTool",
    "WenmodeTree",
    "ask_npm",
    "versions",
]

HERE = Path(__file__).parent
Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"

RELEASED = {
    "python-frontmatter": "2026-05",
    "hexo-front-matter": "2026-05",
    "gray-matter": "2021-04",
    "wenmode": "2026-10",
    "markdown-it-py": "2026-11",
    "remark": "2023-09",
    "opencc": "2026-08",
    "zhconv": "2021-10",
}
"""When the compared version of each was released."""


class FrontMatterTool(Protocol):
    """Reads and writes files with front matter."""

    def read(self, text: str) -> tuple[Mapping[str, object], str]:
        """Return values and body."""
        ...

    def write(self, text: str, title: str | None = None) -> str:
        """Return the file again, with another title if one is given."""
        ...


class TreeTool(Protocol):
    """Reads and writes bodies."""

    def parse(self, text: str) -> Json:
        """Return the tree as mdast, or None where the tool has no such tree."""
        ...

    def write(self, text: str, url: str) -> str | None:
        """Return the text with another address in its links, or None where it cannot."""
        ...


class Newsdoc:
    """newsdoc itself, as both."""

    def read(self, text: str) -> tuple[Mapping[str, object], str]:
        """Return values and body as the file's generator reads them."""
        article = newsdoc.loads(text)
        return article.front_matter, article.body_text

    def write(self, text: str, title: str | None = None) -> str:
        """Return the file, with one value replaced."""
        article = newsdoc.loads(text)
        return newsdoc.dumps(article.replace(title=title) if title else article)


class NewsdocTree:
    """newsdoc's tree."""

    def parse(self, text: str) -> Json:
        """Return the tree as a post of Hugo has it."""
        return markdown.parse(text, dialect=markdown.HUGO).to_mdast()

    def write(self, text: str, url: str) -> str | None:
        """Return the text with one address replaced."""
        article = newsdoc.loads(text, schema="hugo")
        link = next(article.body.find_all(newsdoc.Link))
        return newsdoc.dumps(article.apply(article.edit.set_url(link, url)))


class PythonFrontmatter:
    """python-frontmatter with its usual handlers."""

    def read(self, text: str) -> tuple[Mapping[str, object], str]:
        """Return values and body."""
        post = frontmatter.loads(text)
        return post.metadata, post.content

    def write(self, text: str, title: str | None = None) -> str:
        """Return the file, written anew."""
        post = frontmatter.loads(text)
        if title:
            post["title"] = title
        return str(frontmatter.dumps(post))


@dataclass(frozen=True)
class NpmFrontMatter:
    """A front matter package of npm."""

    tool: str

    def read(self, text: str) -> tuple[Mapping[str, object], str]:
        """Return values and body; a date is `{"date": "…Z"}`."""
        found = ask_npm(self.tool, "read", text=text)
        assert isinstance(found, dict)
        data, body = found["data"], found["body"]
        assert isinstance(data, dict)
        assert isinstance(body, str)
        return data, body

    def write(self, text: str, title: str | None = None) -> str:
        """Return the file, written anew."""
        written = ask_npm(self.tool, "write", text=text, title=title)
        assert isinstance(written, str)
        return written


class Remark:
    """remark with GFM and front matter."""

    def parse(self, text: str) -> Json:
        """Return the tree."""
        return ask_npm("remark", "read", text=text)

    def write(self, text: str, url: str) -> str | None:
        """Return the text, written anew."""
        written = ask_npm("remark", "write", text=text, url=url)
        assert isinstance(written, str)
        return written


@dataclass(frozen=True)
class WenmodeTree:
    """Wenmode with GitHub's rules and its plugin for front matter.

    Attributes:
        cjk: Also its plugin for emphasis beside Chinese text.
    """

    cjk: bool = True

    @cached_property
    def _tool(self) -> Wenmode:
        from wenmode import MarkdownRenderer, Wenmode, presets  # noqa: PLC0415  only to compare
        from wenmode.plugins import cjk_friendly, frontmatter  # noqa: PLC0415

        plugins = [frontmatter, *([cjk_friendly] if self.cjk else [])]
        renderer = MarkdownRenderer()
        return Wenmode(presets.github(), renderer=renderer, plugins=plugins, positions=True)

    def parse(self, text: str) -> Json:
        """Return the tree."""
        return self._tool.parse(text).to_ast()

    def write(self, text: str, url: str) -> str | None:
        """Return the text, written anew."""
        from wenmode.ast import find_all  # noqa: PLC0415  only to compare

        tree = self._tool.parse(text)
        for link in find_all(tree, "link"):
            link.url = url
        return self._tool.render_node(tree)


class MarkdownIt:
    """markdown-it-py, whose tokens are no mdast and have lines of blocks only."""

    def parse(self, text: str) -> Json:
        """Return nothing: there is no such tree."""
        return None

    def write(self, text: str, url: str) -> str | None:
        """Return nothing: it writes HTML."""
        return None


FRONT_MATTER: dict[str, FrontMatterTool] = {
    "newsdoc": Newsdoc(),
    "python-frontmatter": PythonFrontmatter(),
    "hexo-front-matter": NpmFrontMatter("hexo-front-matter"),
    "gray-matter": NpmFrontMatter("gray-matter"),
}
TREES: dict[str, TreeTool] = {
    "newsdoc": NewsdocTree(),
    "wenmode": WenmodeTree(),
    "markdown-it-py": MarkdownIt(),
    "remark": Remark(),
}


class PeerError(Exception):
    """A program of npm refused."""


def ask_npm(tool: str, does: str, **what: object) -> Json:
    """Ask one of the programs of npm.

    Raises:
        PeerError: It refuses.
    """
    job = {"tool": tool, "does": does, **what}
    answer = json.loads(run_script("ask.mjs", json.dumps([job]), home=HERE))
    if "error" in answer:
        raise PeerError(answer["error"])
    value: Json = answer["value"]
    return value


def versions() -> dict[str, str]:
    """Return the version of each tool that is compared."""
    npm = json.loads((HERE / "package.json").read_text("utf-8"))["dependencies"]
    found = {}
    for name in ("newsdoc", *RELEASED):
        found[name] = npm.get(name) or importlib.metadata.version(name)
    return found
