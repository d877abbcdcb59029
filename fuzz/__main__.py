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


def main() -> None:
    """Run one target."""
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"usage: python -m fuzz {{{','.join(TARGETS)}}} [options of libFuzzer] [paths]")
    name, *options = sys.argv[1:]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "seeds")
        folder.mkdir()
        given = [option for option in options if not option.startswith("-")]
        if not all(Path(path).is_file() for path in given) or not given:
            write_seeds(folder)
            # The first folder is where libFuzzer keeps what it finds; seeds are only read.
            options.append(str(folder))
        arguments = [sys.argv[0], *DEFAULTS, f"-dict={_dictionary(folder)}", *options]
        atheris.Setup(arguments, TARGETS[name])
        atheris.Fuzz()


def write_seeds(folder: Path) -> None:
    """Write the posts to begin with, and one short value in front of each for `edit`."""
    posts = [*batch(Writer.hugo_post, SEEDS), *batch(Writer.hexo_post, SEEDS)]
    for number, post in enumerate(posts):
        schema = number // SEEDS
        (folder / f"seed-{number}").write_bytes(bytes([schema]) + post.data)
        value = bytes([schema, 4, number, number]) + "#新".encode()
        (folder / f"seed-{number}-edit").write_bytes(value + post.data)


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
