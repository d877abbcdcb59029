"""What Nunjucks has against the tags and expressions of a Hexo body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.markdown.marked.limits import Fuel, TooMuchError
from newsdoc.markdown.nunjucks.expressions import evaluated
from newsdoc.markdown.nunjucks.scope import ExpressionError, Scope
from newsdoc.markdown.nunjucks.template import BRANCHES, statement_fault
from newsdoc.markdown.tags import TagKind

if TYPE_CHECKING:
    from newsdoc.markdown.tags import TagToken

__all__ = ["faults"]

# A symbol of Nunjucks: no mark of its own, and no number.
_SYMBOL = re.compile(
    r"""(?![0-9]+(?:[\s()\[\]{}%*+~/#,:|.<>=!-]|$))[^\s()\[\]{}%*+~/#,:|.<>=!"'-]"""
)
# What Hexo brings, what Nunjucks brings.
_OWN = frozenset(
    """
    a anchor asset_image asset_img asset_link asset_path blockquote code codeblock full_url_for
    iframe image img include_code link post_link post_path pullquote quote url_for
    asyncAll asyncEach block call extends filter for from if ifAsync import include macro raw set
    switch verbatim elif else elseif case default endeach endall
    """.split()  # noqa: SIM905  words read best as words
)
_NAMING = frozenset({"for", "from", "import", "macro", "set"})
_ALWAYS_PAIRED = frozenset({"blockquote", "quote", "pullquote", "codeblock", "code", "if", "for"})


def faults(
    tokens: list[TagToken], text: str, known: frozenset[str] | None
) -> list[tuple[TagToken, str]]:
    """Give the tags and expressions that Nunjucks refuses, with what it has against them.

    Args:
        tokens: All tags and expressions of a body, ordered by their start.
        text: The text that they stand in.
        known: Names of the tags that theme and plugins bring, or None where these are not known.
    """
    sets_names = any(token.name in _NAMING for token in tokens)
    # One that calls names may call what the body sets.
    scope = None if sets_names else Scope(Fuel(len(text)).spend)
    found = [(token, _fault(token, text, scope) or _unknown(token, known)) for token in tokens]
    return [(token, message) for token, message in (*found, *_misplaced(tokens)) if message]


def _unknown(token: TagToken, known: frozenset[str] | None) -> str:
    if known is None or token.kind is not TagKind.TAG:
        return ""
    if token.name in _OWN or token.name in known:
        return ""
    return f"no tag is called {token.name!r} here"


def _fault(token: TagToken, text: str, scope: Scope | None) -> str:
    """What Nunjucks has against a tag or expression, whatever the theme; else an empty string."""
    if token.kind is TagKind.EXPRESSION:
        return _fault_of_expression(token.value, scope)
    if token.kind is not TagKind.TAG:
        return ""
    if not _SYMBOL.match(text, token.name_span.start, token.open_end):
        return f"{token.name!r} is not a name for a tag"
    if token.name == "raw" and token.close_start and "-" in text[token.close_start : token.end]:
        return "the end tag of raw is '{% endraw %}', without a dash"
    if token.name in _ALWAYS_PAIRED and token.close_start is None:
        return f"this tag is never closed by '{{% end{token.name} %}}'"
    words = text[token.name_span.end : token.open_end - 2].removesuffix("-")
    return statement_fault(token.name, words)


def _misplaced(tokens: list[TagToken]) -> list[tuple[TagToken, str]]:
    """The branches that stand right in no statement that has such branches."""
    found: list[tuple[TagToken, str]] = []
    around: list[TagToken] = []
    for token in tokens:
        while around and around[-1].end <= token.start:
            around.pop()
        holder = around[-1].name if around else ""
        if token.kind is TagKind.TAG and holder not in BRANCHES.get(token.name, {holder}):
            found.append((token, f"no statement with a {token.name!r} is open here"))
        if token.close_start is not None:
            around.append(token)
    return found


def _fault_of_expression(inner: str, scope: Scope | None) -> str:
    """What Nunjucks has against an expression; without a scope it is read and not run."""
    try:
        evaluate = evaluated(inner.removeprefix("-").removesuffix("-"))
        if scope is not None:
            evaluate(scope)
    except ExpressionError as error:
        return str(error)
    except TooMuchError:
        pass  # Nunjucks has no limits.
    return ""
