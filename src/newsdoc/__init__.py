"""Read, convert, edit and save the posts of Hugo-style and Hexo-style sites.

>>> import newsdoc
>>> article = newsdoc.loads('''---
... title: 头发与软件   # to be discussed
... date: 2025-05-12T15:06:44+08:00
... tags: [新闻]
... ---
... ## 第一节
...
... 头**发**，见[链接](https://example.org/头发)与 `头发`。
...
... {{< youtube pUXk9vz1SF0 >}}
... ''')

`load` does the same for a file, `read` for many. The schema was found out:

>>> article
<Article hugo '头发与软件'>
>>> article.published.isoformat(), article.tags, article.draft, article.script
('2025-05-12T15:06:44+08:00', ('新闻',), False, 'Hans')
>>> article.origin("published").key
'date'

The body is an mdast tree whose nodes know their places in the file:

>>> [heading.text() for heading in article.body.find_all(newsdoc.Heading)]
['第一节']
>>> video = next(article.body.find_all(newsdoc.Shortcode))
>>> video.name, video.position.start.line, article.text_of(video)
('youtube', 10, '{{< youtube pUXk9vz1SF0 >}}')

Articles never change. `replace` and `convert` make new ones, of which only what was named differs:

>>> changed = article.replace(title="软件", draft=True)
>>> print(newsdoc.dumps(changed).partition("## ")[0])
---
title: 软件   # to be discussed
date: 2025-05-12T15:06:44+08:00
tags: [新闻]
draft: true
---
<BLANKLINE>
>>> taiwan = article.convert("zh-TW")
>>> print(taiwan.body_text[:51])
## 第一節
<BLANKLINE>
頭**髮**，見[連結](https://example.org/头发)與 `头发`。
>>> [(change.before, change.after, change.rule) for change in taiwan.changes][:2]
[('头发', '頭髮', 'phrase'), ('与', '與', 'character')]

`article.save()` writes the file that was read, if nobody else has changed it, and
`newsdoc.dumps(article)` gives the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.lazy import lazy

if TYPE_CHECKING:
    from newsdoc import frontmatter, markdown, schemas, script
    from newsdoc.article import Article
    from newsdoc.bulk import Result, detect_site_script, find_posts, read
    from newsdoc.errors import (
        ConflictError,
        ConversionError,
        DecodeError,
        Diagnostic,
        DiagnosticError,
        EditError,
        EncodeError,
        FileError,
        FrontMatterError,
        LimitError,
        NewsdocError,
        SchemaError,
        Severity,
    )
    from newsdoc.fields import Fields
    from newsdoc.files import PathLike
    from newsdoc.frontmatter.document import FrontMatter
    from newsdoc.frontmatter.nodes import FrozenMapping
    from newsdoc.markdown.nodes import (
        Blockquote,
        Break,
        Code,
        Definition,
        Delete,
        Divider,
        Emphasis,
        FootnoteDefinition,
        FootnoteReference,
        Heading,
        Html,
        Image,
        ImageReference,
        InlineCode,
        InlineMath,
        Link,
        LinkReference,
        List,
        ListItem,
        Math,
        Node,
        Paragraph,
        Root,
        Shortcode,
        Strong,
        Table,
        TableCell,
        TableRow,
        Tag,
        TemplateComment,
        TemplateExpression,
        Text,
        ThematicBreak,
    )
    from newsdoc.model import Metadata, Person, Picture, Source
    from newsdoc.reading import detect_schema, dump, dumps, from_post, json_schema, load, loads, new
    from newsdoc.schemas.contract import Context, Origin, Schema
    from newsdoc.schemas.detection import Detection
    from newsdoc.schemas.hexo import Hexo
    from newsdoc.schemas.hugo import Hugo
    from newsdoc.schemas.registry import get_schema, register_schema, schema_names
    from newsdoc.script import Glossary, convert, detect_script
    from newsdoc.source import Edit, SourceText
    from newsdoc.spans import Placed, Point, Position, Span

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Blockquote",
    "Break",
    "Code",
    "ConflictError",
    "Context",
    "ConversionError",
    "DecodeError",
    "Definition",
    "Delete",
    "Detection",
    "Diagnostic",
    "DiagnosticError",
    "Divider",
    "Edit",
    "EditError",
    "Emphasis",
    "EncodeError",
    "Fields",
    "FileError",
    "FootnoteDefinition",
    "FootnoteReference",
    "FrontMatter",
    "FrontMatterError",
    "FrozenMapping",
    "Glossary",
    "Heading",
    "Hexo",
    "Html",
    "Hugo",
    "Image",
    "ImageReference",
    "InlineCode",
    "InlineMath",
    "LimitError",
    "Link",
    "LinkReference",
    "List",
    "ListItem",
    "Math",
    "Metadata",
    "NewsdocError",
    "Node",
    "Origin",
    "Paragraph",
    "PathLike",
    "Person",
    "Picture",
    "Placed",
    "Point",
    "Position",
    "Result",
    "Root",
    "Schema",
    "SchemaError",
    "Severity",
    "Shortcode",
    "Source",
    "SourceText",
    "Span",
    "Strong",
    "Table",
    "TableCell",
    "TableRow",
    "Tag",
    "TemplateComment",
    "TemplateExpression",
    "Text",
    "ThematicBreak",
    "convert",
    "detect_schema",
    "detect_script",
    "detect_site_script",
    "dump",
    "dumps",
    "find_posts",
    "from_post",
    "frontmatter",
    "get_schema",
    "json_schema",
    "load",
    "loads",
    "markdown",
    "new",
    "read",
    "register_schema",
    "schema_names",
    "schemas",
    "script",
]

# Names are fetched from their modules when first asked for, so that a program pays only for what
# it uses: the parser and OpenCC come with the first body and the first conversion.
_HOME = {
    "Article": "newsdoc.article",
    "Blockquote": "newsdoc.markdown.nodes",
    "Break": "newsdoc.markdown.nodes",
    "Code": "newsdoc.markdown.nodes",
    "ConflictError": "newsdoc.errors",
    "Context": "newsdoc.schemas.contract",
    "ConversionError": "newsdoc.errors",
    "DecodeError": "newsdoc.errors",
    "Definition": "newsdoc.markdown.nodes",
    "Delete": "newsdoc.markdown.nodes",
    "Detection": "newsdoc.schemas.detection",
    "Diagnostic": "newsdoc.errors",
    "DiagnosticError": "newsdoc.errors",
    "Divider": "newsdoc.markdown.nodes",
    "Edit": "newsdoc.source",
    "EditError": "newsdoc.errors",
    "Emphasis": "newsdoc.markdown.nodes",
    "EncodeError": "newsdoc.errors",
    "Fields": "newsdoc.fields",
    "FileError": "newsdoc.errors",
    "FootnoteDefinition": "newsdoc.markdown.nodes",
    "FootnoteReference": "newsdoc.markdown.nodes",
    "FrontMatter": "newsdoc.frontmatter.document",
    "FrontMatterError": "newsdoc.errors",
    "FrozenMapping": "newsdoc.frontmatter.nodes",
    "Glossary": "newsdoc.script",
    "Heading": "newsdoc.markdown.nodes",
    "Hexo": "newsdoc.schemas.hexo",
    "Html": "newsdoc.markdown.nodes",
    "Hugo": "newsdoc.schemas.hugo",
    "Image": "newsdoc.markdown.nodes",
    "ImageReference": "newsdoc.markdown.nodes",
    "InlineCode": "newsdoc.markdown.nodes",
    "InlineMath": "newsdoc.markdown.nodes",
    "LimitError": "newsdoc.errors",
    "Link": "newsdoc.markdown.nodes",
    "LinkReference": "newsdoc.markdown.nodes",
    "List": "newsdoc.markdown.nodes",
    "ListItem": "newsdoc.markdown.nodes",
    "Math": "newsdoc.markdown.nodes",
    "Metadata": "newsdoc.model",
    "NewsdocError": "newsdoc.errors",
    "Node": "newsdoc.markdown.nodes",
    "Origin": "newsdoc.schemas.contract",
    "Paragraph": "newsdoc.markdown.nodes",
    "PathLike": "newsdoc.files",
    "Person": "newsdoc.model",
    "Picture": "newsdoc.model",
    "Placed": "newsdoc.spans",
    "Point": "newsdoc.spans",
    "Position": "newsdoc.spans",
    "Result": "newsdoc.bulk",
    "Root": "newsdoc.markdown.nodes",
    "Schema": "newsdoc.schemas.contract",
    "SchemaError": "newsdoc.errors",
    "Severity": "newsdoc.errors",
    "Shortcode": "newsdoc.markdown.nodes",
    "Source": "newsdoc.model",
    "SourceText": "newsdoc.source",
    "Span": "newsdoc.spans",
    "Strong": "newsdoc.markdown.nodes",
    "Table": "newsdoc.markdown.nodes",
    "TableCell": "newsdoc.markdown.nodes",
    "TableRow": "newsdoc.markdown.nodes",
    "Tag": "newsdoc.markdown.nodes",
    "TemplateComment": "newsdoc.markdown.nodes",
    "TemplateExpression": "newsdoc.markdown.nodes",
    "Text": "newsdoc.markdown.nodes",
    "ThematicBreak": "newsdoc.markdown.nodes",
    "convert": "newsdoc.script",
    "detect_schema": "newsdoc.reading",
    "detect_script": "newsdoc.script",
    "detect_site_script": "newsdoc.bulk",
    "dump": "newsdoc.reading",
    "dumps": "newsdoc.reading",
    "find_posts": "newsdoc.bulk",
    "from_post": "newsdoc.reading",
    "get_schema": "newsdoc.schemas.registry",
    "json_schema": "newsdoc.reading",
    "load": "newsdoc.reading",
    "loads": "newsdoc.reading",
    "new": "newsdoc.reading",
    "read": "newsdoc.bulk",
    "register_schema": "newsdoc.schemas.registry",
    "schema_names": "newsdoc.schemas.registry",
}


_HOME |= {name: f"newsdoc.{name}" for name in ("frontmatter", "markdown", "schemas", "script")}

if not TYPE_CHECKING:  # else every misspelt name would have a type
    __getattr__ = lazy(__name__, _HOME)


def __dir__() -> list[str]:
    return sorted(__all__)
