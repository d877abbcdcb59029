"""Check that a tag may become a release: `python tools/check_release.py v1.2.3`.

The version is written in one place, `src/newsdoc/__init__.py`. The tag, the citation and the
changelog have to agree with it, and nothing may be left under "Unreleased".
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def problems(tag: str, root: Path = ROOT) -> list[str]:
    """Return what stands in the way of releasing `root` under a tag.

    Args:
        tag: The tag's name.
        root: The checkout.
    """
    package = (root / "src" / "newsdoc" / "__init__.py").read_text("utf-8")
    changelog = (root / "CHANGELOG.md").read_text("utf-8")
    citation = (root / "CITATION.cff").read_text("utf-8")
    found = re.search(r'^__version__ = "([^"]+)"$', package, re.MULTILINE)
    version = found[1] if found else ""
    unreleased = re.search(
        r"^## \[Unreleased\]\n(.*?)(?=^## |\Z)", changelog, re.MULTILINE | re.DOTALL
    )
    wrong = []
    if tag != f"v{version}":
        wrong.append(f"the tag is {tag}, the version is {version}")
    if not re.search(
        rf"^## \[{re.escape(version)}\] - \d{{4}}-\d\d-\d\d$", changelog, re.MULTILINE
    ):
        wrong.append(f"CHANGELOG.md has no section '## [{version}] - DATE'")
    if unreleased and unreleased[1].strip():
        wrong.append("CHANGELOG.md still has entries under 'Unreleased'")
    if f"version: {version}\n" not in citation:
        wrong.append(f"CITATION.cff does not say 'version: {version}'")
    return wrong


if __name__ == "__main__":
    answers = problems(sys.argv[1])
    print(*answers or [f"{sys.argv[1]} may be released"], sep="\n")
    raise SystemExit(1 if answers else 0)
