"""The images of a body, with alternative text, title and caption, however they are written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from newsdoc.markdown import nodes as n
from newsdoc.markdown.html_tags import HtmlTag, html_tags
from newsdoc.markdown.links import definitions, resolve_url
from newsdoc.markdown.tag_text import shortcodes
from newsdoc.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["CAPTION_LIMIT", "ImageInfo", "ImageKind", "images"]

ImageKind: TypeAlias = Literal["image", "reference", "html", "shortcode", "tag"]
"""How an image is written."""

CAPTION_LIMIT = 80
"""Characters that a caption paragraph may have; longer ones are running text."""

# Names of shortcodes and tags that show one picture, in Hugo, its themes, and Hexo.
_SHORTCODES = frozenset({"figure", "img", "image", "picture", "imgproc"})
_TAGS = frozenset({"asset_img", "asset_image", "img", "image"})
_PICTURE_FILE = re.compile(
    r"\.(?:jpe?g|png|gif|webp|avif|svg|bmp|ico|tiff?)(?:[?#].*)?$", re.IGNORECASE
)
_WHOLE_NUMBER = re.compile(r"\d+")
# How a sentence ends; a caption usually does not.
_SENTENCE_END = re.compile(r"[。！？!?；;：:…][”’」』）)\"']*$|[^\s.]\.[”\"')]*$")
_CAPTION_SIGN = re.compile(
    r"[▲△▼▽↑↓]|[(（]?(?:[图圖](?:[为為源片说說中:：/／\d]|$)|攝影|摄影|Photo\b|Image\b|Credit\b)"
)


@dataclass(frozen=True, slots=True)
class ImageInfo:
    """One image.

    Attributes:
        url: Its address, decoded, else as written.
        alt: Its alternative text, empty where there is none.
        title: Its title, or None.
        caption: What stands under it, or None: an argument of a shortcode, HTML's `figcaption`,
            or a short paragraph right behind an image that stands alone.
        kind: How it is written.
        node: The node that holds it.
        span: Its place: that of the node, or of the tag in HTML.
        caption_node: The paragraph that is the caption, or None.
    """

    url: str
    alt: str
    title: str | None
    caption: str | None
    kind: ImageKind
    node: n.Node
    span: Span
    caption_node: n.Node | None = None

    def resolve(self, base: str) -> str:
        """Return the URL seen from the address or path of the post."""
        return resolve_url(self.url, base)


def images(root: n.Root) -> tuple[ImageInfo, ...]:
    """Return the images in the order of the text."""
    known = definitions(root)
    found: list[ImageInfo] = []
    for node in root.find_all(n.Image, n.ImageReference, n.Html):
        if isinstance(node, n.Image):
            found.append(_image(root, node, node.url, node.title, "image"))
        elif isinstance(node, n.ImageReference):
            target = known.get(node.identifier)
            if target is not None:
                found.append(_image(root, node, target.url, target.title, "reference"))
        elif isinstance(node, n.Html):
            found += _html_images(node)
    found += [info for tag in shortcodes(root) if (info := _tag_image(tag))]
    return tuple(sorted(found, key=lambda info: info.span.start))


def _image(
    root: n.Root,
    node: n.Image | n.ImageReference,
    url: str,
    title: str | None,
    kind: ImageKind,
) -> ImageInfo:
    caption, paragraph = _caption(root, node)
    return ImageInfo(url, node.alt or "", title, caption, kind, node, node.span, paragraph)


def _caption(root: n.Root, node: n.Node) -> tuple[str | None, n.Node | None]:
    """Find the caption of an image: the rest of its paragraph, or the short one behind it."""
    block: n.Node = node
    parent = root.parent_of(block)
    while isinstance(parent, n.Link | n.Strong | n.Emphasis):
        # A picture that is a link, or set in emphasis, stands alone all the same.
        block, parent = parent, root.parent_of(parent)
    if not isinstance(parent, n.Paragraph) or parent.children[0] is not block:
        return None, None
    rest = parent.children[1:]
    if any(_visible(child) for child in rest):
        return _same_paragraph(rest), None
    behind = root.next_of(parent)
    if isinstance(behind, n.Paragraph) and _is_caption(behind):
        return behind.text().strip(), behind
    return None, None


def _visible(node: n.Node) -> bool:
    return isinstance(node, n.Image | n.ImageReference) or bool(node.text().strip())


def _same_paragraph(rest: tuple[n.Node, ...]) -> str | None:
    """The lines below a picture in its own paragraph, where they read like a caption."""
    text = "".join(child.text() for child in rest)
    begins_line = isinstance(rest[0], n.Break) or text.startswith("\n")
    pictures = any(
        isinstance(found, n.Image | n.ImageReference) for child in rest for found in child.walk()
    )
    if not begins_line or pictures or not _reads_like_caption(text.strip()):
        return None
    return text.strip()


def _is_caption(paragraph: n.Paragraph) -> bool:
    if any(isinstance(found, n.Image | n.ImageReference) for found in paragraph.walk()):
        return False
    text = paragraph.text().strip()
    if all(isinstance(child, n.Emphasis) for child in paragraph.children):
        return 0 < len(text) <= 2 * CAPTION_LIMIT
    if all(isinstance(child, n.Strong) for child in paragraph.children):
        # A line in bold is a heading in disguise.
        return False
    return _reads_like_caption(text)


def _reads_like_caption(text: str) -> bool:
    if not text or "\n" in text or len(text) > CAPTION_LIMIT:
        return False
    return bool(_CAPTION_SIGN.match(text)) or not _SENTENCE_END.search(text)


def _html_images(node: n.Html) -> Iterator[ImageInfo]:
    tags = list(html_tags(node.value))
    for index, tag in enumerate(tags):
        if tag.name == "img" and not tag.closing and "src" in tag.attributes:
            values = tag.attributes
            caption = _figcaption(node.value, tags, index)
            span = _tag_span(node, tag)
            url, alt, title = values["src"], values.get("alt", ""), values.get("title")
            yield ImageInfo(url, alt, title, caption, "html", node, span)


def _figcaption(html: str, tags: list[HtmlTag], index: int) -> str | None:
    opening = None
    for at in range(index + 1, len(tags)):
        tag = tags[at]
        if tag.name in {"img", "figure"}:
            return None
        if tag.name == "figcaption":
            if tag.closing and opening is not None:
                return " ".join(_without_tags(html[opening.end : tag.start]).split()) or None
            opening = tag
    return None


def _without_tags(html: str) -> str:
    at = 0
    parts: list[str] = []
    for tag in html_tags(html):
        parts.append(html[at : tag.start])
        at = tag.end
    return "".join((*parts, html[at:]))


def _tag_span(node: n.Html, tag: HtmlTag) -> Span:
    span = node.span
    if node.source is None or not node.source.slice(span).startswith(node.value):
        return span
    return Span(span.start + tag.start, span.start + tag.end)


def _tag_image(node: n.TagNode) -> ImageInfo | None:
    if isinstance(node, n.Shortcode):
        return _shortcode_image(node) if node.name.lower() in _SHORTCODES else None
    return _hexo_image(node) if node.name in _TAGS else None


def _shortcode_image(node: n.Shortcode) -> ImageInfo | None:
    named = {item.name.lower(): item.value for item in node.arguments if item.name}
    positional = [item.value for item in node.arguments if item.name is None]
    url = named.get("src") or named.get("url") or (positional[0] if positional else "")
    if not url:
        return None
    alt = named.get("alt") or (positional[1] if len(positional) > 1 else "")
    title, caption = named.get("title"), named.get("caption")
    return ImageInfo(url, alt, title, caption, "shortcode", node, node.span)


def _hexo_image(node: n.TagNode) -> ImageInfo | None:
    """Read `{% img [class] src [width] [height] ["title 'alt'"] %}`."""
    values = [
        item.value if not item.name else f"{item.name}={item.value}" for item in node.arguments
    ]
    at = next((index for index, value in enumerate(values) if _looks_like_url(value)), None)
    if at is None:
        return None
    rest = values[at + 1 :]
    for _ in ("width", "height"):
        if rest and _WHOLE_NUMBER.fullmatch(rest[0]):
            rest = rest[1:]
    title, alt = _title_and_alt(" ".join(rest))
    return ImageInfo(values[at], alt or "", title, None, "tag", node, node.span)


def _title_and_alt(meta: str) -> tuple[str | None, str | None]:
    """Part `title 'alt'` as Hexo's `img` does: quotes of its own, inside those of the argument."""
    first, last = ('"' if quoted else "'" for quoted in (meta.startswith('"'), meta.endswith('"')))
    pattern = rf"{first}?([^{first}]+)?{first}?\s*{last}?([^{last}]+)?{last}?"
    match = re.match(pattern, meta)
    title, alt = match.groups() if match else (None, None)
    return title and title.strip(), alt


def _looks_like_url(value: str) -> bool:
    return "/" in value or _PICTURE_FILE.search(value) is not None
