"""Print the lowest versions that `pyproject.toml` allows, as constraints for pip.

python -m tools.lowest > lowest.txt && python -m pip install --constraint lowest.txt …
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

PROJECT = Path(__file__).parent.parent / "pyproject.toml"
# Not ours to name: what the lowest typer needs under a Python that makes errors of warnings.
BESIDE = ("click==8.2.0",)


def lowest(requirement: str) -> str:
    """Return the constraint of one requirement: `a>=1.2; b` gives `a==1.2`.

    Raises:
        ValueError: It has no lower bound.
    """
    match = re.fullmatch(r"([\w-]+)>=([\d.]+)(?:; .*)?", requirement)
    if match is None:
        raise ValueError(f"no lower bound: {requirement}")
    return f"{match[1]}=={match[2]}"


if __name__ == "__main__":
    project = tomllib.loads(PROJECT.read_text("utf-8"))["project"]
    groups = (project["dependencies"], *project["optional-dependencies"].values())
    print(*(lowest(one) for group in groups for one in group), *BESIDE, sep="\n")
