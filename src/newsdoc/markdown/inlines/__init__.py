"""The rules of running text: one construct, one module."""
