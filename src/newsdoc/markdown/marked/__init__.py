"""A body as hexo-renderer-marked renders it.

Hexo hands markdown to marked, whose grammar is not CommonMark's in every corner: where a list, a
heading or emphasis begins and ends. The tree of a body stays mdast's; texts, counts, excerpts and
ids of headings of a Hexo post are taken from here, for they are what marked makes of it.
"""
