"""Write into a checkout where its repository lies, before packages of it are built.

    python tools/name_repository.py ADDRESS TAG

No file of the repository names its own address, so that copies of it stay true. A package has to:
an index shows the README alone, where links and pictures by path lead nowhere. The workflow that
publishes knows the address, and hands it over; what is written here is not committed.
"""

from __future__ import annotations

import sys
from pathlib import Path

import newsdoc

ROOT = Path(__file__).resolve().parent.parent
MARK = "\n[project.optional-dependencies]\n"


def absolute(text: str, address: str, tag: str) -> str:
    """Return a README whose links and pictures by path lead into the repository.

    Args:
        text: The README.
        address: Address of the repository.
        tag: What is published.
    """
    readme = newsdoc.loads(text, schema="hugo")
    edits: list[newsdoc.Edit] = []
    for node in readme.body.find_all(newsdoc.Link, newsdoc.Image):
        if "://" in node.url or node.url.startswith("#"):
            continue
        kind = "raw" if isinstance(node, newsdoc.Image) else "blob"
        # Without that word a picture of XML is handed out as text.
        end = "?sanitize=true" if node.url.endswith(".svg") else ""
        edits += readme.edit.set_url(node, f"{address}/{kind}/{tag}/{node.url}{end}")
    return newsdoc.dumps(readme.apply(edits))


def with_urls(text: str, address: str, tag: str) -> str:
    """Return `pyproject.toml` with the addresses of the project.

    Args:
        text: The file.
        address: Address of the repository.
        tag: What is published.

    Raises:
        ValueError: The place where they go is not there.
    """
    if MARK not in text:
        raise ValueError(f"pyproject.toml has no line {MARK.strip()}")
    urls = (
        f'\n[project.urls]\nSource = "{address}"\nIssues = "{address}/issues"\n'
        f'Changelog = "{address}/blob/{tag}/CHANGELOG.md"\n'
        f'Documentation = "{address}/blob/{tag}/docs/index.md"\n'
    )
    return text.replace(MARK, urls + MARK, 1)


def main(address: str, tag: str, root: Path = ROOT) -> None:
    """Write both files.

    Args:
        address: Address of the repository.
        tag: What is published.
        root: The checkout.
    """
    for name, made in (("README.md", absolute), ("pyproject.toml", with_urls)):
        path = root / name
        path.write_bytes(made(path.read_bytes().decode(), address.rstrip("/"), tag).encode())


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
