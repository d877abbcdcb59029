"""Benchmarks: ratios against peers, measured in the same run.

`python -m benchmarks` runs them on generated posts that look like real ones; `--posts DIR`
takes the Markdown files of a folder instead.
"""
