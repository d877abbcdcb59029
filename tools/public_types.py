"""Hold the types of the public API with pyright: every one is known, to the last argument.

    python -m tools.public_types

`pyright --verifytypes` takes every module without an underscore for public; here what counts is
what `__all__` of the public modules names, with all members.
"""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

MODULES = (
    "newsdoc",
    "newsdoc.frontmatter",
    "newsdoc.markdown",
    "newsdoc.schemas",
    "newsdoc.script",
)


def main() -> int:
    """Print what is not known, and tell whether there is any."""
    symbols = ask_pyright()
    public = homes()
    checked = [one for one in symbols if is_public(one["name"], public)]
    wrong = [one for one in checked if not one["isTypeKnown"] or one["isTypeAmbiguous"]]
    for one in wrong:
        reasons = "; ".join(reason["message"].split("\n")[0] for reason in one["diagnostics"])
        print(f"{one['name']}: {reasons}")
    print(f"{len(checked)} public names and members, {len(wrong)} of unknown type")
    return 1 if wrong or len(checked) < len(public) else 0


def ask_pyright() -> list[dict[str, Any]]:
    """Return what pyright says of every symbol of the package."""
    command = (sys.executable, "-m", "pyright", "--verifytypes", "newsdoc")
    # It asks the `python` on the path where packages are, and elsewhere than in a checkout.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    with tempfile.TemporaryDirectory() as folder:
        answer = subprocess.run(  # noqa: S603  our own words
            [*command, "--ignoreexternal", "--outputjson"],
            capture_output=True,
            check=False,
            cwd=folder,
            env=os.environ | {"PATH": path},
        )
    symbols: list[dict[str, Any]] = json.loads(answer.stdout)["typeCompleteness"]["symbols"]
    return symbols


def homes() -> frozenset[str]:
    """Return where each public name is defined, as pyright names it."""
    found = set()
    for module in map(importlib.import_module, MODULES):
        for name in module.__all__:
            value = getattr(module, name)
            if not isinstance(value, ModuleType):
                found.add(f"{getattr(value, '__module__', module.__name__)}.{name}")
    return frozenset(found)


def is_public(symbol: str, public: frozenset[str]) -> bool:
    """Tell whether a symbol is a public name or a member of one."""
    parts = symbol.split(".")
    return any(".".join(parts[:count]) in public for count in range(2, len(parts) + 1))


if __name__ == "__main__":
    raise SystemExit(main())
