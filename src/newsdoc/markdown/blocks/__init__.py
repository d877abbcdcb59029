"""The rules of blocks: one construct, one module."""
