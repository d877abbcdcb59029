"""Running text as hexo-renderer-marked writes it, read by marked's own rules.

marked looks for one construct after the other at each place, and takes the first that fits. Its
emphasis, its links and its addresses are not CommonMark's in every corner, and an id or a count
follows what it makes of them.

All constructs share one place and one set of open brackets, so they stand in one module.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import quote, unquote

from newsdoc.markdown.entities import escape_hexo
from newsdoc.markdown.marked.emphasis import find_end, kinds, opening
from newsdoc.markdown.marked.grammar import BLANKS, compiled, inlines
from newsdoc.markdown.marked.limits import MAX_DEPTH, TooMuchError
from newsdoc.markdown.typography import smartypants

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsdoc.markdown.marked.limits import Fuel
    from newsdoc.markdown.marked.options import MarkedOptions

__all__ = ["Links", "Running", "escape_marked"]

Links: TypeAlias = "Mapping[str, tuple[str, str]]"
"""Address and title of each definition, by its label."""

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~\u00a1-\U0010ffff])")
_BRACKET = re.compile(r"\\([\[\]])")
_SPECIAL = re.compile(r"""[<>"']|&(?!(?:#\d{1,7}|#[Xx][a-fA-F0-9]{1,6}|\w+);)""", re.ASCII)
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
_EVERY_SPECIAL = re.compile("[&<>\"']")
_SPACES = compiled("%s+")
_RAW_BEGINS = compiled(r"<(?:pre|code|kbd|script)[%t>]", re.IGNORECASE)
_RAW_ENDS = compiled(r"</(?:pre|code|kbd|script)[%t>]", re.IGNORECASE)
_ANCHOR_BEGINS = re.compile("<a ", re.IGNORECASE)
_ANCHOR_ENDS = re.compile("</a>", re.IGNORECASE)
_NO_HOST = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*\"")
# The longest beginning of an address that no punctuation ends.
_BACK = re.compile(
    r"""(?:[^?!.,:;*_'"~()&]+|\([^)]*\)|&(?![a-zA-Z0-9]+;\Z)|[?!.,:;*_'"~)]+(?!\Z))+"""
)


def escape_marked(text: str, *, entities: bool = True) -> str:
    """Escape for HTML as marked does.

    Args:
        text: The text.
        entities: Whether character references stay as they are.
    """
    pattern = _SPECIAL if entities else _EVERY_SPECIAL
    return pattern.sub(lambda found: _ENTITIES[found[0]], text)


class Running:
    """Writes the running text of one body.

    Attributes:
        options: The options of the renderer.
        links: The definitions of the body.
        fuel: What may be spent on looking for what is not there.
    """

    def __init__(self, options: MarkedOptions, links: Links, fuel: Fuel) -> None:
        self.options = options
        self.links = links
        self.fuel = fuel
        self.rules = inlines(gfm=options.gfm, breaks=options.breaks)
        self.in_link = False
        self.in_raw = False

    def html(self, text: str, depth: int = 0) -> str:
        """Write some text.

        Args:
            text: The text, without the marks of the blocks around it.
            depth: How deep it stands in emphasis and links.
        """
        if depth > MAX_DEPTH:
            raise TooMuchError
        return _Text(self, text, depth).html()


class _Text:
    """One text on its way to HTML."""

    __slots__ = ("at", "before", "depth", "keeps", "kinds", "line", "masked", "out", "run", "text")

    def __init__(self, line: Running, text: str, depth: int) -> None:
        self.line = line
        self.text = text
        self.depth = depth
        self.at = 0
        self.before = ""
        self.keeps = False
        self.out: list[str] = []
        self.run: list[str] = []
        self.kinds = ""
        self.masked = ""
        if "*" in text or "_" in text:
            self.kinds = self._kinds(text)
            self.masked = self._kinds(self._masked())

    def _kinds(self, text: str) -> str:
        # Without GFM a tilde is a mark like any other.
        return kinds(text if self.line.options.gfm else text.replace("~", "="))

    def _masked(self) -> str:
        """The text with what no emphasis reaches into masked: links, code, tags, escapes."""
        text = self.text
        if self.line.links:
            text = self.line.rules.labels.sub(self._mask_label, text)
        text = _ESCAPED.sub(_mask_escape, text)
        return self.line.rules.skipped.sub(_mask, text)

    def _mask_label(self, found: re.Match[str]) -> str:
        label = found[0][found[0].rfind("[") + 1 : -1]
        return _mask(found) if label in self.line.links else found[0]

    def html(self) -> str:
        end = len(self.text)
        while self.at < end:
            if not self.keeps:
                self.before = ""
            self.keeps = False
            steps = _STEPS.get(self.text[self.at], ())
            if not any(step(self) for step in steps) and not self._address():
                self._plain()
        self._flush()
        return "".join(self.out)

    def _flush(self) -> None:
        if self.run:
            self.out.append(escape_marked("".join(self.run)))
            self.run.clear()

    def _add(self, html: str, end: int) -> bool:
        self._flush()
        self.out.append(html)
        self.at = end
        return True

    def _missed(self) -> bool:
        self.line.fuel.spend(len(self.text) - self.at)
        return False

    def _inner(self, text: str) -> str:
        return self.line.html(text, self.depth + 1)

    # One step for each construct, in marked's order.

    def escape(self) -> bool:
        found = self.line.rules.escape.match(self.text, self.at)
        return found is not None and self._add(escape_marked(found[1]), found.end())

    def tag(self) -> bool:
        found = self.line.rules.tag.match(self.text, self.at)
        if found is None:
            return self._missed()
        line, tag = self.line, found[0]
        if not line.in_link and _ANCHOR_BEGINS.match(tag):
            line.in_link = True
        elif line.in_link and _ANCHOR_ENDS.match(tag):
            line.in_link = False
        if not line.in_raw and _RAW_BEGINS.match(tag):
            line.in_raw = True
        elif line.in_raw and _RAW_ENDS.match(tag):
            line.in_raw = False
        return self._add(tag, found.end())

    def link(self) -> bool:
        found = self.line.rules.link.match(self.text, self.at)
        target = self._target(found.end()) if found else None
        if found is None or target is None:
            return self._missed()
        start, stop, title, end = target
        href = self.text[start:stop]
        trimmed = href.strip(BLANKS)
        if trimmed.startswith("<"):
            if not _is_closed(trimmed):
                return False
            href = trimmed[1:-1]
        else:
            last = _closing_bracket(href)
            if last == _UNBALANCED:
                return False
            if last >= 0:
                end = start + last + 1
                href, title = href[:last], ""
        return self._link(found[1], _unescaped(href), _unescaped(title[1:-1]), end)

    def _target(self, at: int) -> tuple[int, int, str, int] | None:
        """Read the address and title of a link.

        Returns:
            Where the address begins and ends, the title with its marks, and where the link ends.
        """
        rules = self.line.rules
        angled = rules.angled.match(self.text, at)
        if angled is not None and (rest := self._rest(angled.end())):
            return at, angled.end(), *rest
        bare = rules.bare.match(self.text, at)
        stop = bare.end() if bare else at
        if rest := self._rest(stop):
            return at, stop, *rest
        # The address ends before the last mark in it behind which the link can end.
        for _ in range(_MOST_TITLES):
            stop = max(self.text.rfind(mark, at, stop) for mark in "\"'()")
            if stop < 0:
                return None
            if rest := self._rest(stop):
                return at, stop, *rest
        return None

    def _rest(self, at: int) -> tuple[str, int] | None:
        """Read what stands behind the address of a link: its title and where the link ends."""
        rules = self.line.rules
        if found := rules.title.match(self.text, at):
            return found[1], found.end()
        self.line.fuel.spend(len(self.text) - at)
        closing = rules.closing.match(self.text, at)
        return ("", closing.end()) if closing else None

    def _link(self, label: str, href: str, title: str, end: int) -> bool:
        text = _BRACKET.sub(r"\1", label)
        line = self.line
        line.in_link = True
        inner = self._inner(text)
        line.in_link = False
        if self.text[self.at] == "!":
            return self._add(_image(text, href, title, line.options), end)
        titled = f' title="{escape_hexo(title)}"' if title else ""
        return self._add(f'<a href="{_encoded(href)}"{titled}>{inner}</a>', end)

    def reference(self) -> bool:
        rules = self.line.rules
        found = rules.reference.match(self.text, self.at)
        label = found[2] if found else ""
        if found is None:
            found = rules.short_reference.match(self.text, self.at)
            if found is None:
                return self._missed()
            label = found[1]
        target = self.line.links.get(_SPACES.sub(" ", label).lower())
        if target is None:
            # marked takes the first character for text and goes on behind it.
            self.line.fuel.spend(found.end() - self.at)
            self.run.append(self.text[self.at])
            self.at += 1
            return True
        return self._link(found[1], *target, found.end())

    def emphasis(self) -> bool:
        at, size = self.at, opening(self.kinds, self.at, self.before)
        if not size:
            return False
        found = find_end(self.text[at], self.masked, at, size, self.line.fuel.spend)
        if found is None:
            return False
        end, marks = found
        cut = 1 if marks % 2 else 2
        inner = self._inner(self.text[self.at + cut : end - cut])
        name = "em" if cut == 1 else "strong"
        return self._add(f"<{name}>{inner}</{name}>", end)

    def code(self) -> bool:
        found = self.line.rules.code.match(self.text, self.at)
        if found is None:
            return self._missed()
        text = found[2].replace("\n", " ")
        if text.strip(" ") and text[0] == text[-1] == " ":
            text = text[1:-1]
        return self._add(f"<code>{escape_marked(text, entities=False)}</code>", found.end())

    def line_break(self) -> bool:
        found = self.line.rules.line_break.match(self.text, self.at)
        return found is not None and self._add("<br>", found.end())

    def deleted(self) -> bool:
        if not self.line.options.gfm:
            return False
        found = self.line.rules.deleted.match(self.text, self.at)
        if found is None:
            return self._missed()
        return self._add(f"<del>{self._inner(found[2])}</del>", found.end())

    def autolink(self) -> bool:
        found = self.line.rules.autolink.match(self.text, self.at)
        return found is not None and self._add(_address_html(found[1]), found.end())

    def _address(self) -> bool:
        options = self.line.options
        if not options.gfm or not options.autolink or self.line.in_link:
            return False
        found = self.line.rules.address.match(self.text, self.at)
        if found is None:
            return False
        text = found[0] if found[1] else self._shortened(found[0])
        return bool(text) and self._add(_address_html(text), self.at + len(text))

    def _shortened(self, address: str) -> str:
        """Take off what stands behind an address, as often as something does."""
        while True:
            found = _BACK.search(address)
            shorter = found[0] if found else ""
            if shorter == address:
                return address
            self.line.fuel.spend(len(address))
            address = shorter

    def _plain(self) -> None:
        line, rules, options = self.line, self.line.rules, self.line.options
        pattern = rules.mail_text if "@" in self.text else rules.text
        found = pattern.match(self.text, self.at)
        end = found.end() if found else self.at + 1
        text = self.text[self.at : end]
        if not line.in_raw and not (options.gfm and rules.address.match(self.text, self.at)):
            text = escape_hexo(smartypants(text, options.quotes) if options.smartypants else text)
        self.run.append(text)
        self.at = end
        last = self.text[end - 1]
        if last != "_":
            self.before = last
        self.keeps = True


_STEPS = {
    "\\": (_Text.escape, _Text.line_break),
    "<": (_Text.tag, _Text.autolink),
    "!": (_Text.link, _Text.reference),
    "[": (_Text.link, _Text.reference),
    "*": (_Text.emphasis,),
    "_": (_Text.emphasis,),
    "`": (_Text.code,),
    " ": (_Text.line_break,),
    "\n": (_Text.line_break,),
    "~": (_Text.deleted,),
}
_UNBALANCED = -2
# Places in an address that are tried for the beginning of a title.
_MOST_TITLES = 100


def _mask(found: re.Match[str]) -> str:
    return "[" + "a" * (len(found[0]) - 2) + "]"


def _mask_escape(found: re.Match[str]) -> str:
    return "++" if kinds(found[1]) in "._*~" else found[0]


def _unescaped(text: str) -> str:
    """Take off the backslashes before punctuation of any language, as marked does."""
    return _ESCAPED.sub(lambda found: found[1] if kinds(found[1]) in "._*~" else found[0], text)


def _is_closed(address: str) -> bool:
    """Tell whether `<…>` ends with a `>` that no backslash escapes."""
    if not address.endswith(">"):
        return False
    bare = address[:-1].rstrip("\\")
    return (len(address) - len(bare)) % 2 == 1


def _closing_bracket(text: str) -> int:
    """Return where the first `)` too many stands, -1 where there is none, or `_UNBALANCED`."""
    if ")" not in text:
        return -1
    level, at = 0, 0
    while at < len(text):
        if text[at] == "\\":
            at += 1
        elif text[at] == "(":
            level += 1
        elif text[at] == ")":
            level -= 1
            if level < 0:
                return at
        at += 1
    return _UNBALANCED if level > 0 else -1


def _image(alt: str, href: str, title: str, options: MarkedOptions) -> str:
    parts = [f'<img src="{_encoded(href)}"']
    if alt:
        parts.append(f' alt="{escape_hexo(alt)}"')
    if title:
        parts.append(f' title="{escape_hexo(title)}"')
    html = "".join((*parts, ">"))
    if options.figcaption and alt:
        return f'<figure>{html}<figcaption aria-hidden="true">{alt}</figcaption></figure>'
    return html


def _encoded(address: str) -> str:
    """Encode an address as JavaScript's `encodeURI` does; one without a real host stays."""
    if _NO_HOST.match(address):
        return address
    return quote(unquote(address), safe=";,/?:@&=+$-_.!~*'()#")


def _address_html(text: str) -> str:
    href = f"http://{text}" if text.startswith("www.") else text
    return f'<a href="{_encoded(href)}">{escape_marked(text)}</a>'
