"""Schema adapters: what each generator means by its front matter.

`contract` says what an adapter is, `table` and `readers` do the common work for any adapter,
`registry` knows which there are, `detection` finds the one a post is written for.
"""
