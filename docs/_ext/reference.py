"""The API reference: every public name once, and links to it from signatures.

The directive `public-names` documents what a public module's `__all__` names, so that the
reference and the API cannot differ.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, get_origin

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.pycode import ModuleAnalyzer
from sphinx.util.docutils import SphinxDirective
from sphinx.util.nodes import make_refnode

import newsdoc

if TYPE_CHECKING:
    from docutils.nodes import Element, TextElement
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

PUBLIC = ("newsdoc", "newsdoc.frontmatter", "newsdoc.markdown", "newsdoc.schemas", "newsdoc.script")
PEERS = {
    "pydantic": "https://pydantic.dev/docs/",
    "JsonValue": "https://pydantic.dev/docs/",
    "BaseHandler": "https://python-frontmatter.readthedocs.io/",
    "Post": "https://python-frontmatter.readthedocs.io/",
}
_OWN = re.compile(r"^class (\w+)|^(\w+)(?:: TypeAlias =| = (?:TypeVar|ParamSpec)\()", re.MULTILINE)
# What signatures name and no package exports: type variables, aliases, classes that nobody makes.
UNLINKED = {
    name
    for path in Path(newsdoc.__file__).parent.rglob("*.py")
    for names in _OWN.findall(path.read_text("utf-8"))
    for name in names
    if name
}


def find_reference(
    app: Sphinx, _env: BuildEnvironment, node: pending_xref, shown: TextElement
) -> Element | None:
    """Resolve what signatures name otherwise than the reference does.

    A bare name, or a name in the module that defines it, is the public name; names of the standard
    library lead to Python's own documentation.
    """
    if node.get("refdomain") != "py":
        return None
    target, name = node["reftarget"], node["reftarget"].rpartition(".")[2]
    home = _public_module(target, node.get("py:module"))
    if home:
        domain = app.env.domains.python_domain
        place, anchor = domain.objects[f"{home}.{name}"][:2]
        return make_refnode(app.builder, node["refdoc"], place, anchor, shown)
    if name in UNLINKED or "[" in target:
        return shown
    address = _outside_address(target)
    return nodes.reference("", "", shown, internal=False, refuri=address) if address else None


def _public_module(target: str, asking: str | None) -> str | None:
    """Return the public module that exports what a signature names, the nearest one first."""
    module, _, name = target.rpartition(".")
    near = f"{module or asking or ''}."
    order = sorted(PUBLIC, key=lambda one: not near.startswith(f"{one}."))
    order = [*(one for one in order if one != "newsdoc"), "newsdoc"]
    return next((one for one in order if name in importlib.import_module(one).__all__), None)


def _outside_address(target: str) -> str | None:
    top, name = target.partition(".")[0], target.rpartition(".")[2]
    if top in PEERS or name in PEERS:
        return PEERS.get(top) or PEERS[name]
    if target in STANDARD:
        target = STANDARD[target]
        top = target.partition(".")[0]
    if top not in sys.stdlib_module_names:
        return None
    module = target.rpartition(".")[0]
    page = "functions" if module == "builtins" else module
    return f"https://docs.python.org/3/library/{page}.html#{target.removeprefix('builtins.')}"


# What signatures name without their module.
STANDARD = {"Path": "pathlib.Path", "datetime": "datetime.datetime"}


def show_public_bases(
    _app: Sphinx, _name: str, _object: object, _options: object, bases: list[type]
) -> None:
    """Leave the bases that nobody can import out of the reference."""
    bases[:] = [base for base in bases if _is_public(base)] or [object]


def _is_public(base: type) -> bool:
    if base.__module__.partition(".")[0] != "newsdoc":
        return True
    return _public_module(f"{base.__module__}.{base.__name__}", None) is not None


class PublicNames(SphinxDirective):
    """`public-names:: MODULE`, with the names as content, or without content all that it exports.

    With the option `elsewhere` the names get one short entry, whose text is the option's value:
    they are described in full under another module.
    """

    required_arguments = 1
    has_content = True
    option_spec: ClassVar = {"elsewhere": directives.unchanged}

    def run(self) -> list[nodes.Node]:
        """Make the entries."""
        module = self.arguments[0]
        names = " ".join(self.content).split() or importlib.import_module(module).__all__
        elsewhere = self.options.get("elsewhere")
        if elsewhere:
            return self.parse_text_to_nodes(_short_entries(module, names, elsewhere))
        return self.parse_text_to_nodes("\n".join(_entry(module, name) for name in names))


def _short_entries(module: str, names: list[str], text: str) -> str:
    kinds = {name: _kind(module, name) for name in names}
    lines = [f"```{{eval-rst}}\n.. currentmodule:: {module}\n"]
    for kind in dict.fromkeys(kinds.values()):
        shown = [name + "()" * (kind == "function") for name in names if kinds[name] == kind]
        lines.append(f".. py:{kind}:: " + "\n   ".join(shown) + f"\n\n   {text}\n")
    return "\n".join(lines) + "```\n"


def _entry(module: str, name: str) -> str:
    kind = _kind(module, name)
    if kind in {"class", "exception", "function"}:
        body = f".. auto{kind}:: {module}.{name}\n"
        body += "   :exclude-members: model_config\n" * (kind == "class")
    else:
        text = inspect.cleandoc("\n".join(_text_of(module, name))).replace("\n", "\n   ")
        body = f".. py:{kind}:: {name}\n   :module: {module}\n\n   {text}\n"
    return f"```{{eval-rst}}\n{body}```\n"


def _kind(module: str, name: str) -> str:
    found = getattr(importlib.import_module(module), name)
    if isinstance(found, type) and found.__name__ == name:
        return "exception" if issubclass(found, Exception) else "class"
    if inspect.isfunction(inspect.unwrap(found)):
        return "function"
    alias = isinstance(found, type) or get_origin(found) is not None
    return "type" if alias else "data"


def _text_of(module: str, name: str) -> list[str]:
    """Return the text that stands below a constant or an alias where it is defined."""
    tree = ast.parse(inspect.getsource(importlib.import_module(module)))
    homes = [
        node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
        if alias.name == name
    ]
    if homes:
        return _text_of(homes[0], name)
    return ModuleAnalyzer.for_module(module).find_attr_docs()["", name]


def setup(app: Sphinx) -> None:
    """Connect the functions above."""
    app.connect("missing-reference", find_reference)
    app.connect("autodoc-process-bases", show_public_bases)
    app.add_directive("public-names", PublicNames)
