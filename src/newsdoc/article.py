"""`Article`: one post, to be asked, converted, edited and saved.

An article is a pure function of the file's bytes, its path, its schema and the context; it owns
no logic and hands every question to the layer that knows the answer. What comes from front
matter and path is read when the article is made; what needs the body is read when asked for.

The module is long because its one class is what a user holds: many members, each a docstring and
one or two lines.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from newsdoc import frontmatter
from newsdoc.errors import (
    Diagnostic,
    DiagnosticError,
    FileError,
    NewsdocError,
    Severity,
)
from newsdoc.fields import FieldView
from newsdoc.history import History
from newsdoc.model import Metadata, Picture
from newsdoc.replacing import replaced
from newsdoc.schemas.contract import BodyByPost, Context, Normalised, Origin

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Never, Unpack

    from frontmatter import Post
    from pydantic import JsonValue

    from newsdoc.fields import Fields
    from newsdoc.files import PathLike
    from newsdoc.frontmatter.document import FrontMatter
    from newsdoc.frontmatter.nodes import FrozenMapping, Value
    from newsdoc.markdown.editing import NodeEdits
    from newsdoc.markdown.images import ImageInfo
    from newsdoc.markdown.nodes import Root
    from newsdoc.schemas.contract import NativeFrontMatter, Schema
    from newsdoc.schemas.detection import Detection
    from newsdoc.script import Change, Conversion, GlossaryLike, IgnoreMarks, ScriptGuess
    from newsdoc.source import Edit, SourceText
    from newsdoc.spans import Placed, Span

__all__ = ["Article", "read_article"]


class Article(FieldView):
    """One post of a site: immutable, typed, exact to the byte.

    Made by `newsdoc.load`, `loads`, `new` and `read`. Two articles are equal when bytes,
    encoding, schema and time zone are equal, wherever they lie.
    """

    __slots__ = ("__dict__", "__weakref__", "_adapter", "_context", "_history", "_source")

    _source: SourceText
    _adapter: Schema
    _context: Context
    _history: History

    def __init__(
        self,
        source_text: SourceText,
        adapter: Schema,
        context: Context | None = None,
    ) -> None:
        """Make an article of a text; `newsdoc.loads` also finds the schema, and reads it at once.

        Args:
            source_text: The text of the file.
            adapter: The schema that reads it.
            context: Path and time zone.
        """
        object.__setattr__(self, "_source", source_text)
        object.__setattr__(self, "_adapter", adapter)
        object.__setattr__(self, "_context", context or Context())
        object.__setattr__(self, "_history", History())

    # What it is made of

    def __setattr__(self, name: str, value: Never) -> None:
        raise AttributeError(
            f"an Article cannot be changed; article.replace({name}=…) makes a new one"
        )

    def __delattr__(self, name: str) -> Never:
        raise AttributeError(f"an Article cannot be changed; {name} stays")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Article):
            return NotImplemented
        return self._identity() == other._identity()

    def __hash__(self) -> int:
        return hash(self._identity())

    def _identity(self) -> tuple[object, ...]:
        return self._source, self._adapter, self._context.timezone

    def __reduce__(self) -> tuple[object, ...]:
        return _article, (self._source, self._adapter, self._context, self._history)

    def __repr__(self) -> str:
        path = f" {self._context.path}" if self._context.path else ""
        return f"<Article {self.schema} {self.title!r}{path}>"

    @property
    def path(self) -> Path | None:
        """The file's path as the caller gave it, or None."""
        return None if self._context.path is None else Path(self._context.path)

    @property
    def data(self) -> bytes:
        """The bytes of the file, byte order mark included."""
        return self._source.data

    @property
    def source_text(self) -> SourceText:
        """The decoded text in which all spans of this article count."""
        return self._source

    @property
    def schema(self) -> str:
        """The schema's name, such as `hugo`."""
        return self._adapter.name

    @property
    def adapter(self) -> Schema:
        """The schema itself, with the site's options."""
        return self._adapter

    @property
    def context(self) -> Context:
        """What was known besides the text."""
        return self._context

    @property
    def detection(self) -> Detection | None:
        """How the schema was found, with reasons; None where the caller gave it."""
        return self._history.detection

    @cached_property
    def front_matter(self) -> FrontMatter:
        """The front matter as written, with values, places and edits."""
        return frontmatter.read(self._source, self._adapter.front_matter, path=self._context.path)

    @cached_property
    def _normalised(self) -> Normalised:
        return self._adapter.normalise(self.front_matter, self._context)

    @property
    def metadata(self) -> Metadata:
        """The normalised fields that front matter and path give, as one validated model."""
        return self._normalised.metadata

    @property
    def native(self) -> NativeFrontMatter:
        """The generator's own front matter, typed."""
        return self._normalised.native

    @property
    def extra(self) -> FrozenMapping[Value]:
        """Every key that the generator does not define and that gave no field, as read."""
        return self._normalised.extra

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What a user should know about front matter and path, the body, the conversion.

        Those of the body are found when asked for, as the body itself is.
        """
        conversion = self._history.conversion
        made = conversion.diagnostics if conversion else ()
        return (*self._undecided, *self._normalised.diagnostics, *self._of_the_body, *made)

    @cached_property
    def _of_the_body(self) -> tuple[Diagnostic, ...]:
        from newsdoc.markdown.emphasis import emphasis_diagnostics  # noqa: PLC0415  as the parser
        from newsdoc.markdown.tags_check import tag_diagnostics  # noqa: PLC0415  as the parser

        body = self.body
        return (*body.diagnostics, *tag_diagnostics(body), *emphasis_diagnostics(body))

    def to_error(self, diagnostic: Diagnostic) -> DiagnosticError:
        r"""Return a diagnostic as an error that shows its place; as text it can be printed.

        It is what `load` with `strict=True` raises, with path, line, column, span and the line
        with carets under the place.

        Args:
            diagnostic: One of `diagnostics`.

        >>> import newsdoc
        >>> text = "---\nsitemap: {图: 甲, changefreq: 3}\n---\n"
        >>> article = newsdoc.loads(text, schema="hugo", path="a.md")
        >>> print(article.to_error(article.diagnostics[0]))  # doctest: +ELLIPSIS
        a.md:2:29: sitemap.changefreq: expected a text, found the number 3; ...
        sitemap: {图: 甲, changefreq: 3}
                                      ^
        """
        message = "; ".join(part for part in (diagnostic.message, diagnostic.hint) if part)
        path = self._context.path
        error = self._source.error(DiagnosticError, message, diagnostic.span, path=path)
        error.diagnostic = diagnostic
        return error

    @property
    def _undecided(self) -> tuple[Diagnostic, ...]:
        detection = self.detection
        if detection is None or detection.decided:
            return ()
        message = f"nothing tells which generator this post is for; read as {self.schema}"
        hint = "name its schema, such as hugo or hexo"
        return (Diagnostic("schema-undecided", Severity.INFO, message, hint=hint),)

    # Fields

    @cached_property
    def cover(self) -> Picture | None:
        """The cover picture, which a key names, else the first image of the body."""
        return self.metadata.cover or self._first_picture

    def origin(self, name: str) -> Origin:
        """Tell where the value of a field came from.

        Args:
            name: A field of `metadata`, such as `title`.

        Returns:
            The key with its place, the path, the body (a cover that no key names), or
            `default` where nothing gives the field.

        Raises:
            KeyError: There is no such field.
        """
        if name not in Metadata.model_fields:
            raise KeyError(name)
        found = self._normalised.origins.get(name)
        if found is None and name == "cover" and self._first_image is not None:
            return Origin("body", span=self._first_image.span)
        return found or Origin("default")

    # The body

    @property
    def body_span(self) -> Span:
        """The place of the body in the file's text."""
        return self.front_matter.envelope.body

    @property
    def body_text(self) -> str:
        """The body as the generator takes it, to the last blank."""
        return self._source.slice(self.body_span)

    @cached_property
    def body(self) -> Root:
        """The body as an mdast tree; its spans count in the file's text."""
        from newsdoc import markdown  # noqa: PLC0415  loading metadata must not import a parser

        adapter = self._adapter
        dialect = (
            adapter.body_for(self.front_matter) if isinstance(adapter, BodyByPost) else adapter.body
        )
        return markdown.parse(self._source, dialect=dialect, span=self.body_span)

    def text_of(self, node: Placed) -> str:
        """Return the text of a node (or of anything that has a `span`) as written."""
        return self._source.slice(node.span)

    @cached_property
    def _first_image(self) -> ImageInfo | None:
        images = self.body.images()
        return images[0] if images else None

    @property
    def _first_picture(self) -> Picture | None:
        image = self._first_image
        if image is None or not image.url:
            return None
        return Picture(url=image.url, alt=image.alt or None, caption=image.caption or None)

    @cached_property
    def script_detection(self) -> ScriptGuess:
        """The Chinese script that the prose is written in, with the evidence."""
        from newsdoc import script  # noqa: PLC0415  loading metadata must not import OpenCC

        return script.detect_post(self._source, self.front_matter, self.body, self._adapter)

    @property
    def script(self) -> str | None:
        """`Hans`, `Hant`, `mixed`, or None where the text is not Chinese or does not decide."""
        return self.script_detection.script

    @cached_property
    def word_count(self) -> int:
        """Words of the body, as the generator counts them."""
        return self.body.word_count()

    @cached_property
    def reading_time(self) -> int:
        """Minutes that reading the body takes, as the generator counts them."""
        return self.body.reading_time()

    @cached_property
    def excerpt(self) -> str:
        """The beginning of the body that the generator would show in lists, as plain text."""
        return self.body.excerpt()

    @property
    def edit(self) -> NodeEdits:
        """Edits of the body by node; each returns edits for `apply`."""
        from newsdoc.markdown.editing import NodeEdits  # noqa: PLC0415  not needed to read

        return NodeEdits(self.body, self._keeps_front_matter)

    def _keeps_front_matter(self, edits: Sequence[Edit]) -> bool:
        """Tell whether edits of the body leave the front matter to be what it is."""
        before = self.front_matter.envelope
        try:
            changed = self._source.apply(edits)
            after = frontmatter.read(changed, self._adapter.front_matter).envelope
        except NewsdocError:
            return False
        return (after.format, after.data) == (before.format, before.data)

    # Changing

    def apply(self, edits: Iterable[Edit]) -> Article:
        """Return the article with edits made; every other byte stays.

        Args:
            edits: From `front_matter`, `edit`, `convert`, or made by hand.

        Raises:
            EditError: Edits overlap, or the text is not the one that they expect.
            EncodeError: The file's encoding cannot hold a replacement.
            FrontMatterError: The generator would refuse the result.
        """
        edits = tuple(edits)
        changed = self._source.apply(edits, path=self._context.path)
        return self if changed is self._source else self._derive(changed, edits)

    def replace(self, **fields: Unpack[Fields]) -> Article:
        """Return the article with other values for some fields; nothing else changes.

        The key written is the one that the value came from, else the schema's usual key. None
        removes the key; a value equal to the present one makes no edit.

        Args:
            fields: Normalised fields by name. Lists do for tuples, strings for people and covers.

        Returns:
            An article that has these values and equals this one in every other field, but for
            the dependences that the schema documents (without `updated` it follows `published`).

        Raises:
            EditError: There is no such field, the front matter cannot hold the value, or the
                value lives in the path or the body.
        """
        return replaced(self, fields)

    def convert(
        self,
        target: str,
        *,
        source: str | None = None,
        vocabulary: bool | None = None,
        glossary: GlossaryLike = None,
        punctuation: bool | None = None,
        taxonomies: bool = True,
        ignore: IgnoreMarks | None = None,
    ) -> Article:
        """Return the article in another Chinese script or region; only prose changes.

        Args:
            target: A BCP 47 tag: zh-Hans, zh-Hant, zh-CN, zh-SG, zh-TW, zh-HK or zh-MO.
            source: The script or region to convert from; else the declared language, else what
                the text shows.
            vocabulary: Whether to use the region's own words (软件 → 軟體); None means yes for
                a region and no for a plain script.
            glossary: Terms of your own, as `newsdoc.convert` takes them.
            punctuation: Whether to change quotation marks; None is the target's default.
            taxonomies: Whether tags and categories are converted too.
            ignore: What keeps passages of the body out; None for the usual marks.

        Returns:
            The converted article; `changes` says what changed and where. It is saved only to
            a path that you name, or with `in_place=True`.

        Raises:
            ConversionError: An unknown target, a broken glossary, no converter.
        """
        from newsdoc import script  # noqa: PLC0415  loading metadata must not import OpenCC

        conversion = script.convert_post(
            self._source,
            self.front_matter,
            self.body,
            self._adapter,
            target,
            source=source,
            vocabulary=vocabulary,
            glossary=glossary,
            punctuation=punctuation,
            taxonomies=taxonomies,
            ignore=ignore,
        )
        changed = self._source.apply(conversion.edits, path=self._context.path)
        return self._derive(changed, conversion.edits, conversion)

    @property
    def changes(self) -> tuple[Change, ...]:
        """What the last conversion changed, and where; empty without one."""
        conversion = self.conversion
        return conversion.changes if conversion else ()

    @property
    def conversion(self) -> Conversion | None:
        """The last conversion that made this article, with its changes and their summary."""
        return self._history.conversion

    def _derive(
        self, source: SourceText, edits: Sequence[Edit], conversion: Conversion | None = None
    ) -> Article:
        history = self._history.after(self._source, conversion)
        # Of a conversion values stay what they were, strings for strings: they are normalised when
        # asked for, which a program that converts a site and saves it never does.
        return read_article(
            source,
            self._adapter,
            self._context,
            history,
            before=self.front_matter,
            edits=edits,
            values=conversion is None,
        )

    # Saving

    def save(
        self, path: PathLike | None = None, *, in_place: bool = False, overwrite: bool = False
    ) -> bool:
        """Write the article to a file, if that destroys nothing.

        The file must hold what was read (or a version of it that this article was made from).
        It is replaced in one step: nobody sees half a file; its mode and symbolic links stay.
        Without an edit nothing is written.

        Args:
            path: Where to; else the file that was read.
            in_place: Allows a converted article to replace the file that was read.
            overwrite: Replaces whatever stands there.

        Returns:
            True when the file was written, false when it holds these bytes already.

        Raises:
            ConflictError: The file changed since it was read, or another one is in the way.
            FileError: There is no path, a converted article has none of its own, or the file
                cannot be written.
        """
        target = path if path is not None else self._context.path
        if target is None:
            raise FileError("this article has no path; name one: article.save(path)")
        if path is None and self._history.conversion and not in_place:
            message = "a converted article replaces the original only with in_place=True"
            raise FileError(message, path=self._context.path)
        own = path is None and self._history.on_disk
        if own and not self._history.is_edited:
            return False
        from newsdoc.files.writing import write_bytes  # noqa: PLC0415  not needed to read

        return write_bytes(
            target,
            self.data,
            may_replace=lambda found: overwrite or self._history.holds(found),
            may_create=overwrite or not own,
        )

    # Handing on

    def to_dict(self, *, body: bool = False) -> dict[str, JsonValue]:
        """Return everything that is known about the post, in terms of JSON.

        Args:
            body: Also give the tree, as mdast.
        """
        from newsdoc import output  # noqa: PLC0415  not needed to read

        return output.to_dict(self, body=body)

    def to_json(self, *, body: bool = False, indent: int | None = None) -> str:
        """Return `to_dict` as JSON text, with Chinese characters as they are.

        Args:
            body: Also give the tree, as mdast.
            indent: Blanks for each level; None for one line.
        """
        import json  # noqa: PLC0415  not needed to read

        return json.dumps(self.to_dict(body=body), ensure_ascii=False, indent=indent)

    def to_post(self) -> Post:
        """Return the article as a python-frontmatter `Post`; its content is the body as written."""
        from newsdoc.frontmatter import interop  # noqa: PLC0415  not needed to read

        return interop.to_post(self.front_matter, self.body_text)


def _article(source: SourceText, adapter: Schema, context: Context, history: History) -> Article:
    article = Article(source, adapter, context)
    object.__setattr__(article, "_history", history)
    return article


def read_article(
    source: SourceText,
    adapter: Schema,
    context: Context,
    history: History,
    *,
    before: FrontMatter | None = None,
    edits: Sequence[Edit] = (),
    values: bool = True,
) -> Article:
    """Make an article and read its front matter, so that what is wrong with it shows now.

    Args:
        source: The text of the file.
        adapter: The schema that reads it.
        context: Path and time zone.
        history: Where it came from.
        before: Its front matter before it was edited, by the same schema, if it was.
        edits: The edits.
        values: Whether its values are normalised now too, and not when they are asked for.

    Raises:
        FrontMatterError: The generator would refuse the file.
        LimitError: A documented limit is passed.
    """
    article = _article(source, adapter, context, history)
    # As asking for both would, but without the locks of Python 3.11's `cached_property`.
    known = vars(article)
    front_matter = frontmatter.read(
        source, adapter.front_matter, path=context.path, before=before, edits=edits
    )
    known["front_matter"] = front_matter
    if values:
        known["_normalised"] = adapter.normalise(front_matter, context)
    return article
