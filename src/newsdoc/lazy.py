"""Names of a package that are fetched from their modules when first asked for (PEP 562).

A program pays only for what it uses: the parser comes with the first body, OpenCC with the first
conversion, the editing modules with the first edit.
"""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["lazy"]


def lazy(package: str, home: Mapping[str, str]) -> Callable[[str], object]:
    """Return the `__getattr__` of a package.

    Args:
        package: The package's name.
        home: The module of each name: in full, or as it is called inside the package. A name
            that is itself a module of the package stands for that module.
    """

    def get(name: str) -> object:
        if name not in home:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        place = home[name] if "." in home[name] else f"{package}.{home[name]}"
        module = importlib.import_module(place)
        value: object = module if place == f"{package}.{name}" else getattr(module, name)
        vars(sys.modules[package])[name] = value
        return value

    return get
