"""What an adapter is: the protocol `Schema` and the small frozen values that pass through it.

A schema says what a generator means by its front matter and its body. Hugo and Hexo are two
such adapters; any other package can bring one, by the entry point group `newsdoc.schemas` or by
`newsdoc.register_schema`. Nothing private is needed: `Table` and the readers and writers beside it
do the common work, and an adapter may as well do it all by itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal, Protocol, TypeAlias, runtime_checkable

from pydantic import BaseModel, ConfigDict

from newsdoc.frontmatter.nodes import FrozenMapping, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from newsdoc.errors import Diagnostic
    from newsdoc.frontmatter.dialect import FrontMatterDialect
    from newsdoc.frontmatter.document import FrontMatter
    from newsdoc.frontmatter.envelope import Format
    from newsdoc.markdown.dialect import BodyDialect
    from newsdoc.model import Metadata
    from newsdoc.schemas.candidate import Candidate
    from newsdoc.source import Edit
    from newsdoc.spans import Span

__all__ = [
    "BodyByPost",
    "Context",
    "Evidence",
    "NativeFrontMatter",
    "Normalised",
    "Origin",
    "OriginKind",
    "ProseRules",
    "Reason",
    "Schema",
]


@dataclass(frozen=True, slots=True)
class Context:
    """What is known about a post besides its text.

    Attributes:
        path: The file's name as the caller gave it, or None. Adapters read dates, languages and
            draft folders from it; they never open it.
        timezone: IANA name of the zone in which dates without a zone are read, or None for UTC.
    """

    path: str | None = None
    timezone: str | None = None


OriginKind: TypeAlias = Literal["key", "path", "body", "default", "context"]
"""Where a value came from: a front matter key, the file's path, the body, nowhere, the caller."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a normalised value came from.

    Attributes:
        kind: The sort of place.
        key: The key as a dotted path (`params.cover.image`) where `kind` is `key`, else None.
        span: The value's place in the text where it has one, else None.
    """

    kind: OriginKind
    key: str | None = None
    span: Span | None = None


class NativeFrontMatter(BaseModel):
    """Base of the typed front matter of a generator.

    Each field is a key that the generator itself defines, named as in the front matter (the
    alias) or in snake case where that is no identifier. A value of another type than the field's
    stays as the file has it; `article.diagnostics` says so. Keys that the generator does not
    define are in `article.extra`.
    """

    model_config: ClassVar[ConfigDict] = ConfigDict(
        frozen=True,
        extra="forbid",
        arbitrary_types_allowed=True,
        populate_by_name=True,
        defer_build=True,  # most programs never ask for it
        ser_json_inf_nan="strings",
    )


@dataclass(frozen=True)
class Normalised:
    """A post's front matter in the terms that all schemas share.

    Attributes:
        metadata: The normalised fields, validated.
        make_extra: Computes `extra` when it is asked for.
        make_diagnostics: Computes `diagnostics` when they are asked for: their places cost more
            than all values of a usual post.
        make_origins: Computes `origins` when they are asked for.
        make_native: Computes `native` when it is asked for.
    """

    metadata: Metadata
    make_extra: Callable[[], FrozenMapping[Value]] = field(repr=False, compare=False)
    make_diagnostics: Callable[[], tuple[Diagnostic, ...]] = field(repr=False, compare=False)
    make_origins: Callable[[], Mapping[str, Origin]] = field(repr=False, compare=False)
    make_native: Callable[[], NativeFrontMatter] = field(repr=False, compare=False)

    @cached_property
    def extra(self) -> FrozenMapping[Value]:
        """Every key that gave no field and that the generator does not define, as read."""
        return self.make_extra()

    @cached_property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What a user should know, in the order of the text."""
        return self.make_diagnostics()

    @cached_property
    def origins(self) -> FrozenMapping[Origin]:
        """Where each field of `metadata` came from; fields left at their default are absent."""
        return FrozenMapping(self.make_origins())

    @cached_property
    def native(self) -> NativeFrontMatter:
        """The front matter as the generator itself defines it."""
        return self.make_native()


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence for a schema.

    Attributes:
        kind: `explicit`, `path`, `fence`, `body`, `key`, `date` or a word of the adapter's own.
        text: What was found, for people.
        weight: How much it counts: 1 is a hint, 3 is strong, 8 is near proof; negative speaks
            against the schema.
    """

    kind: str
    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a schema.

    Attributes:
        reasons: What was found; empty where nothing speaks for or against.
    """

    reasons: tuple[Reason, ...] = ()

    @property
    def score(self) -> float:
        """The sum of all weights."""
        return sum(reason.weight for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class ProseRules:
    """Which parts of a post are prose, for conversions between scripts.

    Keys are dotted paths; `*` stands for every item of a list or every key of a mapping.

    Attributes:
        keys: Front matter keys whose strings are prose (`title`, `cover.caption`, `menus.*.name`).
        taxonomies: Front matter keys that hold terms (`tags`, `categories.*`): prose too, but
            written in the same way all over a site.
        languages: Front matter keys that hold language tags.
        tag_arguments: By the name of a shortcode or tag, the named arguments that are prose.
            A number as a string (`"0"`) is a positional argument, `*` all positional ones.
        prose_tags: Names of tags whose inner text is prose in the body's own markup.
    """

    keys: tuple[str, ...] = ("title", "description", "summary")
    taxonomies: tuple[str, ...] = ("tags", "categories")
    languages: tuple[str, ...] = ("lang", "language")
    tag_arguments: Mapping[str, tuple[str, ...]] = field(default_factory=FrozenMapping)
    prose_tags: tuple[str, ...] = ()


@runtime_checkable
class Schema(Protocol):
    """An adapter: a frozen, hashable value that knows one generator.

    `newsdoc.schemas.Table` makes `normalise` and `edits` from a table of keys.
    """

    @property
    def name(self) -> str:
        """The name by which `load(schema=…)` finds it; lower case."""
        ...

    @property
    def front_matter(self) -> FrontMatterDialect:
        """How the generator finds and reads front matter."""
        ...

    @property
    def body(self) -> BodyDialect:
        """How the generator reads the body."""
        ...

    @property
    def prose(self) -> ProseRules:
        """What is prose in front matter and tags."""
        ...

    @property
    def native_model(self) -> type[NativeFrontMatter]:
        """The pydantic model of the generator's own keys, with a description for each."""
        ...

    def detect(self, candidate: Candidate) -> Evidence:
        """Say what speaks for this schema. Must be cheap: no parse of the whole file."""
        ...

    def normalise(self, front_matter: FrontMatter, context: Context) -> Normalised:
        """Read front matter (and the path) into the common terms.

        Values of the wrong type are told by diagnostics, they never raise.

        Args:
            front_matter: The front matter as written.
            context: Path and zone.

        Raises:
            FrontMatterError: The generator itself would refuse the post because of a value.
        """
        ...

    def edits(
        self, front_matter: FrontMatter, changes: Mapping[str, object], context: Context
    ) -> tuple[Edit, ...]:
        """Return the edits after which the fields named in `changes` have these values.

        The key written is the one the value came from, else the schema's canonical key. None
        removes the key; an equal value makes no edit.

        Args:
            front_matter: The front matter as written.
            changes: Names of `Metadata` fields with their new values.
            context: Path and zone.

        Raises:
            EditError: A field cannot be written so; the message names field and reason.
        """
        ...

    def template(
        self,
        changes: Mapping[str, object],
        context: Context,
        format: Format | None = None,  # noqa: A002  as `front_matter.format`
    ) -> str:
        """Return the front matter of a new post with these fields, fences included.

        Args:
            changes: The fields.
            context: Path and zone.
            format: The notation, or None for the one that the generator's users expect.

        Raises:
            EditError: A field cannot be written, or the generator has no such notation.
        """
        ...


@runtime_checkable
class BodyByPost(Protocol):
    """What a schema may bring as well: a body dialect that hangs on the post's own front matter."""

    def body_for(self, front_matter: FrontMatter) -> BodyDialect:
        """How the generator reads the body of one post.

        Args:
            front_matter: The front matter of the post.
        """
        ...
