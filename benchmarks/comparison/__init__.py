"""Ask newsdoc and its neighbours the same questions: `python -m benchmarks.comparison`.

Writes `docs/_generated/comparison.md`. Every cell is what the tool does with the input of the
question, run here and now; `yes` and `no` are decided by the rule beside the question. Needs the
dependency group `peers`, and the npm packages of `benchmarks/peers/package.json`, which are
installed on first use.
"""
