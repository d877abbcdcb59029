"""Shortcodes and tags renamed, their arguments set."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.markdown import nodes as n
from newsdoc.markdown.edit_check import edit_error, enter, events, first_that_holds, source_of
from newsdoc.source import Edit
from newsdoc.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["rename_tag", "set_argument"]

_NAME = re.compile(r"[\w][\w./-]*")
_OPENING = re.compile(r"\{[{%][<%-]?\s*")
_CLOSING = re.compile(r"\{[{%][<%-]?\s*(?:/\s*|end)")
_END = re.compile(r"\s*/?\s*[-%>]?[%>}]\}$|\s*/?\s*[>%]\}\}$")
_BARE = re.compile(r"[\w.-]+")
_KEY = re.compile(r"[A-Za-z_][\w-]*")


def rename_tag(root: n.Root, node: n.Node, name: str) -> tuple[Edit, ...]:
    """Give a shortcode or tag another name, in its opening and its closing tag.

    Raises:
        EditError: The node is neither, or the name is none.
    """
    tag = _tag(root, node)
    if not _NAME.fullmatch(name):
        raise edit_error(root, node, f"{name!r} is not a name for a tag")
    source = source_of(root)
    edits = []
    for span, pattern in ((tag.opening, _OPENING), (tag.closing, _CLOSING)):
        found = pattern.match(source.text, span.start, span.end) if span else None
        if found is not None:
            place = Span(found.end(), found.end() + len(tag.name))
            edits.append(Edit(place, name, tag.name))
    return _prove(root, tag, edits, name=name)


def set_argument(root: n.Root, node: n.Node, key: str | int, value: str | None) -> tuple[Edit, ...]:
    """Set, add or take away one argument of a shortcode or tag.

    Args:
        root: The tree.
        node: The shortcode or tag.
        key: The name of a named argument, or the number of a positional one from 0.
        value: The value, or None to take the argument away.

    Raises:
        EditError: There is no such argument to take away, named and positional ones would stand
            together in a Hugo shortcode, or the value cannot be written.
    """
    tag = _tag(root, node)
    argument = tag.argument(key)
    if value is None:
        return _remove(root, tag, argument)
    if argument is None:
        return _add(root, tag, key, value)
    written = _quoted(root, tag, value, argument.quote)
    edge = len(argument.quote)
    span = Span(argument.value_span.start - edge, argument.value_span.end + edge)
    arguments = [
        (item.name, value) if item is argument else (item.name, item.value)
        for item in tag.arguments
    ]
    edit = Edit(span, written, source_of(root).slice(span))
    return _prove(root, tag, [edit], arguments=tuple(arguments))


def _remove(root: n.Root, tag: n.TagNode, argument: n.Argument | None) -> tuple[Edit, ...]:
    if argument is None:
        raise edit_error(root, tag, "there is no such argument")
    source = source_of(root)
    start = argument.span.start
    while source.text[start - 1].isspace():
        start -= 1
    span = Span(start, argument.span.end)
    rest = tuple((item.name, item.value) for item in tag.arguments if item is not argument)
    return _prove(root, tag, [Edit(span, "", source.slice(span))], arguments=rest)


def _add(root: n.Root, tag: n.TagNode, key: str | int, value: str) -> tuple[Edit, ...]:
    positional = sum(1 for item in tag.arguments if item.name is None)
    if isinstance(key, int) and key != positional:
        raise edit_error(root, tag, f"the next positional argument is number {positional}")
    if isinstance(key, str) and not _KEY.fullmatch(key):
        raise edit_error(root, tag, f"{key!r} is not a name for an argument")
    written = _quoted(root, tag, value, "")
    name = key if isinstance(key, str) else None
    at = _end_of_arguments(root, tag)
    text = f" {name}={written}" if name else f" {written}"
    arguments = (*((item.name, item.value) for item in tag.arguments), (name, value))
    return _prove(root, tag, [Edit(Span(at, at), text, "")], arguments=arguments)


def _end_of_arguments(root: n.Root, tag: n.TagNode) -> int:
    opening = tag.opening or tag.span
    if tag.arguments:
        return tag.arguments[-1].span.end
    found = _OPENING.match(source_of(root).text, opening.start, opening.end)
    return (found.end() if found else opening.start) + len(tag.name)


def _quoted(root: n.Root, tag: n.TagNode, value: str, quote: str) -> str:
    """Write a value with the quotes it has, or those it needs."""
    if not quote and _BARE.fullmatch(value):
        return value
    if isinstance(tag, n.Shortcode):
        return _hugo_value(root, tag, value, quote)
    mark = quote if quote and quote not in value else ""
    mark = mark or ('"' if '"' not in value else "'" if "'" not in value else "")
    if not mark or "\\" in value:
        escaped = re.sub(r'[\\"]', lambda found: "\\" + found[0], value)
        return f'"{escaped}"'
    return f"{mark}{value}{mark}"


def _hugo_value(root: n.Root, tag: n.TagNode, value: str, quote: str) -> str:
    """Hugo drops every backslash as soon as one quote is escaped; raw strings keep all."""
    plain = not set(value) & {'"', "\n", "\r"} and not value.endswith("\\") and "\\`" not in value
    if plain and quote != "`":
        return f'"{value}"'
    if "`" not in value:
        return f"`{value}`"
    if "\\" in value or "\n" in value or "\r" in value:
        raise edit_error(root, tag, "Hugo has no way to write this value")
    escaped = value.replace('"', '\\"')
    return f'"{escaped}"'


def _tag(root: n.Root, node: n.Node) -> n.TagNode:
    if not isinstance(node, n.TagNode):
        raise edit_error(root, node, f"a {node.type} is neither shortcode nor tag")
    return node


def _prove(
    root: n.Root, tag: n.TagNode, edits: Sequence[Edit], **changed: object
) -> tuple[Edit, ...]:
    own = [enter(tag, **changed), *events(tag.children), ("exit", tag.type)]
    return first_that_holds(root, tag, [edits], {id(tag): own})
