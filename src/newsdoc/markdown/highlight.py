"""What Hugo's highlighter makes of code: which languages it knows, and what it adds to words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from newsdoc.markdown.colour_table import NAMES
from newsdoc.markdown.colours import coloured
from newsdoc.markdown.entities import escape_html

if TYPE_CHECKING:
    from newsdoc.markdown.dialect import Highlighting

__all__ = ["code_html"]

# Names, aliases and file suffixes of the lexers in Hugo 0.168, asked one by one.
_LANGUAGE_NAMES = """
    1p 3pm 6pl 6pm abap abl abnf aconf actionscript actionscript3 ada ada2005 ada95 adb ads
    agda ahk ahkl alloy als ampl angular2 ansible antlr apache apacheconf apl applescript
    arduino arexx armasm art arturo as as3 asm asn.1 au3 autohotkey autoit automount aux awk b
    b3d bas bash bash-session basic bat batch batchfile bb bf bib bibtex blitzbasic bnf bplus
    bqn brainfuck bsdmake bzl c c# c++ caddy caddyfile capnp cc cdf ceylon cf cf3 cfengine3
    cfg cfs cfstatement chai chaiscript chapel cheetah chpl cjs cl clj clojure cls cmake cmd
    cob cobol coffee coffee-script coffeescript common-lisp console coq cp cpp cpy cr crystal
    cs csh csharp css csv cucumber cxx cython d dart dax decls def desktop device devicetree
    di diff django django/jinja docker dockerfile dosbatch dosini dpr dtd dts dtsi duby dyl
    dylan ebnf ebuild ecl eclass eex el elisp elixir elm emacs emacs-lisp emacslisp env eps
    erb erl erlang es escript ex exheres-0 exlib exs f f03 f90 factor feature fennel fish
    fishshell fnl forth fortran fortranfixed frag frt fs fsharp fsi fun gas gawk gd gdscript
    gemspec genshi genshitext geo gherkin gleam glsl gnuplot go go-html-template
    go-text-template golang gotmpl gql gradle graphql groff groovy gsed h h++ ha handlebars
    hare haskell haxe hbs hcl hexdump hh hlsl hlsli hpp hrl hs htm html html+erb html+genshi
    html+kid html+ruby http hx hxsl hxx hy hylang i idc idr idris igor igorpro ijs inc inf ini
    ino intr io ipf j janet java javascript jdn jinja jl js jsm json json5 jsonc jsonl jsonnet
    jsx julia jy kid kotlin ksh kt kts latex lean lean4 libsonnet lighttpd lighty lilypond
    lisp ll llvm load lua luau ly m m2 ma mak make makefile mako man mao markdown mason
    mathematica matlab mawk mc mcf mcfunction md meson meson.build metal mf mhtml mi mjs mk ml
    mli mll mly mma mo mod modelica modula-2 modula2 mojo moon moonscript mount mt myghty
    mysql myt nasm nawk nb nbp newspeak ng2 nginx nim nimrod nix nixos nqp nroff ns2 nsh nsi
    nsis obj-c objc objective-c objectivec objectpascal ocaml octave odin openedge openscad
    org orgmode p p6 p6l p6m pacmanconf pas patch path pc perl perl6 php php3 php4 php5 phtml
    pig pkgconfig pl pl/pgsql pl6 plain plaintext plot plpgsql plt pm pm6 pml po pony posh
    postgres postgresql postscr postscript pot pov povray powershell pp pr prm pro progress
    prolog prom promela promql properties proto protobuf prql ps ps1 psl psm1 puppet pwsh pxd
    pxi py py2 py3 pyi pyrex python python2 python3 pyw pyx qbasic qbs qml r racket ragel rake
    raku rakudoc rakumod rakutest rb rbw rbx re react reason reasonml reg registry rego rei
    rest restructuredtext rex rexx rhtml rkt rktd rktl rpmspec rq rs rss rst ruby run rust rvt
    rx s sage salt sas sass sc scad scala scd scdoc sce scheme sci scilab scm scope scss sed
    service sh sh-session shell shell-session sieve sig siv slice sls smali smalltalk smarty
    sml snbt snobol socket sol solidity sourcepawn sp sparql spec spitfire splus spt sql
    squeak squid squid.conf squidconf ss ssed st starlark stylus sv svelte svg svh swap swift
    systemd systemverilog t t-sql tablegen tac tal target tasm tcl tcsh td termcap terminfo
    terraform tex text tf thrift timer tmpl toc toml tpl tpp transact-sql ts tsql tst tsx ttl
    turtle twig txt typ typescript typoscript typoscriptcssdata typoscripthtmldata typst ucode
    udiff uxntal v vala vapi vb vb.net vbnet verilog vert vhd vhdl vim viml vue wast wat wgsl
    whiley winbatch wl wlua wsdl wsf xhtml xml xml+genshi xml+kid xorg xorg.conf xsd xsl xslt
    yaml yaml+jinja yang yml zig zone zsh
"""
_LANGUAGES = frozenset(_LANGUAGE_NAMES.split())
_LINE_NUMBERS = re.compile(r"(?i)\blinenos\s*=\s*[\"']?(\w+)")
_MARKED_LINES = re.compile(r"(?i)\bhl_lines\s*=\s*(\[[^\]]*\]|[\"'][^\"']*[\"']|[\d\s-]+)")
_RANGE = re.compile(r"(\d{1,6})(?:-(\d{1,6}))?")
# Nobody writes more, and each may be as long as the code.
_MOST_RANGES = 100
_FIRST_NUMBER = re.compile(r"(?i)\blinenostart\s*=\s*[\"']?([0-9]{1,18})")


def code_html(code: str, lang: str, meta: str, highlighting: Highlighting) -> str:
    """Return a block of code as Hugo writes it; all colours are one.

    Each line of highlighted code is wrapped, and so is each token with a colour: an automatic
    summary does not count the word that is glued to such a tag.

    Args:
        code: The code, with its last line end in a fence.
        lang: The language.
        meta: The attributes behind it, such as `{linenos=false}`.
        highlighting: How Hugo highlights.
    """
    wanted = _LINE_NUMBERS.search(meta)
    known = lang.lower() in _LANGUAGES or (highlighting.guess_syntax and not wanted)
    name = escape_html(lang)
    attrs = f' class="language-{name}" data-lang="{name}"' if name else ""
    if not known:
        return f'<pre tabindex="0"><code{attrs}>{_escaped(code)}</code></pre>'
    manner = wanted[1].lower() if wanted else str(highlighting.line_numbers).lower()
    # The highlighter knows one kind of line end, and no empty lines at the end.
    code = code.replace("\r\n", "\n")
    bare = code.rstrip("\r\n")
    end = "\n" if len(bare) < len(code) else ""
    marks = _CLASSES if highlighting.classes else _STYLES
    lines = _lines(bare, lang, marks) if bare else []
    marked = _marked_lines(meta, len(lines))
    first = highlighting.first_number
    numbers = _numbers(len(lines), meta, first) if bare and manner not in {"false", "0"} else []
    is_inline = manner == "inline" or (manner != "table" and not highlighting.numbers_in_table)
    inline = [marks.number.format(number) for number in numbers] if is_inline else []
    inner = "".join(
        f"<span {marks.marked_line if at in marked else marks.line}>{number}{marks.code}{line}\n"
        "</span></span>"
        for at, (number, line) in enumerate(zip_longest(inline, lines, fillvalue=""), 1)
    )
    if inner and not end:
        inner = inner.removesuffix("\n</span></span>") + "</span></span>"
    block = f'<pre tabindex="0" {marks.block}><code{attrs}>{inner}</code></pre>'
    if numbers and not inline:
        block = _table(numbers, marked, block, marks)
    return f'<div class="highlight">{block}</div>'


@dataclass(frozen=True, slots=True)
class _Marks:
    """What Hugo writes around code, by styles or by classes.

    Attributes:
        line: The attribute of a line.
        marked_line: That of one that `hl_lines` names.
        code: The tag around a line's code.
        piece: The attribute of a token.
        number: A line's number beside its code.
        block: The attribute of the block.
        table: What stands before the column of numbers.
        cell: What stands between that column and the code.
        row: A number in the column.
        marked_row: One that `hl_lines` names.
        classes: Whether tokens without a colour are marked too.
    """

    line: str
    marked_line: str
    code: str
    piece: str
    number: str
    block: str
    table: str
    cell: str
    row: str
    marked_row: str
    classes: bool


# The blanks in a style count as those between words do.
_STYLES = _Marks(
    line='style="display:flex;"',
    marked_line='style="display:flex; background-color"',
    code="<span>",
    piece='style="color"',
    number='<span style="white-space:pre;padding:0 0.4em 0 0.4em;color">{}</span>',
    block='style="tab-size:4;"',
    table='<div style="tab-size:4;">\n<table style="border:0;"><tr><td style="border:0;">\n',
    cell='<td style="border:0;;width:100%">\n',
    row='<span style="white-space:pre;padding:0 0.4em 0 0.4em;color">{}\n</span>',
    marked_row='<span style="background-color">{}</span>',
    classes=False,
)
_CLASSES = _Marks(
    line='class="line"',
    marked_line='class="line hl"',
    code='<span class="cl">',
    piece='class="t"',
    number='<span class="ln">{}</span>',
    block='class="chroma"',
    table='<div class="chroma">\n<table class="lntable"><tr><td class="lntd">\n',
    cell='<td class="lntd">\n',
    row='<span class="lnt">{}\n</span>',
    marked_row='<span class="hl">{}</span>',
    classes=True,
)
# Languages in which chroma gives no class to names and punctuation, and some that give one to
# blanks.
_BARE = frozenset({"console", "diff", "docker", "html", "make", "sh", "tex", "text", "xml", "yaml"})
_BLANKS = frozenset({"go", "java", "rust", "sql", "yaml"})
_PIECES = re.compile(r"[^\s]+|[ \t]+")


def _numbers(count: int, meta: str, default: int) -> list[str]:
    """Return the numbers of the lines as they are written, all of one width."""
    start = _FIRST_NUMBER.search(meta)
    first = int(start[1]) if start else default
    width = len(str(first + count - 1))
    return [f"{number:{width}}" for number in range(first, first + count)]


def _marked_lines(meta: str, count: int) -> frozenset[int]:
    """Return the lines that `hl_lines=[2,"4-6"]` marks, the first one being 1."""
    found = _MARKED_LINES.search(meta)
    marked: set[int] = set()
    for first, last in _RANGE.findall(found[1])[:_MOST_RANGES] if found else ():
        marked.update(range(int(first), min(int(last or first), count) + 1))
    return frozenset(marked)


def _table(numbers: list[str], marked: frozenset[int], block: str, marks: _Marks) -> str:
    """Write the numbers of lines as a column beside the code."""
    rows = [marks.row.format(number) for number in numbers]
    column = "".join(
        marks.marked_row.format(row) if at in marked else row for at, row in enumerate(rows, 1)
    )
    return (
        f'{marks.table}<pre tabindex="0" {marks.block}><code>{column}</code></pre></td>\n'
        f"{marks.cell}{block}</td></tr></table>\n</div>\n"
    )


def _lines(code: str, lang: str, marks: _Marks) -> list[str]:
    """Return the lines of code as HTML, each with its own pieces of what gets a colour."""
    parts: list[str] = []
    name = NAMES.get(lang.lower(), "") if marks.classes else ""
    at = 0
    for start, end in coloured(code, lang):
        pieces = _escaped(code[start:end]).split("\n")
        between = _uncoloured(code[at:start], name, marks)
        parts += between, "\n".join(_wrapped(piece, marks) for piece in pieces)
        at = end
    parts.append(_uncoloured(code[at:], name, marks))
    return "".join(parts).split("\n")


def _uncoloured(code: str, name: str, marks: _Marks) -> str:
    """Write code without a colour; by classes it may be tokens all the same."""
    if not marks.classes:
        return _escaped(code)
    parts: list[str] = []
    at = 0
    for found in _PIECES.finditer(code):
        start, end = found.span()
        wraps = _has_class(code[start], name)
        piece = _escaped(code[start:end])
        parts += _escaped(code[at:start]), _wrapped(piece, marks) if wraps else piece
        at = end
    return "".join((*parts, _escaped(code[at:])))


def _has_class(first: str, name: str) -> bool:
    """Tell whether chroma gives a class to what begins so, though it has no colour."""
    if first.isspace():
        return name in _BLANKS
    return (name == "html" and first in "<>") or (name != "" and name not in _BARE)


def _wrapped(piece: str, marks: _Marks) -> str:
    return f"<span {marks.piece}>{piece}</span>" if piece else ""


def _escaped(code: str) -> str:
    return escape_html(code).replace("&quot;", "&#34;").replace("'", "&#39;")
