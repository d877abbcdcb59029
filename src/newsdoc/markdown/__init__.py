"""The body as an mdast tree with exact positions."""
