"""The verbs that make an article and write one out: load, loads, new, dumps, dump, from_post."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from newsdoc import files
from newsdoc.article import Article, read_article
from newsdoc.errors import EditError, FrontMatterError
from newsdoc.fields import to_metadata_values
from newsdoc.history import History
from newsdoc.schemas.contract import Context
from newsdoc.schemas.registry import get_schema
from newsdoc.source import SourceText

if TYPE_CHECKING:
    from typing import BinaryIO, Unpack

    from frontmatter import Post
    from pydantic import JsonValue

    from newsdoc.errors import DiagnosticError
    from newsdoc.fields import Fields
    from newsdoc.files import PathLike
    from newsdoc.frontmatter.envelope import Format
    from newsdoc.schemas.contract import Schema
    from newsdoc.schemas.detection import Detection

__all__ = [
    "detect_schema",
    "dump",
    "dumps",
    "from_post",
    "json_schema",
    "load",
    "loads",
    "new",
]


def load(
    path: PathLike,
    *,
    schema: str | Schema | None = None,
    timezone: str | None = None,
    encoding: str | None = None,
    strict: bool = False,
) -> Article:
    """Read one post from a file; no other file is opened.

    Args:
        path: The file.
        schema: Name of a schema, or an adapter with the site's options; None finds it out.
        timezone: IANA name of the zone for dates that name none; None is UTC.
        encoding: A name that Python knows, or `"detect"`; None is UTF-8, and UTF-16 where a
            byte order mark says so.
        strict: Raise what would else be in `article.diagnostics`.

    Raises:
        FileError: The file cannot be read.
        DecodeError: Its bytes are not text in the encoding.
        FrontMatterError: The generator would refuse it.
        LimitError: A documented limit is passed.
        SchemaError: There is no such schema.
        ExceptionGroup: `strict` is set and there are diagnostics: one `DiagnosticError` each.
    """
    name = os.fspath(path)
    source = SourceText.decode(files.read_bytes(name), encoding=encoding, path=name)
    return _read(source, schema, Context(name, timezone), strict=strict, on_disk=True)


def loads(
    text: str | bytes,
    *,
    schema: str | Schema | None = None,
    timezone: str | None = None,
    path: PathLike | None = None,
    encoding: str | None = None,
    strict: bool = False,
) -> Article:
    r"""Read one post from a string or from bytes.

    Args:
        text: The whole file, front matter and all. Line ends stay as they are.
        schema: Name of a schema, or an adapter; None finds it out.
        timezone: IANA name of the zone for dates that name none; None is UTC.
        path: Where the file lies or will lie; it is not opened.
        encoding: For bytes, as in `load`.
        strict: Raise what would else be in `article.diagnostics`.

    Raises:
        EncodeError: The string holds a lone surrogate, which no file can.
        DecodeError: The bytes are not text in the encoding.
        FrontMatterError: The generator would refuse it.
        LimitError: A documented limit is passed.
        SchemaError: There is no such schema.
        ExceptionGroup: `strict` is set and there are diagnostics.

    >>> article = loads("---\ntitle: 頭髮\n---\n內文\n", schema="hugo")
    >>> article.title, article.body_text
    ('頭髮', '內文\n')
    """
    name = None if path is None else os.fspath(path)
    if isinstance(text, str):
        source = SourceText.from_text(text, path=name)
    else:
        source = SourceText.decode(text, encoding=encoding, path=name)
    return _read(source, schema, Context(name, timezone), strict=strict)


_NO_HISTORY = History()


def _read(
    source: SourceText,
    schema: str | Schema | None,
    context: Context,
    *,
    strict: bool,
    on_disk: bool = False,
) -> Article:
    detection = None
    if schema is None:
        detection = _detect(source.text, context.path)
        adapter = detection.schema
    else:
        adapter = get_schema(schema)
    known = on_disk or detection is not None
    history = History(on_disk, detection=detection) if known else _NO_HISTORY
    article = read_article(source, adapter, context, history)
    if strict and article.diagnostics:
        raise _group(article)
    return article


def _detect(text: str, path: str | None) -> Detection:
    from newsdoc.schemas.candidate import Candidate  # noqa: PLC0415  for unnamed schemas only
    from newsdoc.schemas.detection import detect  # noqa: PLC0415

    return detect(Candidate(text, path))


def _group(article: Article) -> ExceptionGroup[DiagnosticError]:
    errors = [article.to_error(one) for one in article.diagnostics]
    return ExceptionGroup(f"{article.context.path or 'post'}: {len(errors)} diagnostics", errors)


def new(
    schema: str | Schema,
    *,
    body: str = "",
    path: PathLike | None = None,
    timezone: str | None = None,
    format: Format | None = None,  # noqa: A002  as `front_matter.format`
    **fields: Unpack[Fields],
) -> Article:
    r"""Make a new post.

    Args:
        schema: Name of a schema, or an adapter.
        body: The body; it follows the closing fence after one blank line.
        path: Where it will lie; nothing is written before `save`.
        timezone: IANA name of the zone for dates that name none.
        format: The notation of the front matter: `yaml`, `toml`, `json` or, for Hugo,
            `org`; None for the usual one. Hexo has no TOML, and its JSON stands between `;;;`.
        fields: Normalised fields, as in `Article.replace`.

    Raises:
        EditError: A field cannot be written in this schema or notation, or the generator would
            read the body's beginning as front matter.
        SchemaError: There is no such schema.

    >>> print(dumps(new("hugo", title="頭髮", tags=["髮型"], body="內文\n")))
    ---
    title: 頭髮
    tags:
      - 髮型
    ---
    <BLANKLINE>
    內文
    """
    adapter = get_schema(schema)
    context = Context(None if path is None else os.fspath(path), timezone)
    values = to_metadata_values(fields)
    given = {k: v for k, v in values.items() if v is not None}
    head = adapter.template(given, context, format) if format else adapter.template(given, context)
    text = f"{head}\n{body}" if head and body else head or body
    try:
        article = loads(text, schema=adapter, timezone=timezone, path=path)
    except FrontMatterError as error:
        raise EditError(
            f"the body cannot stand here: {error.message}", path=context.path
        ) from error
    if not article.body_text.endswith(body):
        raise EditError("the body would be read as front matter; give a title", path=context.path)
    return article


def dumps(article: Article) -> str:
    r"""Return the whole file as text; a byte order mark is a leading U+FEFF.

    >>> text = "---\r\ntitle:   a   # b\r\n---\r\n"
    >>> dumps(loads(text)) == text
    True
    """
    mark = "\ufeff" if article.source_text.bom else ""
    return mark + article.source_text.text


def dump(article: Article, target: PathLike | BinaryIO) -> None:
    """Write the bytes of an article to a path (as `article.save` does) or a binary file.

    Args:
        article: The article.
        target: A path, or a file object opened for bytes.

    Raises:
        FileError: As `Article.save`.
    """
    if isinstance(target, str | os.PathLike):
        article.save(target)
    else:
        target.write(article.data)


def from_post(
    post: Post,
    schema: str | Schema = "hugo",
    *,
    path: PathLike | None = None,
    timezone: str | None = None,
) -> Article:
    """Make an article of a python-frontmatter `Post`.

    Args:
        post: The post; its metadata is written as new front matter, its content as the body.
        schema: Name of a schema, or an adapter.
        path: Where it will lie.
        timezone: IANA name of the zone for dates that name none.

    Raises:
        EditError: A value cannot be written in front matter.
        SchemaError: There is no such schema.
    """
    from newsdoc.frontmatter import interop  # noqa: PLC0415  not needed to read

    adapter = get_schema(schema)
    text = interop.post_text(post, adapter.front_matter)
    return loads(text, schema=adapter, path=path, timezone=timezone)


def detect_schema(path: PathLike | None = None, *, text: str | None = None) -> Detection:
    r"""Find out which generator a post is written for, with confidence and reasons.

    Args:
        path: Where the file lies; it is read unless `text` is given.
        text: The whole file, front matter and all.

    Raises:
        FileError: The file cannot be read.
        DecodeError: Its bytes are not text.
        ValueError: Neither path nor text is given.

    >>> detect_schema(text="+++\ntitle = 'a'\n+++\n").name
    'hugo'
    """
    name = None if path is None else os.fspath(path)
    if text is not None:
        source = SourceText.from_text(text, path=name)
    elif name is not None:
        source = SourceText.decode(files.read_bytes(name), path=name)
    else:
        raise ValueError("detect_schema needs a path or a text")
    return _detect(source.text, name)


def json_schema(schema: str | Schema) -> dict[str, JsonValue]:
    """Return the JSON Schema of a generator's front matter, for completion in editors.

    Args:
        schema: Name of a schema, or an adapter.

    Raises:
        SchemaError: There is no such schema.

    >>> json_schema("hexo")["title"]
    'HexoFrontMatter'
    """
    from newsdoc.schemas import export  # noqa: PLC0415  not needed to read

    return export.json_schema(schema)
