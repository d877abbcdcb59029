"""How a generator's body differs from plain CommonMark with GFM: data, and no schema's name.

An adapter of `newsdoc.schemas` has one `BodyDialect`; this package reads bodies by it.
Importing this module imports neither markdown-it-py nor OpenCC.
"""
