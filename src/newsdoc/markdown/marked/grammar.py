r"""The grammar of marked 15: its regular expressions, as Python has them.

`\s`, `.trim()` and `$` mean what they mean in JavaScript; every expression is matched where the
text goes on, never searched for from the start. `{quoted}` names are put in, as marked does.
"""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["BLANKS", "SPACE", "Blocks", "Inlines", "blocks", "compiled", "inlines"]

BLANKS = "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
BLANKS += "\u2028\u2029\u202f\u205f\u3000\ufeff"
"""White space as JavaScript has it."""
_S = r"\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
SPACE = f"[{_S}]"


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    r"""Compile an expression for ASCII letters and digits.

    Args:
        pattern: `%s` stands for JavaScript's `\s`, `%S` for its opposite, `%t` for its characters.
        flags: More flags.
    """
    text = pattern.replace("%s", SPACE).replace("%S", f"[^{_S}]").replace("%t", _S)
    return re.compile(text, flags | re.ASCII)


# Blocks

_BULLET = r"(?:[*+-]|\d{1,9}[.)])"
_TAGS = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details"
    "|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head"
    "|header|hr|html|iframe|legend|li|link|main|menu|menuitem|meta|nav|noframes|ol|optgroup"
    "|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul"
)
_COMMENT = r"<!--(?:-?>|(?s:.)*?(?:-->|\Z))"
_HR = r" {0,3}(?:(?:-[\t ]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})(?:\n+|\Z)"
_ATTRIBUTE = r" +[a-zA-Z:_][\w.:-]*(?: *= *\"[^\"\n]*\"| *= *'[^'\n]*'| *= *[^%t\"'=<>`]+)?"
_LABEL = r"(?!%s*\])(?:\\.|[^\[\]\\])+"
_FENCE_BEGINS = r" {0,3}(?:`{3,}(?=[^`\n]*\n)|~{3,})[^\n]*\n"
_LIST_BEGINS = r" {0,3}(?:[*+-]|1[.)]) "
_HTML_BEGINS = rf"</?(?:{_TAGS})(?: +|\n|/?>)|<(?:script|pre|style|textarea|!--)"
_HEADING_BEGINS = r" {0,3}#{1,6}(?:%s|\Z)"
_HTML = (
    r" {0,3}(?:<(?P<raw>script|pre|style|textarea)[%t>](?s:.)*?(?:</(?P=raw)>[^\n]*\n+|\Z)"
    rf"|{_COMMENT}[^\n]*(?:\n+|\Z)"
    r"|<\?(?s:.)*?(?:\?>\n*|\Z)"
    r"|<![A-Z](?s:.)*?(?:>\n*|\Z)"
    r"|<!\[CDATA\[(?s:.)*?(?:\]\]>\n*|\Z)"
    rf"|</?(?:{_TAGS})(?: +|\n|/?>)(?s:.)*?(?:(?:\n[ \t]*)+\n|\Z)"
    rf"|<(?!script|pre|style|textarea)(?:[a-z][\w-]*)(?:{_ATTRIBUTE})*? */?>(?=[ \t]*(?:\n|\Z))"
    r"(?s:.)*?(?:(?:\n[ \t]*)+\n|\Z)"
    r"|</(?!script|pre|style|textarea)[a-z][\w-]*%s*>(?=[ \t]*(?:\n|\Z))"
    r"(?s:.)*?(?:(?:\n[ \t]*)+\n|\Z))"
)
_TABLE = (
    r" *([^\n ].*)\n {0,3}((?:\| *)?:?-+:? *(?:\| *:?-+:? *)*(?:\| *)?)"
    rf"(?:\n((?:(?! *\n|{_HR}|{_HEADING_BEGINS}| {{0,3}}>|(?: {{4}}| {{0,3}}\t)[^\n]"
    rf"|{_FENCE_BEGINS}|{_LIST_BEGINS}|{_HTML_BEGINS}).*(?:\n|\Z))*)\n*|\Z)"
)
_UNDERLINED_BUT = (
    rf"{_BULLET} |(?: {{4}}| {{0,3}}\t)| {{0,3}}(?:`{{3,}}|~{{3,}})| {{0,3}}>"
    r"| {0,3}#{1,6}| {0,3}<[^\n>]+>\n"
)
_TABLE_LINE = r"| {0,3}\|?(?:[:\- ]*\|)+[\:\- ]*\n"


class Blocks:
    """The expressions of blocks, with GFM's tables or without."""

    def __init__(self, *, gfm: bool) -> None:
        table = f"|{_TABLE}" if gfm else ""
        but = _UNDERLINED_BUT + (_TABLE_LINE if gfm else "")
        self.space = compiled(r"(?:[ \t]*(?:\n|\Z))+")
        self.code = compiled(r"(?:(?: {4}| {0,3}\t)[^\n]+(?:\n(?:[ \t]*(?:\n|\Z))*)?)+")
        self.fences = compiled(
            r" {0,3}(`{3,}(?=[^`\n]*(?:\n|\Z))|~{3,})([^\n]*)(?:\n|\Z)"
            r"(?:|((?s:.)*?)(?:\n|\Z))(?: {0,3}\1[~`]* *(?=\n|\Z)|\Z)"
        )
        self.heading = compiled(r" {0,3}(#{1,6})(?=%s|\Z)(.*)(?:\n+|\Z)")
        self.rule = compiled(_HR)
        # A line of a quotation and the lines of the paragraph that it may begin.
        self.quote = compiled(rf"(?: {{0,3}}> ?(?:{_paragraph('')}|[^\n]*)(?:\n|\Z))+")
        self.list = compiled(rf"( {{0,3}}{_BULLET})([ \t][^\n]+?)?(?:\n|\Z)")
        self.html = compiled(_HTML, re.IGNORECASE)
        self.definition = compiled(
            rf" {{0,3}}\[({_LABEL})\]: *(?:\n[ \t]*)?([^<%t][^%t]*|<.*?>)"
            r"(?:(?: +(?:\n[ \t]*)?| *\n[ \t]*)"
            r"(\"(?:\\\"?|[^\"\\])*\"|'[^'\n]*(?:\n[^'\n]+)*\n?'|\([^()]*\)))? *(?:\n+|\Z)"
        )
        self.table = compiled(_TABLE) if gfm else None
        self.underlined = compiled(
            rf"(?!{but})((?:.|\n(?!%s*?\n|{but}))+?)\n {{0,3}}(=+|-+) *(?:\n+|\Z)"
        )
        self.paragraph = compiled(_paragraph(table))


def _paragraph(table: str) -> str:
    begins = f"{_HR}|{_HEADING_BEGINS}| {{0,3}}>|{_FENCE_BEGINS}|{_LIST_BEGINS}|{_HTML_BEGINS}"
    return rf"[^\n]+(?:\n(?!{begins}{table}| +\n)[^\n]+)*"


@lru_cache(maxsize=2)
def blocks(*, gfm: bool) -> Blocks:
    """Return the expressions of blocks."""
    return Blocks(gfm=gfm)


# Running text

_INNER_LABEL = r"(?:\[(?:\\.|[^\[\]\\])*\]|\\.|`[^`]*`|[^\[\]\\`])*?"
_LOCAL = r"[a-zA-Z0-9.!#$%&'*+/=?_`{|}~-]"
_NOT_LOCAL = r"[^a-zA-Z0-9.!#$%&'*+/=?_`{|}~-]"
# No mailbox has a longer name; without a bound every mark in a long run is looked behind anew.
_MOST = "{1,256}"


class Inlines:
    """The expressions of running text."""

    def __init__(self, *, gfm: bool, breaks: bool) -> None:
        two = "*" if gfm and breaks else "{2,}"
        self.escape = compiled(r"\\([!\"#$%&'()*+,\-./:;<=>?@\[\]\\^_`{|}~])")
        self.tag = compiled(
            r"<!--(?:-?>|(?s:.)*?-->)|</[a-zA-Z][\w:-]*%s*>"
            r"|<[a-zA-Z][\w-]*"
            r"(?:%s+[a-zA-Z:_][\w.:-]*(?:%s*=%s*\"[^\"]*\"|%s*=%s*'[^']*'|%s*=%s*[^%t\"'=<>`]+)?)*?"
            r"%s*/?>"
            r"|<\?(?s:.)*?\?>|<![a-zA-Z]+%s(?s:.)*?>|<!\[CDATA\[(?s:.)*?\]\]>"
        )
        self.link = compiled(rf"!?\[({_INNER_LABEL})\]\(%s*")
        self.angled = compiled(r"<(?:\\.|[^\n<>\\])+>")
        self.bare = compiled(r"[^ \t\n\x00-\x1f]*")
        self.title = compiled(
            r"[ \t]*(?:\n[ \t]*)?"
            r"(\"(?:\\\"?|[^\"\\])*+\"|'(?:\\'?|[^'\\])*+'|\((?:\\\)?|[^)\\])*+\))%s*\)"
        )
        self.closing = compiled(r"%s*\)")
        self.reference = compiled(rf"!?\[({_INNER_LABEL})\]\[({_LABEL})\]")
        self.short_reference = compiled(rf"!?\[({_LABEL})\](?:\[\])?")
        self.code = compiled(r"(`+)([^`]|[^`](?s:.)*?[^`])\1(?!`)")
        self.line_break = compiled(rf"(?: {two}|\\)\n(?!%s*\Z)")
        self.deleted = compiled(
            r"(~~?)(?=[^%t~])((?:\\(?s:.)|[^\\])*?(?:\\(?s:.)|[^%t~\\]))\1(?=[^~]|\Z)"
        )
        self.autolink = compiled(
            r"<([a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^%t\x00-\x1f<>]*"
            r"|[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
            r"(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)+(?![-_]))>"
        )
        self.address = compiled(
            r"(?:(?:ftp|https?)://|www\.)(?:[a-zA-Z0-9\-]+\.?)+[^%t<]*"
            rf"|[A-Za-z0-9._+-]{_MOST}(@)[a-zA-Z0-9-_]+(?:\.[a-zA-Z0-9-_]*[a-zA-Z0-9])+(?![-_])",
            re.IGNORECASE,
        )
        self.text = _gfm_text(two, mail="") if gfm else _plain_text()
        self.mail_text = self.text
        if gfm:
            self.mail_text = _gfm_text(two, mail=rf"|(?={_LOCAL}{_MOST}@)")
        self.skipped = compiled(
            r"\[[^\[\]]*?\]\((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*\)|`[^`]*?`|<[^<>]*?>"
        )
        self.labels = compiled(
            rf"!?\[({_INNER_LABEL})\]\[({_LABEL})\]|!?\[({_LABEL})\](?:\[\])?(?!\()"
        )


def _gfm_text(two: str, *, mail: str) -> re.Pattern[str]:
    # A long run of blanks is looked through once, from its beginning.
    breaks = r"|(?<! ) *\n" if two == "*" else ""
    late_mail = f"|{_NOT_LOCAL}{mail[1:]}" if mail else ""
    return compiled(
        rf"(?:[`~]+|[^`~])(?:(?= {two}\n){mail}|(?s:.)*?(?:(?=[\\<!\[`*~_]|\b_{breaks}|https?://"
        rf"|ftp://|www\.|\Z)|[^ ](?= {two}\n){late_mail}))"
    )


def _plain_text() -> re.Pattern[str]:
    return compiled(
        r"(?:`+|[^`])(?:(?= {2,}\n)|(?s:.)*?(?:(?=[\\<!\[`*_]|\b_|\Z)|[^ ](?= {2,}\n)))"
    )


@lru_cache(maxsize=4)
def inlines(*, gfm: bool, breaks: bool) -> Inlines:
    """Return the expressions of running text."""
    return Inlines(gfm=gfm, breaks=breaks)
