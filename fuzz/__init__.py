"""Coverage-guided fuzzing: bytes nobody would write, through everything that newsdoc does.

    python -m fuzz load -max_total_time=30     one target, for half a minute
    python -m fuzz tree build/fuzz-tree        until stopped; the folder keeps what was found
    python -m fuzz load crash-0123abcd         one input again

What follows the target's name is libFuzzer's. An input that breaks a promise becomes a named file
below `tests/crashes`, which the ordinary tests read for ever.
"""
