"""What gets a colour in code, language by language: one pattern for each.

Data for `newsdoc.markdown.colours`; seen in pages that Hugo 0.168 made with its own style, monokai.
The table is one module because nothing but its length speaks against that.
"""

from __future__ import annotations

__all__ = ["COLOURED", "NAMES", "WORD"]

_ALIASES = {
    "js": "javascript mjs cjs js",
    "jsx": "jsx react",
    "ts": "typescript ts tsx",
    "sh": "bash sh shell zsh ksh",
    "py": "python py python3 py3",
    "yaml": "yaml yml",
    "json": "json json5 jsonc",
    "html": "html htm xhtml",
    "vue": "vue vuejs",
    "xml": "xml svg xsd xsl rss",
    "css": "css",
    "scss": "scss",
    "go": "go golang",
    "java": "java",
    "c": "c h",
    "cpp": "cpp c++ cc cxx hpp",
    "cs": "csharp c# cs",
    "rust": "rust rs",
    "php": "php",
    "ruby": "ruby rb",
    "sql": "sql mysql postgresql",
    "toml": "toml",
    "ini": "ini cfg dosini",
    "docker": "dockerfile docker",
    "nginx": "nginx",
    "diff": "diff udiff patch",
    "kotlin": "kotlin kt",
    "swift": "swift",
    "make": "makefile make mak",
    "lua": "lua",
    "groovy": "groovy gradle",
    "tf": "tf terraform",
    "scala": "scala",
    "dart": "dart",
    "tex": "tex latex",
    "console": "console shell-session sh-session bash-session",
}
NAMES = {alias: name for name, aliases in _ALIASES.items() for alias in aliases.split()}

_SLASHES = r"//[^\n]*|/\*.*?(?:\*/|\Z)"
_HASH = r"\#[^\n]*"
_DOUBLE = r'"(?:\\.|[^"\\\n])*+"?'
_SINGLE = r"'(?:\\.|[^'\\\n])*+'?"
_NUMBER = r"\b\d[\w.]*+"
_NOT_CALLED = r"(?<!\breturn )(?<!\bnew )(?<!\bawait )(?<!\belse )"
_PREPROCESSOR = r"\#[ \t]*include\b|<[\w/.+-]+>(?=[ \t]*$)|\#[^\n]*"
WORD = r"[^\W\d][\w$]*+"


def _words(text: str) -> str:
    return rf"\b(?:{'|'.join(text.split())})\b"


_JS_PLAIN = """
    Array Boolean Date Error Function Math Number Object Promise Proxy RegExp String decodeURI
    decodeURIComponent encodeURI encodeURIComponent eval isFinite isNaN parseFloat parseInt
    document window
"""
# Strings of JavaScript go on over line ends here, and what is not closed is none. So that looking
# for their ends stays linear they are no longer than anybody's.
_JS_STRINGS = (
    r"'(?:\\.|[^'\\]){0,1000}+'|\"(?:\\.|[^\"\\]){0,1000}+\""
    r"|`(?:\\.|[^`\\$]|\$(?!\{)|\$\{[^{}`]*+\}){0,9000}+`|`"
)
_JS_REGEX = r"(?:(?<=[(=:,!\[&|] )|(?<=[(=:,!\[&|]))/(?![*/ ])(?:\\.|[^/\\\n])++/\w*"
_JS = rf"{_SLASHES}|{_JS_STRINGS}|{_JS_REGEX}|\.?{_NUMBER}|(?!{_words(_JS_PLAIN)})[\w$]++"
_TRIPLE = r"\"\"\".*?(?:\"\"\"|\Z)|'''.*?(?:'''|\Z)"
_PY_WORDS = """
    and as assert async await break class continue def del elif else except finally for from
    global if import in is lambda nonlocal not or pass raise return try while with yield None
    True False
"""
_GO_STRING = r"`[^`]*+`?"
_C_WORDS = """
    asm auto break case const continue default do else enum extern for goto if register
    restricted return sizeof static struct switch typedef union volatile while int long float
    short double char unsigned signed void bool _Bool inline true false
"""
_CPP_WORDS = f"""
    {_C_WORDS} alignas alignof catch class const_cast constexpr decltype delete dynamic_cast
    explicit export final friend mutable namespace new noexcept nullptr operator override
    private protected public reinterpret_cast static_assert static_cast template this throw try
    typeid typename using virtual
"""
_JAVA_WORDS = """
    assert break case catch continue default do else finally for if goto instanceof new return
    switch this throw try while yield abstract const enum extends final implements native
    private protected public static strictfp super synchronized throws transient volatile
    boolean byte char double float int long short void package import true false null class
    interface record var
"""
_CS_WORDS = """
    abstract as async await base break by case catch checked const continue default delegate do
    else enum event explicit extern false finally fixed for foreach goto if implicit in init
    internal is let lock new null on operator out override params private protected public
    readonly ref return sealed sizeof stackalloc static switch this throw true try typeof
    unchecked unsafe virtual void while get set partial yield add remove value alias ascending
    descending from group into orderby select thenby where join equals bool byte char decimal
    double dynamic float int long object sbyte short string uint ulong ushort var class struct
    record interface namespace using
"""
_RUST_WORDS = """
    as async await box break const continue crate dyn else enum extern false fn for if impl in
    let loop match mod move mut pub ref return static struct super trait true type union unsafe
    use where while u8 u16 u32 u64 u128 i8 i16 i32 i64 i128 usize isize f32 f64 str bool char
    self Self
"""
_SQL_WORDS = """
    add all alter and any as asc auto_increment between by case check collate column commit
    constraint create cross current_timestamp database default delete desc distinct drop else
    end exists explain foreign from full function grant group having if in index inner insert
    into is join key left like limit lock not null offset on option or order outer primary
    privileges procedure references rename replace return right rollback rows select set show
    table temporary then to transaction trigger truncate union unique update user using values
    view when where with
"""
_PHP_WORDS = """
    and E_ALL or xor abstract array as break case catch class const continue declare default die
    do echo else elseif empty enddeclare endfor endforeach endif endswitch endwhile eval exit
    extends final finally fn for foreach function global goto if implements include include_once
    instanceof insteadof interface isset list match namespace new null NULL print private
    protected public readonly require require_once return static switch throw trait try unset
    use var while yield true false TRUE FALSE this
"""
_RUBY_WORDS = """
    BEGIN END alias and begin break case defined do else elsif end ensure false for if in module
    next nil not or redo rescue return self super then true undef unless until when while yield
    def class
"""
_KOTLIN_WORDS = """
    abstract actual annotation as break by catch class companion const constructor continue data
    do else enum expect external false final finally for fun get if import in infix init inline
    inner interface internal is it lateinit null object open operator out override package
    private protected public return sealed set super suspend this throw true try typealias val
    var vararg when where while
"""
_SWIFT_WORDS = """
    as associatedtype break case catch class continue default defer deinit do else enum
    extension false fallthrough fileprivate final for func guard if import in init inout
    internal is lazy let mutating nil open operator override private protocol public repeat
    rethrows return self Self static struct subscript super switch throw throws true try
    typealias var weak where while
"""
_SCALA_WORDS = """
    abstract case catch class def do else extends false final finally for forSome given if
    implicit import lazy match new null object override package private protected return sealed
    super this throw trait true try type using val var while with yield
"""
_DART_WORDS = """
    abstract as assert async await break case catch class const continue default do else enum
    export extends extension external factory false final finally for get if implements import
    in is late library mixin new null on operator part required rethrow return set show static
    super switch sync this throw true try typedef var void while with yield bool double dynamic
    int num String List Map Set Object
"""
_LUA_WORDS = """
    and break do else elseif end false for function goto if in local nil not or repeat return
    then true until while
"""

# By language: what gets a colour.
COLOURED = {
    "js": rf"{_JS}|=(?!>)|[-+*/%!<>&|?:~^]",
    "jsx": rf"{_JS}|=(?!>)|[-+*%!&|?:~^]|/(?!>)",
    "ts": rf"{_JS}|=>?|[-+*%!&|?:~^]|/(?!>)",
    "sh": (
        r"(?<![^\s;])\#[^\n]*|\$\(\(?|\$\{|[({}\[\])=]|&&|\|\||<<<?-?|\\.|\\\n"
        r"|\"(?:\\.|[^\"\\])*+\"?|'[^']*+'?|`|\b\d++(?=[ \n]|$)|"
        + _words(
            "if fi else while do done for then return function case select break continue until "
            "esac elif"
        )
    ),
    "py": (
        rf"{_HASH}|[rRbBuUfF]{{0,2}}(?:{_TRIPLE})|{_DOUBLE}|{_SINGLE}|{_NUMBER}|@[\w.]*"
        rf"|(?<=def )\w+|(?<=class )\w+|{_words(_PY_WORDS)}|\w+(?:Error|Exception|Warning)\b"
        r"|[-+*/%=<>!&|^~]"
    ),
    "yaml": (
        rf"(?<![^\s])\#[^\n]*|{_DOUBLE}|{_SINGLE}|---|[^\s\-\[\]{{}},:|>&*!\#][^\n\[\]{{}}:\#]*+"
        r"|(?<=\w)[^\s\[\]{},:]|[&*!][^\s]++"
    ),
    "json": rf"{_SLASHES}|{_DOUBLE}|-?\d[\d.eE+-]*|\w+",
    "html": r"<!--.*?(?:-->|\Z)|<![^>]*+>?|(?<=[\s\"'])[\w:@.\-]++(?=\s*+=)",
    "vue": rf"<!--.*?(?:-->|\Z)|{_JS}|=(?!>)|[-+*%!&|?:~^]|/(?!>)|[^\x00-\x7f]+",
    "xml": (
        r"<!--.*?(?:-->|\Z)|<\?[^>]*+>?|<![^>]*+>?|</?[\w:.\-]*+|/?>|(?<=\s)[\w:.\-]++(?=\s*+=)"
    ),
    "css": (
        rf"/\*.*?(?:\*/|\Z)|{_DOUBLE}|{_SINGLE}|-?\d[\w.%]*|\#[0-9a-fA-F]{{3,8}}\b"
        r"|![\w]+|@[\w-]+"
        r"|(?<!-)\b(?!(?:rgba?|hsla?)\b)[A-Za-z][\w-]*+|[=>+~*]"
    ),
    "scss": (
        rf"{_SLASHES}|{_DOUBLE}|{_SINGLE}|-?\d[\w.%]*|\#[\w{{-]+|![\w]+|@[\w-]+|\$[\w-]+(?=:)|&"
        r"|(?<!-)\b(?!(?:rgba?|hsla?)\b)[A-Za-z][\w-]*+|[=>+~*.]"
    ),
    "go": rf"{_SLASHES}|{_DOUBLE}|{_SINGLE}|{_GO_STRING}|{_NUMBER}|\w+|:=|!=|==|<=|>=|<-"
    r"|\|\||[-+*/%&^!]",
    "java": (
        rf"{_SLASHES}|{_DOUBLE}|{_SINGLE}|@[\w.]+|(?<=class )\w+|(?<=interface )\w+"
        rf"|(?<=\w ){_NOT_CALLED}\w+(?=\()|{_words(_JAVA_WORDS)}|[-+*/%=<>!&|^~?:]"
    ),
    "c": (
        rf"{_SLASHES}|{_PREPROCESSOR}|{_DOUBLE}|{_SINGLE}|{_NUMBER}|{_words(_C_WORDS)}|\w+_t\b"
        r"|\w+(?=\()|[-+*/%=<>!&|^~?:]"
    ),
    "cpp": (
        rf"{_SLASHES}|{_PREPROCESSOR}|{_DOUBLE}|{_SINGLE}|{_NUMBER}|{_words(_CPP_WORDS)}"
        rf"|(?<=class )\w+|(?<=[\w*&>] ){_NOT_CALLED}\w+(?=\()|[-+*/%=<>!&|^~?:]"
    ),
    "cs": (
        rf"{_SLASHES}|\#[^\n]*|\$?@?{_DOUBLE}|{_SINGLE}|{_NUMBER}|{_words(_CS_WORDS)}"
        r"|(?<=class )\w+|(?<=interface )\w+"
        rf"|(?<=[\w>] ){_NOT_CALLED}\w+(?=\()"
    ),
    "rust": (
        rf"{_SLASHES}|{_DOUBLE}|b?'(?:\\.|[^'\\\n])'|'[a-z_]\w*|{_NUMBER}|\#!?\[[^\]]*\]"
        rf"|{_words(_RUST_WORDS)}|(?<=fn )\w+|(?<=struct )\w+|\w+!|-(?!>)|[+*/%=<>!&|^?]"
    ),
    "php": (
        rf"{_SLASHES}|{_HASH}|<\?(?:php|=)?|\?>|\"(?:\\.|[^\"\\])*+\"?|'(?:\\.|[^'\\])*+'?"
        rf"|{_NUMBER}|{_words(_PHP_WORDS)}|(?<!\$)\b[a-zA-Z_]\w*|[-+*/%=<>!&|^~?:.@\\]"
    ),
    "ruby": (
        rf"{_HASH}|{_DOUBLE}|{_SINGLE}|{_NUMBER}|:[\w]+|(?<=def )\w+|(?<=class )\w+|[A-Z]\w*"
        rf"|{_words(_RUBY_WORDS)}|[-+*/%=<>!&|^~\[]"
    ),
    "sql": (
        rf"--[^\n]*|{_HASH}|/\*.*?(?:\*/|\Z)|{_DOUBLE}|'(?:''|\\.|[^'])*+'?|`[^`]*+`?|{_NUMBER}"
        rf"|(?i:{_words(_SQL_WORDS)})|[-+*/%=<>!&|^~?:]"
    ),
    "toml": rf"{_HASH}|\"\"\".*?(?:\"\"\"|\Z)|{_DOUBLE}|{_SINGLE}|[\w\-]++",
    "ini": (
        r"^[ \t]*+[;\#][^\n]*|^\[[^\]\n]*\]|^[^=\s\[](?:[^=\n]*[^=\s])?(?=[ \t]*=)"
        r"|=|(?<==)[^\s][^\n]*|(?<== )[^\s][^\n]*"
    ),
    "docker": (
        rf"(?<![^\s])\#[^\n]*|^[A-Z]+\b|(?<=^FROM )\S+|{_DOUBLE}|{_SINGLE}|\\\n|&&|=|\$\{{"
        r"|\b\d++(?=[ \n]|$)"
    ),
    "nginx": rf"{_HASH}|{_DOUBLE}|{_SINGLE}|\$\w+|[\w/.:^~*\\-]+",
    "diff": r"^[-+@!<>][^\n]*|^(?:diff|index|Index)[^\n]*",
    "kotlin": (
        rf"{_SLASHES}|\"\"\".*?(?:\"\"\"|\Z)|{_DOUBLE}|{_SINGLE}|{_NUMBER}|@\w+"
        rf"|(?<=fun )\w+|(?<=class )\w+|{_words(_KOTLIN_WORDS)}"
    ),
    "swift": (
        rf"{_SLASHES}|\"\"\".*?(?:\"\"\"|\Z)|{_DOUBLE}|{_NUMBER}|@\w+|(?<=func )\w+"
        rf"|(?<=class )\w+|(?<=struct )\w+|(?<=import )\w+|{_words(_SWIFT_WORDS)}"
    ),
    "make": rf"{_HASH}|^[^\s:=]+(?=\s*:)|{_DOUBLE}|{_SINGLE}|:=|\+=|\?=|=|\$[({{]",
    "groovy": (
        rf"{_SLASHES}|{_TRIPLE}|{_DOUBLE}|{_SINGLE}|{_NUMBER}|@\w+|(?<=def )\w+|(?<=class )\w+"
        rf"|{_words(_JAVA_WORDS + ' def in as it trait')}|[-+*/%=<>!&|^~?:{{}}\[\]().]"
    ),
    "tf": (
        rf"{_HASH}|{_SLASHES}|{_DOUBLE}|{_NUMBER}|(?!(?:var|list|map|contains)\b)[\w-]++"
        r"|[=?:!<>]"
    ),
    "scala": (
        rf"{_SLASHES}|{_TRIPLE}|{_DOUBLE}|{_SINGLE}|{_NUMBER}|@\w+|(?<=def )\w+|(?<=class )\w+"
        rf"|{_words(_SCALA_WORDS)}|\b[A-Z]\w*|_|[-+*/%=<>!&|^~?:({{]"
    ),
    "dart": (
        rf"{_SLASHES}|{_TRIPLE}|{_DOUBLE}|{_SINGLE}|{_NUMBER}|@\w+|(?<=class )\w+"
        rf"|{_words(_DART_WORDS)}|[-+*/%=<>!&|^~?:]"
    ),
    "tex": r"%[^\n]*|\\(?:[a-zA-Z@]+|.)|\$\$?",
    "lua": (
        rf"--\[\[.*?\]\]|--[^\n]*|{_DOUBLE}|{_SINGLE}|{_NUMBER}|{_words(_LUA_WORDS)}"
        rf"|(?<=function )[\w.:]+|[-+*/%=<>~^\#]"
    ),
}
