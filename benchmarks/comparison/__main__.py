"""Ask everybody and write the page."""

from __future__ import annotations

from benchmarks.comparison import conversion, front_matter, tree
from benchmarks.comparison.cells import rows
from benchmarks.generated import FOLDER, table, write_page
from benchmarks.peers import FRONT_MATTER, RELEASED, TREES, versions


def main() -> None:
    """Write the page."""
    found = versions()
    tools = conversion.CONVERTERS
    write_page(
        FOLDER / "comparison.md",
        "python -m benchmarks.comparison",
        {
            "Versions": table(
                ["tool", "version", "released"],
                [[name, found[name], RELEASED[name]] for name in RELEASED],
            ),
            "Front matter": table(
                ["", *FRONT_MATTER], rows(front_matter.QUESTIONS, FRONT_MATTER.values())
            ),
            "The body": table(["", *TREES], rows(tree.QUESTIONS, TREES.values())),
            "Conversion to Taiwan's usage": table(["", *tools], rows(conversion.QUESTIONS, tools)),
        },
    )


if __name__ == "__main__":
    main()
