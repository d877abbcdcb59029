"""Nunjucks, as far as Hexo runs it on a body: its expressions and its statements.

Hexo hands Nunjucks the post itself as context. A body is read without its front matter, so here a
name that the body does not set is undefined, and prints nothing.
"""
