"""Starting: `import newsdoc` beside python-frontmatter, and the first conversion."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from benchmarks.measure import Ratio, ratio

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.posts import Post

LOAD = "import newsdoc; newsdoc.loads('---\\ntitle: 標題\\n---\\n', schema='hugo').title"
PEER = "import frontmatter; frontmatter.loads('---\\ntitle: 標題\\n---\\n')"
CONVERT = "import newsdoc; newsdoc.convert('头发', 'zh-TW')"
NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"
OPENCC = "import opencc; opencc.OpenCC('s2twp').convert('头发')"


def measure(samples: dict[str, list[Post]]) -> Iterator[Ratio]:
    """Run whole processes."""
    for name, job, peer_name, peer, goal in (
        ("import newsdoc", "import newsdoc", "import frontmatter", "import frontmatter", None),
        ("first load", LOAD, "first frontmatter.loads", PEER, None),
        ("first convert", CONVERT, "first OpenCC call", OPENCC, 2.0),
    ):
        yield ratio(
            (name, lambda code=job: _run(code)),
            (peer_name, lambda code=peer: _run(code)),
            goal=goal,
        )


def _run(code: str) -> None:
    subprocess.run([sys.executable, "-c", code], check=True, env=environment())


def environment() -> dict[str, str]:
    """Return that of this process, but with bytecode at hand, as installed packages have it."""
    return {name: os.environ[name] for name in os.environ if name != NO_BYTECODE}
