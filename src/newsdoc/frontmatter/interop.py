"""python-frontmatter with the dialect of a generator; front matter as its `Post` and back.

    import frontmatter
    from newsdoc.frontmatter import handler

    post = frontmatter.load("post.md", handler=handler("hugo"))
    text = frontmatter.dumps(post)

The handler finds, reads and writes front matter as the generator does. What it cannot help:
python-frontmatter hands it the text after `str.strip()`, with CRLF turned into LF, so that a file
for Hexo that begins with a blank line (no front matter for Hexo) has some here; it strips the
body too; and `frontmatter.load` reads as UTF-8 only. `newsdoc.load` does none of this.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from frontmatter import Post
from frontmatter.default_handlers import BaseHandler

from newsdoc.errors import FrontMatterError
from newsdoc.frontmatter.dialect import HEXO, HUGO, PLAIN, FrontMatterDialect
from newsdoc.frontmatter.emit import file_text, front_matter_text, thawed
from newsdoc.frontmatter.reading import read
from newsdoc.source import SourceText

if TYPE_CHECKING:
    from newsdoc.frontmatter.document import FrontMatter
    from newsdoc.frontmatter.envelope import Format

__all__ = ["DialectHandler", "handler", "post_text", "to_post"]

_NAMED = {dialect.name: dialect for dialect in (HUGO, HEXO, PLAIN)}
_FENCES: dict[Format, str] = {"yaml": "---", "toml": "+++", "json": "", "org": ""}


class DialectHandler(BaseHandler):
    """A handler for python-frontmatter that reads and writes as a generator does.

    Made by `handler`.

    Args:
        dialect: The generator's rules.
        notation: The notation that `export` writes; any that the generator knows is read.
    """

    def __init__(self, dialect: FrontMatterDialect, notation: Format = "yaml") -> None:
        fence = _FENCES[notation]
        super().__init__(re.compile(re.escape(fence), re.MULTILINE))
        self.START_DELIMITER: str = fence
        self.END_DELIMITER: str = fence
        self.dialect: FrontMatterDialect = dialect
        self.notation: Format = notation

    def detect(self, text: str) -> bool:
        """Say whether the generator finds front matter in a text, even a broken one."""
        try:
            return read(SourceText.from_text(text), self.dialect).format is not None
        except FrontMatterError:
            return True

    def split(self, text: str) -> tuple[str, str]:
        """Split a text into its front matter, fences included, and what the generator reads on.

        Returns:
            Both texts, as python-frontmatter wants them.

        Raises:
            ValueError: The generator finds no front matter; python-frontmatter then takes the
                whole text as content.
            FrontMatterError: The generator would refuse the file.
        """
        found = read(SourceText.from_text(text), self.dialect)
        if found.format is None:
            raise ValueError(f"{self.dialect.name} finds no front matter")
        start = found.envelope.body.start
        return found.source.text[:start], found.source.text[start:]

    def load(self, fm: str) -> dict[str, object]:
        """Read front matter, with its fences or, in YAML, without them.

        Raises:
            FrontMatterError: The generator would refuse it.
        """
        found = read(SourceText.from_text(fm), self.dialect)
        if found.format is None and fm.strip():
            found = read(SourceText.from_text(f"---\n{fm}\n---\n"), self.dialect)
        return {key: thawed(value) for key, value in found.values.items()}

    def export(self, metadata: dict[str, object], **kwargs: object) -> str:
        """Write values as front matter without its fences, in the order of the dictionary.

        Args:
            metadata: Keys and values.
            **kwargs: Not used; python-frontmatter passes on what `dumps` was given.

        Returns:
            The text.

        Raises:
            EditError: The generator would not read a value back.
        """
        text = front_matter_text(metadata, self.dialect, notation=self.notation)
        lines = text.rstrip("\n").split("\n")
        return "\n".join(lines[1:-1] if lines[0] in {"---", "+++", ";;;"} else lines)

    def format(self, post: Post, **kwargs: object) -> str:
        """Write a post: front matter, a blank line and the content, without a last line end.

        Args:
            post: The post; its content may be empty.
            **kwargs: Not used; python-frontmatter passes on what `dumps` was given.

        Returns:
            The text of the file.

        Raises:
            EditError: The generator would not read a value, or the content, back.
        """
        content = post.content
        if post.metadata and content:
            content = f"\n{content}"
        return file_text(post.metadata, content, self.dialect, notation=self.notation).strip()


def handler(
    name_or_dialect: str | FrontMatterDialect, *, notation: Format = "yaml"
) -> DialectHandler:
    r"""Return a handler for python-frontmatter that follows a generator.

    Args:
        name_or_dialect: `hugo`, `hexo`, `plain` (YAML 1.2 between two lines of `---`), or a
            dialect of your own.
        notation: The notation to write; every one that the generator knows is read.

    Raises:
        ValueError: No dialect has that name.

    >>> import frontmatter
    >>> text = "---\ndraft: yes\nweight: 010\n---\n正文"
    >>> frontmatter.loads(text, handler=handler("hexo")).metadata
    {'draft': 'yes', 'weight': 10}
    """
    if isinstance(name_or_dialect, str):
        if name_or_dialect not in _NAMED:
            raise ValueError(f"no front matter dialect {name_or_dialect!r}: {', '.join(_NAMED)}")
        name_or_dialect = _NAMED[name_or_dialect]
    return DialectHandler(name_or_dialect, notation)


def to_post(front_matter: FrontMatter, body: str) -> Post:
    """Return front matter and a body as python-frontmatter's `Post`.

    Keys that `Post(**metadata)` cannot take (`content`, `handler`) are kept, the body is not
    stripped, and the post's handler writes the notation of the file.

    Args:
        front_matter: What was read.
        body: The text of the body.
    """
    notation = front_matter.format if front_matter.format in {"yaml", "toml", "json"} else "yaml"
    post = Post(body, handler(front_matter.dialect, notation=notation or "yaml"))
    post.metadata = {key: thawed(value) for key, value in front_matter.values.items()}
    return post


def post_text(post: Post, dialect: FrontMatterDialect | None = None) -> str:
    """Return a post as the text of a file that the generator reads back.

    Args:
        post: Any post of python-frontmatter.
        dialect: The generator's rules, or None for those of the post's own handler, else YAML
            1.2.

    Returns:
        The front matter followed by the content as it stands, nothing stripped or added.

    Raises:
        EditError: A value, or the content, that the generator would not read back.
    """
    own = post.handler if isinstance(post.handler, DialectHandler) else None
    rules = dialect or (own.dialect if own else PLAIN)
    notation: Format = own.notation if own and rules == own.dialect else "yaml"
    return file_text(post.metadata, post.content, rules, notation=notation)
