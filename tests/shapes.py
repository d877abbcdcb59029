# ruff: noqa: SIM905, E501  tables of words read best as words
"""Pieces of posts as people write them, and as they get broken: the raw material of `strategies`."""

from __future__ import annotations

WORDS = tuple(
    "城市 交通 新規劃 高铁 通车 台風 路徑 氣象署 预报 人工智能 晶片 出口 年度報告 记者 編輯部 "
    "開發者 头发 發財 面条 里程碑 臺灣 香港 后来 以後 春天 news update C# C++ Go go .NET e-mail "
    "iPhone 5G 2024 3.14 v1.0 true No null ~ 中文、標點 《書名》 “引用” (括號) a/b 50% "
    "😀 𠮷野家 é ñ １２ km²".split(" ")
)
ODD_TEXT = (
    "a: b", "a : b", "a:b", "a #b", "a#b", "#a", "- a", "-a", "-", "? a", "?a", ": a", ":a", "[a]",
    "[a] b", "{a}", "{{ a }}", "a]", "a}", "a, b", ",a", "&a", "&a b", "*a", "*a b", "!a", "!a b",
    "!!str a", "|a", "| a", ">a", "> a", "'a", "a'b", "'a' b", '"a', 'a"b', '"a" b', "%a", "@a",
    "`a`", "a\tb", "a\t#b", "a:\tb", "\ta", "a \\n b", "\\", "=", "<<", "~", "--- a", "...", "a ...",
    "你好：世界", "你好: 世界", "標題 - 副題", "【快訊】大雨", "[ZJ2019] 題目", "a\u00a0b", "\u3000a",
    "a\u200bb", "a\u0085b", "a\u2028b", "a\ufeffb", "a\u007fb", "a\bb", "a\x0cb", "<b>a</b>", "a&amp;b",
    "?", "? ", ":", "a:", "a :", "::", "a::b", "---", "----", "#", "a # b: c", "a:#b", "--", "- - a",
    "[a: b]", "{a: b, c}", "[a, b", "{a", "!", "!!", "!<x> a", "&", "*", "|", ">", "|-", "@", "%", "`",
    "$(date)", "%!s(int=1)", ">/dev/null", "&>/dev/null", "[[a]]", "{a b}", "{}", "[]", "[,]", "{,}",
)  # fmt: skip
NUMBERS = tuple(
    "0 1 -1 +1 007 08 017 0o17 0x1F 0X1f 0b11 1_000 1,000 1e3 1E3 1.0e3 1e+3 1e400 -0 0.0 -0.0 .5 "
    "5. 1.10 1.0 12:30 12:30:45 190:20:30 1__0 _1 1_ 0x 0b2 0o8 .inf -.inf +.INF .nan .NaN inf nan "
    "9223372036854775807 9223372036854775808 18446744073709551615 18446744073709551616 "
    "123456789012345678901234567890 0012e3 020109 2024 1716700000 1716700000000 1.5e-7 685_230.15 "
    "0.1 100000000000000000000.0 -017 +017 -0x1F 0.30000000000000004 0o -.5 +.5 1.e3 1e 1e-3 00 -00 "
    "0_7 0x_F 0b_1 1.2.3 1..2 +12 -1_0 1_0.5 . .. +.nan .Inf -.Inf 0B11 0O17 0xg 123. 0.1e1 9e99 0e0 "
    "1.7976931348623157e308 5e-324 -9223372036854775808 -9223372036854775809 0b1111 1e1000 0777 0888 "
    "1:2 1:2:3 -1:30 0.5:30 12e03 1_e3 1e0_3 0x1p3 ١٢٣ １２３".split(" ")
)
WORDS_OF_YAML = tuple(
    "true True TRUE tRue false False FALSE yes Yes YES no No NO on On ON off Off OFF y Y n N t f T F "
    "null Null NULL nUll ~ = << None undefined nil".split(" ")
)
TAGGED = (
    "!!str 1", "!!str 1.10", "!!str", "!!int 1", "!!int '1'", "!!int a", "!!float 1", "!!bool yes",
    "!!bool true", "!!null ''", "!!timestamp 2024-05-06", "!!binary aGVsbG8=", "!custom 1", "! 1",
    "!!seq [a]", "!!map {a: b}", "!!set {a, b}", "!!omap [a: 1]", "!!js/undefined ''", "&x 1", "&x",
    "&a 1 #c", "&中文 b", "!!str true", "!!str 2024-05-06", "!!str null", "!!str [a]", "!!float 1e3",
    "!!int 0x1F", "!!float a", "!!bool 1", "!!null a", "!!timestamp a", "!!binary '%'", "!!map [a]",
    "!!str 'a'", "!!int 1.5", "!!float '1.5'", "!!bool 'true'", "&a !!str 1", "!!str &a 1", "!中 a",
)  # fmt: skip
QUOTED = (
    r'"a\tb"', r'"\x41\u4e2d\U0001F600"', r'"\e\0\a\_\N\L\P"', r'"\/"', r'"\d"', r'"a\ b"', "''",
    r'"\ud83d\ude00"', '""', "'it''s'", '"a \\"b\\""', r"'\n'", r'"\u12"', "'a\\'", r'"\x4"', "'''a'''",
    '"a" # c', "'a'#c", '"a"  ', "'a' : b", '"a": b', "'a", '"a', '"\\', r'"\r\n"', r'"\v\f\b"', '"\t"',
    "'\t'", r'"\U00110000"', r'"\ud800"', '"a\'b"', "'a\"b'", '"\\\t"', "' a '", '" a "',
)  # fmt: skip
BLOCK_HEADS = tuple("| > |- >- |+ >+ |2 >2- |1 |9 |-1 |a |+2 >+1 |0".split(" "))

# Dates: a day, a time and a zone make most of them.
DAYS = tuple(
    "2024-05-06 2024-05-06 2024-05-06 2024-5-6 2024-05-6 2024-5-06 2019-12-31 2020-02-29 2021-02-29 "
    "2020-02-30 2024-13-01 2024-00-10 2024-01-00 2024-01-32 0001-01-01 1969-12-31 1970-01-01 "
    "9999-12-31 0000-01-01 2024/05/06 2024/5/6 2024.05.06 20240506 24-05-06 05/06/2024 2024-05 2024 "
    "2024-010-10 1986-05-04 1949-05-28 2024-03-10 2024-11-03 06-05-2024 10000-01-01 0050-01-01 "
    "1900-01-01 2024-04-31 2100-02-29 1991-04-14 1883-11-18 1901-01-01 2007-03-11".split(" ")
)
TIMES = tuple(
    "07:08:09 07:08:09 7:08:09 07:08 7:8:9 7:08 00:00:00 0:0:0 23:59:59 24:00:00 23:59:60 25:00:00 "
    "07:60:00 07:08:09.1 07:08:09.123 07:08:09.123456789 07:08:09,5 07:08:09. 010:08:09 07 070809 "
    "02:30:00 01:30:00 07:08:99 07:08:09.1234567890123 07:8:09 07:08:9 7 24:00 24:00:01 07:08:09.000 "
    "07:08:09:10 07：08：09 07.08.09 07h08".split(" ")
)
ZONES = (
    "", "", "", "", "", "Z", "Z", "z", " Z", "+08:00", "+08:00", "+0800", " +0800", " +08:00", "+08",
    " +8", "-03:30", " -0500", "-05:00", " UTC", " CST", " GMT", " MST", "+47:00", "+24:00", "+14:00",
    " +0800 CST", " GMT+8", " GMT+0800", " (CST)", " Asia/Shanghai", " - 备注", "+8:00", "-00:00",
    "+08:00 ", " +0000 UTC", " PM", " AM", " EST", "+05:45", "+8", "-12:59", "+23:59", " pm", "PM",
    " +08:00 CST", "\t+08:00", " UTC+8", " EDT", " PDT", " GMT-0500 (EST)", " (備註)", " B", "  Z",
    "-0000", "+00:00", "+00:60", "+08:0", "+080", "+08:00:00", "−08:00", " +0860", "UTC", "GMT",
)  # fmt: skip
OTHER_DATES = (
    "May 6, 2024", "6 May 2024", "06 May 2024", "Mon, 06 May 2024 07:08:09 GMT",
    "Mon, 06 May 2024 07:08:09 +0800", "Mon May  6 07:08:09 2024", "Mon May 6 07:08:09 2024",
    "Monday, 06-May-24 07:08:09 UTC", "06 May 24 07:08 UTC", "06 May 24 07:08 +0800",
    "Mon May 06 07:08:09 CST 2024", "Mon May 06 07:08:09 +0800 2024", "May 6 2024 7:08 PM",
    "2024年5月6日", "now", "今天", "", "-", "1714950000", "1714950000000", "1714950000.5", "0",
    "1", "-1", "true", "false", "null", "~", "20240506070809", "20240506T070809Z", "2024-W19-1",
    "2024-127", "{a: 1}", "[2024-05-06]", "1e9", "2024-05-06T", "T07:08:09", "07:08:09", "2024-",
    "May 2024", "2024 May 6", "Jun 31 2024", "12/25/2024", "25/12/2024", "2024-05-06 下午 3:00",
    "2024-05-06 7:08 PM", "2024-05-06 07:08:09 PM", "2024-05-06 12:00 AM", "2024_05_06", "07:08",
    "3:04PM", "May  6 07:08:09", "May  6 07:08:09.123", "2024-05-06T07", "2024-05-06 0：00：0",
    "Tue, 6 May 2024 7:08:09 GMT", "Mon May 6 2024 07:08:09 GMT+0800 (China Standard Time)",
    "6-May-2024", "May-06-2024", "2024-May-06", "Sept 6, 2024", "September 6 2024", "6 5 2024",
    "5/6/24", "5/6/70", "5/6/49", "5/6/50", "2024-5", "2024-05-06-07", "a2024-05-06", "2024-05-06a",
    "-2024-05-06", "+002024-05-06", "+2024-05-06", "2024-05-06 (x) 07:08:09", "(x) 2024-05-06", "2_0",
    "99", "100", "1000000", "99999999999", "1.5", "-0", "0x10", "0o17", "017", "10", "13", "32", "2e3",
    "8.64e14", "9007199254740993", "253402300800", "0.5", ".5", "2024-05-06 07:08:09 +0800 +0800",
    "Monday, May 6, 2024", "6th May 2024", "May 6th, 2024", "2024-05-06, 07:08", "07:08 2024-05-06",
    "07:08:09 5/6/2024", "2024/05/06 07:08:09", "2024/5/6 7:08", "2024-05-06 +08:00", "2024-05-06Z",
    "2024-05-06+08:00", "2024-05-06 Z", "2024-05Z", "2024-05-06T07:08Z", "2024-05-06 07:08:09.5 +0800",
    "!!timestamp 2024-05-06", "!!str 2024-05-06", "2024-05-06 # x", "2024-05-06#x", "&a 2024-05-06",
    "2024:05:06", "2024:05:06 07:08:09", "2024-05-06 07:08:09 上午", "2024\\05\\06", "2024-02-30 00:00:00",
)  # fmt: skip

# Lists and what stands in their place, from the colon on.
ODD_LISTS = (
    "", " ", " null", " ~", " []", " [ ]", ' ""', " [null]", " [~, a]", ' ["", a]', " [1, 2.0, 1e3]",
    " [true, no, 2024-05-06]", " [a, a, A]", " [[a], [b, c]]", " [a, [b, c]]", " [[]]", " [[], a]",
    " {a: b}", " [{a: b}, c]", " a, b", " a b", "\n-", "\n- \n- a", "\n- a\n-\n- b", " 2024", " true",
    " 0", " false", " [a, [b, [c, d]]]", " [0, false, '']", " 'a'", ' "a,b"', "\n- - a\n  -\n  - b",
    " [a/b, 'a b', a-b]", "\n- a: b", " [a,b,]", " [a,,b]", " &t [a]", "\n  a", " !!str 1", " .5",
    "\n- a\n- [b, c]", "\n- [a, b]\n- c", "\n- [a]\n- [a, b]\n- [a, c]", "\n- - - a", "\n- [a, null, b]",
    "\n- []\n- [a]", " [a, b]\n", " [ a , b ]", " [a b, c]", "\n- a # x\n- b", "\n-a\n-b", "\n - a\n - b",
    "\n- a\n\n- b", "\n# x\n- a", "\n\t- a\n\t- b", " - a", " [a;b]", " [a、b]", " ['a', \"b\"]", " a;b",
    " [中文, English]", " [a,b]", " ['a',b]", "\n- 1\n- 1.50\n- 0x1F", "\n- yes\n- ~", "\n- 2024-05-06",
    " [1e3, 1_000, 017, .5]", "\n- &a x\n- *a", " |\n  a\n  b", " >\n  a", "\n- |\n  a\n  b\n- c",
    "\n  -a", "\n- a\n b", "\n-  a\n-  b", "\n- 'a'\n- \"b\"", "\n- a: 1\n  b: 2\n- c", "\n- [a,\n  b]",
    " [a,\n  b]", " [\n  a,\n  b\n]", " [\na,\nb\n]", " [[a, b], [a, b]]", " [a, A, a ]", "\n- ''\n- a",
    " [-1, +1, 1.0]", " [.nan, .inf]", " [[a, [b]]]", " [[1, 2], 3]", " [true]", " [[true, null]]",
)  # fmt: skip

# Keys of the two generators; a trailing underscore keeps a name from meaning what it means.
HUGO_KEYS = {
    "dates": "date lastmod publishDate expiryDate pubdate published modified unpublishdate".split(
        " "
    ),
    "lists": "tags categories series keywords aliases images authors tag category".split(" "),
    "texts": "title linkTitle description summary slug type layout url weight isCJKLanguage".split(
        " "
    ),
    "other": "draft params toc math author cover translationKey x-y 作者 lang sitemap_ a.b".split(
        " "
    ),
}
HUGO_LANGUAGE_NAMES = (
    *"a.md a.zh.md a.ZH.md a.zh-tw.md a.zh-TW.md a.fr.md a-zh.md a.zh_tw.md zh.md zh.b.md".split(
        " "
    ),
    *"a.zh.b.md a.zh.b.c.md a.zh.zh-tw.b.md a.zh-tw.en.md a.zh..md a.zh.html.md v1.zh.2.md".split(
        " "
    ),
    *"x/index.md x/index.zh.md x/index.zh.b.md x.zh/index.md x/_index.zh.md a.zh.markdown".split(
        " "
    ),
)
HUGO_TARGETS = (
    "lang: en", "lang: EN", "lang: zh", 'lang: "zh*"', 'lang: "{en,zh}"', 'lang: "**"', "lang: fr",
    'lang: "! zh"', 'lang: ""', 'lang: "e?"', "sites: {matrix: {languages: [zh]}}",
    "sites: {matrix: {languages: zh}}", 'sites: {matrix: {languages: ["zh*", "! zh"]}}',
    'sites: {matrix: {languages: ["! zh", "! en"]}}', "sites: {matrix: {languages: [fr]}}",
    "lang: en, sites: {matrix: {languages: [zh]}}", "sites: {}", "kind: page", "kind: section",
    "lang: zh, kind: section", "lang: [zh]", 'lang: "!zh"', 'lang: " ! zh"', 'lang: "!  zh"',
    'lang: "["', 'lang: "[a-y]*"', 'lang: "{en"', "lang: {a: 1}", "lang: 5",
    "sites: {matrix: {languages: [[zh]]}}", "sites: {matrix: {versions: ['[']}}",
    "sites: {matrix: {roles: '{'}}",
)  # fmt: skip
# Globs for the path `/p/a`, whole and broken.
HUGO_GLOBS = (
    "/**", "/p*/a", "/P*/A", "**a", "*a", "/p*/?", "/p*/[a-c]", "/p*/[!b-z]", "/p*/[^b]", "/p*/[abc]",
    "/p*/[!abc]", "/p*/[ab-d]", "/p*/{a,b}", "/p*/{a,{b,c}}", "/p*/{,b}a", "/p*/{[a-b],c}", "/p*/a{}",
    "/p*/{?,b}", "/p*/[a,b]", "/p*/\\a", "/p*/[-]", "/p*/***", "/p*/{\\},a}", "/p*/]", "/p*/a}", ",",
    "/p*/{a", "/p*/[a", "/p*/[]", "/p*/[a-]", "/p*/[c-a]", "/p*/[!]", "/p*/[a-cx]", "/p*/a\\", "[", "{",
)  # fmt: skip
HUGO_KINDS = (
    "page", "PAGE", "section", "{page,section}", "p*", "p?ge", "[p]age", "**", "term", "zzz", "404",
    "!page", "page ", "{page", "5",
)  # fmt: skip
# A page's own `sites`.
HUGO_SITES = (
    "[zh]", "zh", '["zh"]', '["! en", "! zh-tw"]', "[fr]", "[ZH]", '["z?"]', '["zh", "! zh"]', "[]", "null",
    "5", "[zh, 5]", "' zh '", "'!zh'", "[[zh]]", "{a: 1}", "['[']", "'{'",
)  # fmt: skip
# A key and a value as JSON: what a page, its `params` and its `cascade` may hold.
HUGO_OWN_KEYS = (
    '{"title": "甲"}', '{"date": "2024-05-06"}', '{"draft": true}', '{"weight": 3}', '{"x": 1.5}',
    '{"slug": "s"}', '{"keywords": "k l"}', '{"tags": ["t", "u"]}',
    '{"type": "t"}', '{"linkTitle": "l"}', '{"layout": "y"}', '{"summary": "s"}', '{"published": false}',
    '{"Cover": {"image": "a.png"}}', '{"X": [{"Y": 1}]}', '{"n": null}', '{"cascade": {"title": "c"}}',
    '{"x": 12345678901234567890}', '{"params": {"a": 1}}', '{"target": {"kind": "home"}}',
)  # fmt: skip
HUGO_REFUSED_KEYS = (
    '{"url": "http://a"}', '{"sitemap": {"priority": "x"}}', '{"build": 3}', '{"outputs": "nope"}',
    '{"params": [1]}', '{"markup": "zzz"}', '{"kind": "zzz"}',
)  # fmt: skip
HEXO_KEYS = {
    "dates": "date updated".split(" "),
    "lists": "tags categories tag category photos photo keywords".split(" "),
    "texts": "title permalink layout excerpt description author lang cover top_img abbrlink".split(
        " "
    ),
    "other": "published comments draft toc mathjax id sticky meta 作者 x-y Title Date slug type".split(
        " "
    ),
}

TOML_STRINGS = (
    "'''a\n'b'\n'''", r'"\u4e2d\t\\"', r'"\e"', '""', "''", '"""a \\\n   b"""', '"""\na"""', r'"\d"',
    r'"\U0001F600"', "'a\\b'", '"a', "'''a''''", r'"\x41"', '"\t"', r'"\ud800"',
)  # fmt: skip
# The first ones are valid; a tidy writer keeps to them.
TOML_OTHER = (
    *"true false 1 -1 0x1F 0o17 1_000 1.5 1e3 inf -inf 2024-05-06 2024-05-06T07:08:09 nan -0 +0.0".split(),
    *"2024-05-06T07:08:09Z 2024-05-06T07:08:09+08:00 07:08:09 2024-05-06T07:08:09.5".split(),
    "2024-05-06 07:08:09", "2024-05-06 07:08:09+08:00",
    *"+1 0b11 1__0 5e+22 .5 1. 01 yes null 2024-13-01 2024-5-6 TRUE 0x1f 1e400 07:08 1e03".split(),
    *"1979-05-27T00:32:00.999999-07:00 9223372036854775807 9223372036854775808 07:08:09.25".split(),
    "-9223372036854775808", "2024-05-06 07:08:09Z", "2024-05-06T07:08", "text", "", "0001-01-01",
    "2024-05-06t07:08:09z", "1714950000", "2024-02-30", "2024-05-06T24:00:00", "-.5",
)  # fmt: skip
TABLES = (
    "[params]\na = 1", "[[resources]]\nsrc = 'a'\n[[resources]]\nsrc = 'b'", "# x", "",
    "[x]\nb = 1\n[x.c]\nd = 2", "[params.x]\ny = [1, 2]", "'a b' = 1", "[params]\n[params.Deep]\nKey = 'v'",
    "\"é\" = 1", "中 = 1", "title = 1", "a = 1\na = 2", "[a]\n[a]", "x = {b = 1}", "a.b.c = 1", "a.b = 1",
    "[[a.b]]\nc = 1", "[ a . b ]\nc = 1", "x = [{b = 1}, {b = 2}]", "   x = 1   # c", "-1 = 2", "1.2 = 3",
)  # fmt: skip

# Bodies: each `{}` becomes a few words.
BLOCKS = (
    "## {}", "### {} ##", "{}\n===", "{}\n---", "{}", "**{}**，{}", "> {}\n> {}", "- {}\n- {}\n  - {}",
    "1. {}\n2. {}", "```python\nprint('{}')\n```", "~~~\n{}\n~~~", "    {}",
    "| {} | b |\n|---|:-:|\n| 1 | {} |", '![{}](/images/a.jpg "{}")',
    "[{}](https://example.org/?a=b&c=d)", "<!--more-->", "<!-- more -->", "<div>\n{}\n</div>",
    "{}[^1]\n\n[^1]: {}", "$a_1$ {} $$\nx\n$$", "{}  \n{}", "`{}`", "---", "+++", "{{", "~~{}~~ *{}* _{}_",
    "- [ ] {}\n- [x] {}", "https://example.org {}", "\\*{}\\*", "{} :smile:", "<{}>", ";;;", "----", "...",
)  # fmt: skip
HUGO_TAGS = (
    "{{< figure src=\"a.jpg\" caption=\"{}\" >}}", "{{% notice %}}\n{}\n{{% /notice %}}", "{{< x",
    "{{</* x */>}}", "{{< y >}}{}{{< /y >}}", "`{{< z >}}`", "{{< ref \"a.md\" >}}", "{{<x>}}", "{% x %}",
)  # fmt: skip
HEXO_TAGS = (
    "{% note %}\n{}\n{% endnote %}", "{% asset_img a.jpg {} %}", "{% raw %}{{ {} }}{% endraw %}", "{% x",
    "{{ {} }}", "`{% y %}`", "{# {} #}", "{% codeblock %}\n{}\n{% endcodeblock %}", "{{< x >}}",
)  # fmt: skip

HUGO_NAMES = (
    "posts/a.md", "posts/城市.md", "a b.md", "posts/2024-05-06-a.md", "2024-05-06.md", "2024-5-6-a.md",
    "posts/2024-05-06-b/index.md", "x/index.md", "x/_index.md", "2024-05-06_a.md", "20240506-a.md",
    "2024-05-06-07-08-09-a.md", "x-2024-05-06.md", "2024-05-06 a.md", "2024-13-01-a.md", "a.zh.md",
    "2024-05-06T07-08-09-a.md", "2024-05-06a.md", "2024-05-06-a/index.md", "2024-05-06--a.md",
    "posts/2024-05-06-城市.md", "2024-02-30-a.md", "2024-05-06-A B.md", "2024-05-06-a.b.md", "a.html.md",
    "2024-05-06-.md", "2024-05-06- a.md", "0000-00-00-a.md", "2024-05-06-07-08-a.md", "x/2024-05-06/index.md",
)  # fmt: skip
HEXO_NAMES = (
    "_posts/a.md", "_posts/城市.md", "_posts/a b.md", "_posts/2024-05-06-a.md", "_posts/2024-05-06.md",
    "_posts/2024-5-6-a.md", "_posts/x/2024-05-06-a.md", "_posts/2024/05/06/a.md", "_posts/x/a.md",
    "_drafts/a.md", "_drafts/2024-05-06-a.md", "_posts/2024-13-40-a.md", "_posts/A B C#.md",
    "_posts/2024-05-06_a.md", "_posts/2024-05-a.md", "_posts/a.markdown", "_posts/2024-05-06-a b.md",
    "_posts/zh-TW/2024-05-06-a.md", "_posts/06-05-2024-a.md", "_posts/20240506-a.md", "_posts/a.b.md",
    "_posts/2024-05-06-城市.md", "_posts/2024-00-00-a.md", "_posts/0024-05-06-a.md", "_posts/2024-05-06-.md",
)  # fmt: skip

BREAKS = (
    *[
        ":",
        ": ",
        " ",
        "\n",
        "\t",
        "'",
        '"',
        "[",
        "]",
        "{",
        "}",
        ",",
        "#",
        "&",
        "*",
        "!",
        "|",
        ">",
        "%",
    ],
    *[
        "-",
        "- ",
        "?",
        "@",
        "`",
        "\\",
        "=",
        "\r",
        "\r\n",
        "\ufeff",
        "\u2028",
        "\x85",
        "\x00",
        "\x07",
    ],
    *[
        "\xa0",
        "：",
        "中",
        "<<: ",
        "---\n",
        "+++\n",
        "  ",
        "",
        "",
        "\n\n",
        "\n ",
        "~",
        "a: ",
        "...\n",
        "|\n",
    ],
    *[
        "\n- ",
        "? ",
        "\n  ",
        ": |\n",
        "\x7f",
        "\u200b",
        "\U0001f600",
        "a",
        "1",
        "{{",
        "<<<<<<< HEAD\n",
    ],
)
