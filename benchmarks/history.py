"""The history of one machine: time the own jobs, keep the result, compare it with the last one.

    python -m benchmarks.history [--folder build/benchmarks] [OPTIONS OF PYPERF, as --fast]

Needs the dependency group `bench`. Each run is a JSON file of pyperf, named by time, version and
commit; `python -m pyperf compare_to A B --table` compares any two.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import newsdoc

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Run the jobs and show what changed since the run before."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.history", description=__doc__)
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "benchmarks")
    options, others = parser.parse_known_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    before = sorted(options.folder.glob("*.json"))
    result = options.folder / f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{_version()}.json"
    _run("benchmarks.own", "--output", result, *others)
    if before:
        _run("pyperf", "compare_to", before[-1], result, "--table", "--table-format=md")
    else:
        _run("pyperf", "show", result)


def _run(module: str, *arguments: object) -> None:
    subprocess.run([sys.executable, "-m", module, *map(str, arguments)], check=True, cwd=ROOT)


def _version() -> str:
    command = ["git", "rev-parse", "--short", "HEAD"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    return "-".join(filter(None, [newsdoc.__version__, answer.stdout.strip()]))


if __name__ == "__main__":
    main()
