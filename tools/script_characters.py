"""Write `src/newsdoc/script/characters.py` from the dictionaries of the installed OpenCC.

Run it after an update of OpenCC: `python tools/script_characters.py`. A test compares the table
with the dictionaries, so that it cannot grow old unnoticed.
"""

from __future__ import annotations

import subprocess
import tempfile
import unicodedata
from pathlib import Path

import opencc

TARGET = Path(__file__).parent.parent / "src" / "newsdoc" / "script" / "characters.py"
WIDTH = 84

HEAD = '''"""Which characters tell a script or a region, made by tools/script_characters.py.

A character is Simplified only where OpenCC's dictionaries know no Traditional text that has it,
and the other way round: `头` is Simplified, but `后` and `里` are written in both scripts.
"""

from __future__ import annotations

__all__ = ["HONG_KONG", "MANY", "SIMPLIFIED", "TAIWAN", "TRADITIONAL"]
'''


def read(name: str) -> dict[str, list[str]]:
    """Return one of OpenCC's compiled dictionaries: each key with its candidates."""
    clib = Path(str(opencc.__file__)).parent / "clib"
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder, "dictionary.txt")
        source = clib / "share" / "opencc" / f"{name}.ocd2"
        command = [str(clib / "bin" / "opencc_dict"), "-i", str(source), "-o", str(text)]
        subprocess.run([*command, "-f", "ocd2", "-t", "text"], check=True)  # noqa: S603  OpenCC's own tool
        lines = text.read_text(encoding="utf-8").split("\n")
    pairs = (line.split("\t") for line in lines if "\t" in line and not line.startswith("#"))
    return {key: values.split(" ") for key, values in pairs}


def tables() -> dict[str, str]:
    """Compute every table of the module."""
    to_traditional, to_simplified = read("STCharacters"), read("TSCharacters")
    taiwan, hong_kong = read("TWVariants"), read("HKVariants")
    traditional = {char for values in to_traditional.values() for char in values}
    traditional |= {char for table in (taiwan, hong_kong) for v in table.values() for char in v}
    simplified = {char for values in to_simplified.values() for char in values}
    keys = sorted({*taiwan, *hong_kong})
    here = {(taiwan.get(key) or [key])[0] for key in keys}
    there = {(hong_kong.get(key) or [key])[0] for key in keys}
    both = traditional & simplified
    return {
        "SIMPLIFIED": "".join(sorted(key for key in to_traditional if key not in traditional)),
        "TRADITIONAL": "".join(sorted(key for key in to_simplified if key not in simplified)),
        "TAIWAN": "".join(sorted(here - there - both)),
        "HONG_KONG": "".join(sorted(there - here - both)),
        "MANY": " ".join(
            key + "".join(values)
            for table in (to_traditional, to_simplified)
            for key, values in sorted(table.items())
            if len(values) > 1 and all(len(value) == 1 for value in values)
        ),
    }


COMMENTS = {
    "SIMPLIFIED": "Characters that no Traditional text has.",
    "TRADITIONAL": "Characters that no Simplified text has.",
    "TAIWAN": "Forms that Taiwan writes and Hong Kong does not.",
    "HONG_KONG": "Forms that Hong Kong writes and Taiwan does not.",
    "MANY": "A character and what it can become, where that is more than one, in either direction.",
}


def wrapped(text: str) -> list[str]:
    """Break a string into pieces of at most `WIDTH` terminal columns."""
    lines, line, used = [], "", 0
    for char in text:
        columns = 2 if unicodedata.east_asian_width(char) in "WF" else 1
        if used + columns > WIDTH:
            lines.append(line)
            line, used = "", 0
        line, used = line + char, used + columns
    return [*lines, line]


def module() -> str:
    """Return the text of the module."""
    parts = [HEAD]
    for name, text in tables().items():
        lines = [f'"{line}"' for line in wrapped(text)]
        value = lines[0] if len(lines) == 1 else "\n    ".join(["(", *lines]) + "\n)"
        parts.append(f'{name} = {value}\n"""{COMMENTS[name]}"""\n')
    return "\n".join(parts)


if __name__ == "__main__":
    TARGET.write_text(module(), encoding="utf-8")
