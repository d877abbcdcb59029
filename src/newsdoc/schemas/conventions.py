"""The keys that themes read, not generators: covers, authors, summaries, sources, switches.

A row says which field a key gives, in which themes, and which keys stand beside it. The order of
rows is the order of precedence. Keys of themes are no evidence for a generator: many themes exist
for both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

__all__ = ["CONVENTIONS", "Convention", "Generator"]

Generator: TypeAlias = Literal["hugo", "hexo"]


@dataclass(frozen=True, slots=True)
class Convention:
    """One key that themes read.

    Attributes:
        field: The field of `Metadata`.
        key: The key, dotted.
        hugo: Hugo themes that read it, as far as known; empty where none does.
        hexo: Hexo themes likewise.
        alt: For covers: the keys of the alternative text, parted by blanks; the first that is
            there counts.
        caption: For covers: the keys of the caption, likewise.
        email: For authors: the key of the address.
        url: For authors and sources: the key of the link.
        name: For sources: the key of the name.
        negative: The key says the opposite (`disableComments`).
        named: For covers in a list of resources: the name of the one that is the cover.
        new: The generators in whose posts this is the key to write where there is none.
    """

    field: str
    key: str
    hugo: str = ""
    hexo: str = ""
    alt: str = ""
    caption: str = ""
    email: str = ""
    url: str = ""
    name: str = ""
    negative: bool = False
    named: str = ""
    new: tuple[Generator, ...] = ()


_ANY = "many"

CONVENTIONS: tuple[Convention, ...] = (
    # Covers.
    Convention("cover", "cover.image", "PaperMod", alt="cover.alt", caption="cover.caption"),
    Convention("cover", "cover.src", _ANY, _ANY, alt="cover.alt", caption="cover.caption"),
    Convention(
        "cover",
        "cover",
        "Congo, Terminal, Hello Friend, Dream",
        alt="coverAlt",
        caption="coverCaption coverCredit",
    ),
    Convention(
        "cover",
        "cover",
        hexo="Butterfly, Icarus, Volantis, Stellar, Redefine, Anzhiyu, Solitude, Shoka, Ayer, "
        "Nexmoe, Aurora, Reimu, Yun",
        new=("hexo",),
    ),
    Convention("cover", "image", "Stack, Beautiful, Clean White, Hextra", "Zhaoo"),
    Convention("cover", "image.src", _ANY, alt="image.alt", caption="image.caption"),
    Convention(
        "cover", "image.filename", "Wowchemy", caption="image.caption", alt="image.alt_text"
    ),
    Convention("cover", "featuredImage", "LoveIt, DoIt, FixIt, CodeIT, Coder, Bilberry"),
    Convention(
        "cover",
        "featureimage",
        "Blowfish, Clarity",
        alt="featureImageAlt featureAlt",
        caption="featureImageCaption featureImageCap",
    ),
    Convention("cover", "featured_image", "Ananke"),
    Convention(
        "cover",
        "thumbnail",
        "Mainroad, Anatole, Clarity, Congo",
        "Icarus, Volantis, Redefine, Hueman, Pure, Suka, Material",
        alt="thumbnailAlt",
    ),
    Convention("cover", "thumbnail.src", "Mainroad"),
    Convention("cover", "index_img", hexo="Fluid"),
    Convention("cover", "headimg", hexo="Volantis, Suka"),
    Convention("cover", "img", hexo="Matery"),
    Convention("cover", "coverImg", _ANY, "Matery"),
    Convention("cover", "cover_image", _ANY, _ANY),
    Convention("cover", "coverImage", "Tranquilpeak", "Tranquilpeak", caption="coverCaption"),
    Convention("cover", "thumbnailImage", "Tranquilpeak", "Tranquilpeak"),
    Convention("cover", "home_cover", hexo="Keep"),
    Convention("cover", "header.image", "Academic", caption="header.caption"),
    Convention("cover", "header_image", hexo="Archer"),
    Convention("cover", "header-img", "Clean White", "Clean Blog, Huxblog, LiveMyLife"),
    Convention("cover", "banner", "Universal", "Redefine, Stellar, Reimu"),
    Convention("cover", "banner_img", hexo="Fluid"),
    Convention("cover", "top_img", hexo="Butterfly, Anzhiyu, Melody"),
    Convention("cover", "top_image", hexo="Stun"),
    Convention("cover", "poster", _ANY, _ANY),
    Convention("cover", "feature", "Congo", alt="featureAlt"),
    Convention("cover", "hero", "Toha"),
    Convention("cover", "featuredImagePreview", "LoveIt, DoIt, FixIt"),
    Convention("cover", "shareImage", "Clarity"),
    Convention("cover", "share_img", "Beautiful"),
    Convention("cover", "resources", "LoveIt, DoIt, FixIt", named="featured-image"),
    Convention(
        "cover",
        "images",
        "Hugo's own Open Graph template, Eureka, Meme, hugo-book, Docsy",
        "Fluid",
    ),
    Convention("cover", "photos", hexo="NexT, Landscape, Shoka, Sakura, Yilia, Pure"),
    # Authors.
    Convention("authors", "authors", "Blowfish, DoIt, Wowchemy, Hextra, Coder, Eureka", _ANY),
    Convention(
        "authors",
        "author",
        "PaperMod, Stack, LoveIt, DoIt, FixIt, Even, Mainroad, Jane, NexT, Ananke, Terminal, Meme, "
        "Clarity, Docsy",
        "NexT, Butterfly, Icarus, Fluid, Matery, Volantis, Stellar, Redefine, Keep, Sakura, Cactus",
        url="authorLink",
        email="authorEmail",
        new=("hugo", "hexo"),
    ),
    Convention(
        "authors",
        "copyright_author",
        hexo="Butterfly, Anzhiyu, Solitude",
        url="copyright_author_href",
    ),
    # Summaries; the generators' own keys come before these.
    Convention("summary", "excerpt", "Universal"),
    Convention("summary", "abstract", "Academic, Wowchemy", "Archer"),
    Convention("summary", "abstracts", hexo="Aurora"),
    Convention("summary", "desc", _ANY, _ANY),
    Convention("summary", "lead", "Mainroad", "Mainroad's port"),
    # Language and translations.
    Convention("language", "lang", _ANY, "Hexo's own i18n"),
    Convention("language", "language", _ANY, "NexT"),
    Convention("language", "locale", _ANY, _ANY),
    Convention("translations", "translations", _ANY, _ANY),
    # Where the text was first published.
    Convention("source", "source_name", _ANY, _ANY, url="source_url"),
    Convention("source", "sourceName", _ANY, _ANY, url="sourceUrl"),
    Convention("source", "source.name", _ANY, _ANY, url="source.url"),
    Convention("source", "source_title", _ANY, _ANY, url="source_link"),
    Convention("source", "source_url", _ANY, _ANY, name="source_name"),
    Convention("source", "sourceUrl", _ANY, _ANY, name="sourceName"),
    Convention("source", "source.url", _ANY, _ANY, name="source.name"),
    Convention("source", "source_link", _ANY, _ANY, name="source_title"),
    Convention("source", "source", _ANY, _ANY),
    Convention("source", "original_url", _ANY, _ANY),
    Convention("source", "originalUrl", _ANY, _ANY),
    Convention("source", "original_link", _ANY, _ANY),
    Convention("source", "originalLink", "Jimmy Song's", _ANY),
    Convention("source", "original", "Jimmy Song's", _ANY),
    Convention("source", "reprint_url", _ANY, _ANY),
    Convention("source", "repost.url", "FixIt, DoIt"),
    # Series.
    Convention("series", "series", "Hugo's own related pages, PaperMod, LoveIt, Blowfish", _ANY),
    # Switches.
    Convention("comments", "comments", "PaperMod, Stack, Mainroad, NexT"),
    Convention("comments", "comment", "LoveIt, DoIt, Even, Jane"),
    Convention("comments", "showComments", "Blowfish, Congo"),
    Convention("comments", "commentable", "Academic, Wowchemy"),
    Convention("comments", "bookComments", "hugo-book"),
    Convention("comments", "noComment", "Hello Friend", negative=True),
    Convention("comments", "disableComments", _ANY, negative=True),
    Convention("comments", "disable_comments", _ANY, negative=True),
    Convention(
        "toc",
        "toc",
        "Stack, LoveIt, DoIt, Even, Mainroad, Jane, NexT",
        "NexT, Butterfly, Icarus, Fluid, Matery",
    ),
    Convention("toc", "showToc", "PaperMod"),
    Convention("toc", "showTableOfContents", "Blowfish, Congo"),
    Convention("toc", "bookToc", "hugo-book"),
    Convention("toc", "notoc", "Docsy", negative=True),
    Convention("toc", "disableToc", "Learn, Relearn", negative=True),
    Convention("toc", "no_toc", hexo="Ayer", negative=True),
    Convention("toc", "catalog", hexo="Huxblog, LiveMyLife"),
    Convention("math", "math", "Stack, PaperMod, LoveIt, DoIt, NexT", "Fluid, Butterfly"),
    Convention("math", "mathjax", "Even, Jane, Mainroad", "NexT, Icarus, Matery, Volantis"),
    Convention("math", "katex", "Blowfish", "Butterfly, Volantis"),
    Convention("math", "enableMath", _ANY, _ANY),
    Convention("math", "latex", _ANY, _ANY),
)
"""Every key of a theme that newsdoc understands."""
