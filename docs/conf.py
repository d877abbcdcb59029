"""Sphinx configuration."""

from __future__ import annotations

import sys
from pathlib import Path

import newsdoc

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "newsdoc"
author = "The newsdoc authors"
copyright = "the newsdoc authors"
release = version = newsdoc.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "pages", "reference"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 4
exclude_patterns = ["_build", "_generated"]
# The docstrings write `code` as Markdown does.
default_role = "code"
nitpicky = True

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_default_options = {"members": True, "show-inheritance": True}
autodoc_preserve_defaults = True
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True

html_theme = "furo"
html_title = "newsdoc"
html_static_path = ["_static"]
html_css_files = ["newsdoc.css"]

# `type` in a signature is the builtin, whatever the tree's nodes call their fields.
suppress_warnings = ["ref.python"]
