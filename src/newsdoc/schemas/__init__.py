"""Schema adapters: what each generator means by its front matter."""
