"""Check the built documentation, without the network: `python tools/check_docs.py HTML_FOLDER`.

- Every link inside the documentation leads to a page and a place that are there.
- Every link outside is `https` to a host of the list below; a new host is added by hand.
- Every link of the READMEs leads to a file of the repository or to a heading.
- The reference has every public name, and no other.
"""

from __future__ import annotations

import importlib
import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

from sphinx.util.inventory import InventoryFile

ROOT = Path(__file__).resolve().parent.parent
PUBLIC = ("newsdoc", "newsdoc.frontmatter", "newsdoc.markdown", "newsdoc.schemas", "newsdoc.script")
HOSTS = {
    "docs.python.org",
    "github.com",
    "gohugo.io",
    "hexo.io",
    "keepachangelog.com",
    "pradyunsg.me",
    "pydantic.dev",
    "python-frontmatter.readthedocs.io",
    "semver.org",
    "www.sphinx-doc.org",
    # In examples, never to be followed.
    "example.com",
    "example.org",
    "img.example.com",
}


class Page(HTMLParser):
    """The places and the links of one page."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.places: set[str] = set()
        self.links: list[str] = []
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag brings."""
        found = {name: value for name, value in attrs if value is not None}
        if "id" in found:
            self.places.add(found["id"])
        self.links += [found[name] for name in ("href", "src") if name in found and tag != "link"]


def check_pages(folder: Path) -> list[str]:
    """Return what is wrong with the links of the built pages."""
    pages = {path.resolve(): Page(path) for path in sorted(folder.rglob("*.html"))}
    wrong = []
    for path, page in pages.items():
        for link in page.links:
            reason = _why_wrong(link, path, pages)
            if reason:
                wrong.append(f"{path.relative_to(folder.resolve())}: {link}: {reason}")
    return wrong


def _why_wrong(link: str, path: Path, pages: dict[Path, Page]) -> str | None:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return _why_wrong_outside(link)
    place = parts.fragment
    target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
    if not target.exists():
        return "no such file"
    if place and target in pages and unquote(place) not in pages[target].places:
        return "no such place"
    return None


def _why_wrong_outside(link: str) -> str | None:
    parts = urlsplit(link)
    if parts.scheme in {"data", "mailto"}:
        return None
    if parts.scheme != "https":
        return "not https"
    return None if parts.hostname in HOSTS else "host is not in the list"


def check_readme(path: Path) -> list[str]:
    """Return what is wrong with the links of a README."""
    text = path.read_text("utf-8")
    prose = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    wrong = []
    links = re.findall(r"\]\(([^)\s]+)\)", prose) + re.findall(r'(?:src|href)="([^"]+)"', prose)
    for link in links:
        outside = bool(urlsplit(link).scheme)
        there = (path.parent / urldefrag(link)[0]).exists()
        reason = _why_wrong_outside(link) if outside else None if there else "no such file"
        if reason:
            wrong.append(f"{path.name}: {link}: {reason}")
    return wrong


def check_inventory(folder: Path) -> list[str]:
    """Return the public names that the reference lacks, and those that it has too many."""
    inventory = InventoryFile.loads((folder / "objects.inv").read_bytes(), uri="")
    described = {
        name
        for kind, objects in inventory.data.items()
        if kind.startswith("py:") and kind != "py:module"
        for name in objects
        if name.rpartition(".")[0] in PUBLIC
    }
    exported = {
        f"{module}.{name}"
        for module in PUBLIC
        for name in importlib.import_module(module).__all__
        if f"{module}.{name}" not in PUBLIC
    }
    return [
        *(f"the reference lacks {name}" for name in sorted(exported - described)),
        *(
            f"the reference has {name}, which is not public"
            for name in sorted(described - exported)
        ),
    ]


def main() -> int:
    """Print what is wrong."""
    folder = Path(sys.argv[1])
    wrong = check_pages(folder) + check_inventory(folder)
    for path in sorted(ROOT.glob("README*.md")):
        wrong += check_readme(path)
    print(*wrong, sep="\n", end="\n" if wrong else "")
    print(f"{len(wrong)} defects")
    return bool(wrong)


if __name__ == "__main__":
    raise SystemExit(main())
