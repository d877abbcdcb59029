"""The writing half of a schema that is a table of keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from newsdoc.schemas.reading import kept

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsdoc.frontmatter.document import FrontMatter
    from newsdoc.frontmatter.envelope import Format
    from newsdoc.frontmatter.nodes import Value
    from newsdoc.schemas.changes import Proposal, Read
    from newsdoc.schemas.contract import Context, Schema
    from newsdoc.schemas.reading import Reading
    from newsdoc.schemas.table import Table
    from newsdoc.source import Edit

__all__ = ["TableSchema"]


class TableSchema:
    """Gives a schema `edits`, `propose` and `template` by its table and its way of reading.

    To inherit from, in a frozen dataclass that has `table` and `read`.
    """

    __slots__ = ()

    @property
    def table(self) -> Table:
        """Which keys give and take which fields.

        Raises:
            NotImplementedError: The schema does not say.
        """
        raise NotImplementedError

    def read(
        self, values: Mapping[str, Value], context: Context, front_matter: FrontMatter
    ) -> Reading:
        """Read all fields from values, which edits may have changed.

        Args:
            values: The values of front matter.
            context: Path and zone.
            front_matter: The front matter as written.

        Raises:
            NotImplementedError: The schema does not say.
        """
        raise NotImplementedError

    def edits(
        self, front_matter: FrontMatter, changes: Mapping[str, object], context: Context
    ) -> tuple[Edit, ...]:
        """Return the edits after which the fields have these values.

        Args:
            front_matter: The front matter as written.
            changes: Names of `Metadata` fields with their new values; None removes one.
            context: Path and zone.
        """
        from newsdoc.schemas.changes import edits_for  # noqa: PLC0415  not needed to read

        return edits_for(*self._change(front_matter, changes, context))

    def propose(
        self, front_matter: FrontMatter, changes: Mapping[str, object], context: Context
    ) -> Proposal:
        """Return the same edits without trying them out, for those who read them anyway.

        Args:
            front_matter: As read from the file.
            changes: New values by field.
            context: What is known besides the front matter.
        """
        from newsdoc.schemas.changes import propose  # noqa: PLC0415  not needed to read

        return propose(*self._change(front_matter, changes, context))

    def _change(
        self, front_matter: FrontMatter, changes: Mapping[str, object], context: Context
    ) -> tuple[Table, FrontMatter, Reading, Mapping[str, object], Read]:
        before = kept(self, front_matter, context) or self.read(
            front_matter.values, context, front_matter
        )

        def reread(values: Mapping[str, Value]) -> Reading:
            return self.read(values, context, front_matter)

        return self.table, front_matter, before, changes, reread

    def template(
        self,
        changes: Mapping[str, object],
        context: Context,
        format: Format | None = None,  # noqa: A002  the protocol's word
    ) -> str:
        """Return the front matter of a new post with these fields, fences included.

        Args:
            changes: Names of `Metadata` fields with their values.
            context: Path and zone.
            format: The notation, or None for that of the dialect.
        """
        from newsdoc.schemas.changes import new_front_matter  # noqa: PLC0415  not needed to read

        schema = cast("Schema", self)  # what inherits from this is one
        return new_front_matter(schema, changes, context, format)
