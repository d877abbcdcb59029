"""Sphinx configuration."""

from __future__ import annotations

import newsdoc

project = "newsdoc"
author = "The newsdoc authors"
copyright = "the newsdoc authors"
release = version = newsdoc.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]
# The docstrings write `code` as Markdown does.
default_role = "code"
nitpicky = False

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_default_options = {"members": True, "show-inheritance": True}
autodoc_preserve_defaults = True
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True

html_theme = "furo"
html_title = "newsdoc"

# `type` in a signature is the builtin, whatever the tree's nodes call their fields.
suppress_warnings = ["ref.python"]
