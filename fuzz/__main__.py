"""`python -m fuzz TARGET [OPTIONS OF LIBFUZZER] [FILES OR FOLDERS]`."""

from __future__ import annotations

import importlib
import pkgutil
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["newsdoc"]):
    import newsdoc

    # Names are fetched when first asked for: only what is imported here is instrumented.
    for module in pkgutil.walk_packages(newsdoc.__path__, "newsdoc."):
        if not module.name.startswith("newsdoc.cli"):
            importlib.import_module(module.name)

from fuzz.targets import TARGETS
from tests.strategies import Writer, batch

SEEDS = 60
"""Posts of each generator to begin with."""
DEFAULTS = ("-timeout=30", "-rss_limit_mb=2048", "-max_len=1500", "-len_control=20")
SAME = ("-entropic=0", "-use_cmp=0", "-detect_leaks=0", "-reload=0")
"""What libFuzzer leaves out with a seed: it would hang on addresses, other threads or the clock.

With its entropic schedule two runs with one seed part after some thousand inputs, though each input
covers the same code in both.
"""


def main() -> None:
    """Run one target."""
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"usage: python -m fuzz {{{','.join(TARGETS)}}} [options of libFuzzer] [paths]")
    name, *options = sys.argv[1:]
    if any(option.startswith("-seed=") for option in options):
        options = [*SAME, *options]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "seeds")
        folder.mkdir()
        given = [option for option in options if not option.startswith("-")]
        if not all(Path(path).is_file() for path in given) or not given:
            seeds = write_seeds(folder)
            # A list, as a folder has another order on another machine.
            folder.with_suffix(".txt").write_text(",".join(map(str, seeds)), "utf-8")
            options.append(f"-seed_inputs=@{folder.with_suffix('.txt')}")
        arguments = [sys.argv[0], *DEFAULTS, f"-dict={_dictionary(folder)}", *options]
        atheris.Setup(arguments, TARGETS[name])
        atheris.Fuzz()


def write_seeds(folder: Path) -> list[Path]:
    """Write the posts to begin with, and one short value in front of each for `edit`."""
    written = []
    posts = [*batch(Writer.hugo_post, SEEDS), *batch(Writer.hexo_post, SEEDS)]
    for number, post in enumerate(posts):
        schema = number // SEEDS
        value = bytes([schema, 4, number, number]) + "#新".encode()
        for name, start in ((f"seed-{number}", bytes([schema])), (f"seed-{number}-edit", value)):
            written.append(folder / name)
            written[-1].write_bytes(start + post.data)
    return written


TOKENS = """
--- +++ ;;; ... {{< >}} {{% %}} /%}} {% %} {{ }} <!--more--> ``` ~~~ ** __ ~~ $$ []( ![ ]( [^a]
[^a]: [a]: || |-|-| <div> </div> <br/> &amp; &#0; [x] >- |+ !!str !!binary !!timestamp <<: &a *a
{%raw%} {%endraw%} #+title: title: date: tags: 2024-05-06 12:30:00 +08:00 0x1F 1e3 ~ null .nan
\\u0000 \\U0001F600 头发 後天 软件 乾坤 https://例子.com/ http://a.b
"""
BREAKS = ("\n", "\r\n", "\r", "\ufeff", "\u2028", "\x85", "\0")


def _dictionary(folder: Path) -> Path:
    path = folder.with_name(f"{folder.name}.dict")
    words = (*TOKENS.split(), *BREAKS)
    quoted = ("".join(f"\\x{byte:02x}" for byte in word.encode()) for word in words)
    path.write_text("".join(f'"{word}"\n' for word in quoted), "ascii")
    return path


if __name__ == "__main__":
    main()
