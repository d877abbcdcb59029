"""Hold the types of the public API with pyright: every one is known, to the last argument.

    python -m tools.public_types

`pyright --verifytypes` takes every module without an underscore for public; here what counts is
what `__all__` of the public modules names, with all members.
"""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from types import ModuleType

MODULES = (
    "newsdoc",
    "newsdoc.frontmatter",
    "newsdoc.markdown",
    "newsdoc.schemas",
    "newsdoc.script",
)


def main() -> int:
    """Print what is not known, and tell whether there is any."""
    command = (
        "-m",
        "pyright",
        "--verifytypes",
        "newsdoc",
        "--ignoreexternal",
        "--outputjson",
        "--pythonpath",
        sys.executable,
    )
    answer = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False)  # noqa: S603  our own words
    symbols = json.loads(answer.stdout)["typeCompleteness"]["symbols"]
    public = homes()
    checked = [one for one in symbols if is_public(one["name"], public)]
    wrong = [one for one in checked if not one["isTypeKnown"] or one["isTypeAmbiguous"]]
    for one in wrong:
        reasons = "; ".join(reason["message"].split("\n")[0] for reason in one["diagnostics"])
        print(f"{one['name']}: {reasons}")
    print(f"{len(checked)} public names and members, {len(wrong)} of unknown type")
    return 1 if wrong or len(checked) < len(public) else 0


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
