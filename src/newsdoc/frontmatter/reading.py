"""From fences to `FrontMatter`: which reader reads what is between them, and what it refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.errors import Diagnostic, FrontMatterError, LimitError, Severity
from newsdoc.frontmatter.document import FrontMatter, from_plain, proof_of
from newsdoc.frontmatter.envelope import Envelope
from newsdoc.frontmatter.hugo_limit import check_collections
from newsdoc.frontmatter.limits import LimitPassedError, RefusedError
from newsdoc.frontmatter.nodes import MappingNode, ScalarNode, SequenceNode
from newsdoc.frontmatter.shifts import expand_tabs, fold_names, shift_offsets
from newsdoc.frontmatter.yaml_again import read_plain_again
from newsdoc.frontmatter.yaml_fast import read_plain_yaml, read_tabbed_yaml
from newsdoc.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdoc.frontmatter.dialect import FrontMatterDialect
    from newsdoc.frontmatter.nodes import Node
    from newsdoc.frontmatter.yaml_fast import PlainYaml
    from newsdoc.source import Edit, SourceText

__all__ = ["read", "read_dialect_yaml"]


def read(
    source: SourceText,
    dialect: FrontMatterDialect,
    *,
    path: str | None = None,
    before: FrontMatter | None = None,
    edits: Sequence[Edit] = (),
) -> FrontMatter:
    """Read the front matter of a file as a generator does.

    Args:
        source: The file's text.
        dialect: The generator's rules.
        path: The file's name, for messages.
        before: What the file said before edits, in the same dialect; what they left alone need
            not be read again. The answer is the same without it.
        edits: The edits that made this text of that one.

    Returns:
        The front matter; an empty one where the file has none.

    Raises:
        FrontMatterError: The generator would refuse the file.
        LimitError: One of newsdoc's own limits is passed.
    """
    proven = proof_of(before, edits, source) if before and before.path == path else None
    if proven is not None:
        return proven
    known = read_plain_again(before, edits, source) if before else None
    envelope = known[0] if known else dialect.split(source, path=path)
    if envelope.format is None:
        return FrontMatter(source, envelope, dialect, None, path)
    try:
        plain = known[1] if known else _read_plain(source.text, envelope, dialect)
        if plain is not None:
            front_matter = from_plain(source, envelope, dialect, plain, path)
        else:
            node = _read_node(source.text, envelope, dialect)
            root, envelope = _judge(source, envelope, dialect, node)
            front_matter = FrontMatter(source, envelope, dialect, root, path)
        if dialect.yaml == "goccy" and envelope.format == "yaml":
            check_collections(front_matter)
    except RefusedError as refusal:
        kind = LimitError if isinstance(refusal, LimitPassedError) else FrontMatterError
        at = min(refusal.offset, len(source.text))
        place = Span(at, min(at + 1, len(source.text)))
        message = refusal.message + _remark(source.text, envelope, refusal)
        raise source.error(kind, message, place, path=path) from None
    return front_matter


def _remark(text: str, envelope: Envelope, refusal: RefusedError) -> str:
    if envelope.format != "yaml" or isinstance(refusal, LimitPassedError):
        return ""
    from newsdoc.frontmatter.explain import explain  # noqa: PLC0415  only refused posts need it

    return explain(text, envelope.data.start, min(refusal.offset, envelope.data.end))


def _read_plain(text: str, envelope: Envelope, dialect: FrontMatterDialect) -> PlainYaml | None:
    if envelope.format != "yaml" or dialect.yaml == "core":
        return None
    if dialect.fold_keys != (dialect.yaml == "goccy"):
        return None  # the plain reader folds as Hugo does, and does not as Hexo does
    start, end = envelope.data.start, envelope.data.end
    plain = read_plain_yaml(text, start, end, go=dialect.yaml == "goccy")
    if plain is None and dialect.yaml == "js-yaml" and text.find("\n\t", start, end) >= 0:
        return read_tabbed_yaml(text[start:end], start)
    return plain


def _read_node(text: str, envelope: Envelope, dialect: FrontMatterDialect) -> Node | None:
    start, end = envelope.data.start, envelope.data.end
    node: Node | None
    if envelope.format == "yaml":
        return read_dialect_yaml(text[start:end], start, dialect)
    if envelope.format == "toml":
        from newsdoc.frontmatter.toml_reader import read_toml  # noqa: PLC0415  few posts need it

        node = read_toml(text, start, end)
    elif envelope.format == "json":
        node = _read_json(text, envelope, dialect)
    else:
        from newsdoc.frontmatter.org_reader import read_org  # noqa: PLC0415  few posts need it

        node = read_org(text, start, end)
    return fold_names(node) if node and dialect.fold_keys else node


def _read_json(text: str, envelope: Envelope, dialect: FrontMatterDialect) -> Node | None:
    from newsdoc.frontmatter.json_reader import read_json  # noqa: PLC0415  few posts need it

    start, end = envelope.data.start, envelope.data.end
    try:
        return read_json(text, start, end, script=dialect.script, bare=envelope.bare_json)
    except LimitPassedError:
        raise
    except RefusedError:
        if dialect.body_without_mapping:
            return None  # hexo-front-matter swallows what JSON.parse throws
        raise


def read_dialect_yaml(data: str, start: int, dialect: FrontMatterDialect) -> Node | None:
    """Read YAML with the dialect's own reader, plain or not.

    Args:
        data: The YAML.
        start: Where it begins in the file; the nodes' offsets are those of the file.
        dialect: The generator's rules.

    Raises:
        RefusedError: The generator refuses it.
    """
    if dialect.yaml == "goccy":
        return _read_go(data, start, fold=dialect.fold_keys)
    node = _read_js(data, start, tabs=dialect.yaml == "js-yaml")
    return fold_names(node) if node and dialect.fold_keys else node


def _read_go(data: str, start: int, *, fold: bool) -> Node | None:
    from newsdoc.frontmatter.yaml_go import read_go_yaml  # noqa: PLC0415  few posts need it

    try:
        node = read_go_yaml(data, fold=fold)
    except RefusedError as refusal:
        raise type(refusal)(refusal.message, start + refusal.offset) from None
    return shift_offsets(node, lambda offset: offset + start) if node else None


def _read_js(data: str, start: int, *, tabs: bool) -> Node | None:
    from newsdoc.frontmatter.yaml_js import read_js_yaml  # noqa: PLC0415  few posts need it

    text, back = expand_tabs(data) if tabs and "\n\t" in data else (data, None)

    def move(offset: int) -> int:
        return start + (min(offset, len(data)) if back is None else back(offset))

    try:
        node = read_js_yaml(text)
    except RefusedError as refusal:
        raise type(refusal)(refusal.message, move(refusal.offset)) from None
    return shift_offsets(node, move) if node else None


def _judge(
    source: SourceText, envelope: Envelope, dialect: FrontMatterDialect, node: Node | None
) -> tuple[MappingNode | None, Envelope]:
    """Say what front matter the generator makes of what was read.

    Raises:
        RefusedError: It is nothing the generator can use.
    """
    if isinstance(node, MappingNode):
        return node, envelope
    if dialect.body_without_mapping and not isinstance(node, SequenceNode):
        if isinstance(node, ScalarNode) and (node.timestamp or isinstance(node.value, bytes)):
            return None, envelope  # JavaScript makes objects of these
        return None, _all_body(source, envelope, dialect)
    if node is None:
        return None, envelope
    kind = "a list" if isinstance(node, SequenceNode) else "a single value"
    raise RefusedError(f"front matter must be a mapping, not {kind}", node.start)


_NO_MAPPING = "write at least one `key: value`, or remove the fences"


def _json_mistake(
    text: str, envelope: Envelope, dialect: FrontMatterDialect
) -> tuple[str, Span, str]:
    from newsdoc.frontmatter.json_reader import read_json  # noqa: PLC0415  few posts need it

    data = envelope.data
    try:
        read_json(text, data.start, data.end, script=dialect.script, bare=envelope.bare_json)
    except RefusedError as refusal:
        at = min(refusal.offset, data.end)
        return refusal.message, Span(at, min(at + 1, data.end)), ""
    return "the front matter is empty", data, _NO_MAPPING


def _all_body(source: SourceText, envelope: Envelope, dialect: FrontMatterDialect) -> Envelope:
    """Return the envelope of a file whose would-be front matter stays in the body (Hexo)."""
    start = envelope.open.start
    here = Span(start, start)
    whole = Span(start, len(source.text))
    if envelope.open == here:
        # Text before a rule: no one meant it as front matter.
        return Envelope(None, here, here, here, whole)
    message, place, hint = "the front matter is no mapping", envelope.data, _NO_MAPPING
    if envelope.format == "json":
        message, place, hint = _json_mistake(source.text, envelope, dialect)
    message += ", so Hexo leaves it in the body"
    told = Diagnostic("front-matter-in-body", Severity.WARNING, message, place, hint)
    return Envelope(None, here, here, here, whole, diagnostics=(told,))
