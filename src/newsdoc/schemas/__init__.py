"""Schema adapters: what each generator means by its front matter.

Everything an adapter of your own needs is here. `Schema` says what one is. `Table` with `key`,
the readers (`text`, `texts`, `flag`, `iso_date` …) and the writers does the common work: from a
table of keys `read_keys` and `finish` make what `normalise` returns, and `TableSchema` or
`edits_for` what `edits` returns, so that both directions follow from the same lines.
`register_schema`, or an entry point in the group `newsdoc.schemas`, makes it known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.lazy import lazy

if TYPE_CHECKING:
    from newsdoc.schemas.candidate import (
        Candidate,
    )
    from newsdoc.schemas.changes import (
        Proposal,
        edits_for,
        new_front_matter,
        try_out,
    )
    from newsdoc.schemas.contract import (
        Context,
        Evidence,
        NativeFrontMatter,
        Normalised,
        Origin,
        OriginKind,
        ProseRules,
        Reason,
        Schema,
    )
    from newsdoc.schemas.conventions import (
        CONVENTIONS,
        Convention,
    )
    from newsdoc.schemas.dates import (
        Layout,
        get_zone,
        layout_of,
        wall_time,
    )
    from newsdoc.schemas.detection import (
        Detection,
        detect,
    )
    from newsdoc.schemas.export import (
        json_schema,
    )
    from newsdoc.schemas.hexo import (
        Hexo,
    )
    from newsdoc.schemas.hexo_native import (
        HexoFrontMatter,
    )
    from newsdoc.schemas.hugo import (
        Hugo,
        HugoDates,
    )
    from newsdoc.schemas.hugo_native import (
        HugoBuild,
        HugoFrontMatter,
        HugoMenuEntry,
        HugoResource,
        HugoSitemap,
    )
    from newsdoc.schemas.native import (
        build_native,
        check_native,
    )
    from newsdoc.schemas.readers import (
        flag,
        integer,
        iso_date,
        language,
        native_date,
        negated,
        optional,
        paths,
        scalar_text,
        text,
        texts,
        unreadable_date,
        write_date,
        write_flag,
        write_list,
        write_negated,
        write_paths,
        write_plain_date,
        write_shape,
        zoneless,
    )
    from newsdoc.schemas.reading import (
        ABSENT,
        Reader,
        Reading,
        describe,
    )
    from newsdoc.schemas.registry import (
        get_schema,
        register_schema,
        schema_names,
        schemas,
    )
    from newsdoc.schemas.table import (
        Key,
        Place,
        Table,
        Writer,
        finish,
        key,
        read_keys,
        write_plain,
    )
    from newsdoc.schemas.tabular import TableSchema
    from newsdoc.schemas.themes import (
        new_keys,
        theme_keys,
    )

__all__ = [
    "ABSENT",
    "CONVENTIONS",
    "Candidate",
    "Context",
    "Convention",
    "Detection",
    "Evidence",
    "Hexo",
    "HexoFrontMatter",
    "Hugo",
    "HugoBuild",
    "HugoDates",
    "HugoFrontMatter",
    "HugoMenuEntry",
    "HugoResource",
    "HugoSitemap",
    "Key",
    "Layout",
    "NativeFrontMatter",
    "Normalised",
    "Origin",
    "OriginKind",
    "Place",
    "Proposal",
    "ProseRules",
    "Reader",
    "Reading",
    "Reason",
    "Schema",
    "Table",
    "TableSchema",
    "Writer",
    "build_native",
    "check_native",
    "describe",
    "detect",
    "edits_for",
    "finish",
    "flag",
    "get_schema",
    "get_zone",
    "integer",
    "iso_date",
    "json_schema",
    "key",
    "language",
    "layout_of",
    "native_date",
    "negated",
    "new_front_matter",
    "new_keys",
    "optional",
    "paths",
    "read_keys",
    "register_schema",
    "scalar_text",
    "schema_names",
    "schemas",
    "text",
    "texts",
    "theme_keys",
    "try_out",
    "unreadable_date",
    "wall_time",
    "write_date",
    "write_flag",
    "write_list",
    "write_negated",
    "write_paths",
    "write_plain",
    "write_plain_date",
    "write_shape",
    "zoneless",
]

# Names are imported when they are first asked for: detection needs no pydantic model, reading no
# edits.
_HOME = {
    "ABSENT": "reading",
    "CONVENTIONS": "conventions",
    "Candidate": "candidate",
    "Context": "contract",
    "Convention": "conventions",
    "Detection": "detection",
    "Evidence": "contract",
    "Hexo": "hexo",
    "HexoFrontMatter": "hexo_native",
    "Hugo": "hugo",
    "HugoBuild": "hugo_native",
    "HugoDates": "hugo",
    "HugoFrontMatter": "hugo_native",
    "HugoMenuEntry": "hugo_native",
    "HugoResource": "hugo_native",
    "HugoSitemap": "hugo_native",
    "Key": "table",
    "Layout": "dates",
    "NativeFrontMatter": "contract",
    "Normalised": "contract",
    "Origin": "contract",
    "OriginKind": "contract",
    "Place": "table",
    "Proposal": "changes",
    "ProseRules": "contract",
    "Reader": "reading",
    "Reading": "reading",
    "Reason": "contract",
    "Schema": "contract",
    "Table": "table",
    "TableSchema": "tabular",
    "Writer": "table",
    "build_native": "native",
    "check_native": "native",
    "describe": "reading",
    "detect": "detection",
    "edits_for": "changes",
    "finish": "table",
    "flag": "readers",
    "get_schema": "registry",
    "get_zone": "dates",
    "integer": "readers",
    "iso_date": "readers",
    "json_schema": "export",
    "key": "table",
    "language": "readers",
    "layout_of": "dates",
    "native_date": "readers",
    "negated": "readers",
    "new_front_matter": "changes",
    "new_keys": "themes",
    "optional": "readers",
    "paths": "readers",
    "read_keys": "table",
    "register_schema": "registry",
    "scalar_text": "readers",
    "schema_names": "registry",
    "schemas": "registry",
    "text": "readers",
    "texts": "readers",
    "theme_keys": "themes",
    "try_out": "changes",
    "unreadable_date": "readers",
    "wall_time": "dates",
    "write_date": "readers",
    "write_flag": "readers",
    "write_list": "readers",
    "write_negated": "readers",
    "write_paths": "readers",
    "write_plain": "table",
    "write_plain_date": "readers",
    "write_shape": "readers",
    "zoneless": "readers",
}


if not TYPE_CHECKING:  # else every misspelt name would have a type
    __getattr__ = lazy(__name__, _HOME)


def __dir__() -> list[str]:
    return sorted(__all__)
