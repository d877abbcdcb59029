"""Peak memory of whole processes, above that of a bare interpreter, beside the peers'."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure import Ratio
from benchmarks.startup import CONVERT, LOAD, OPENCC, PEER, environment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.posts import Post

# Linux counts what a process had before it became another program; the line of its own does not.
PEAK = """
import pathlib, sys
status = pathlib.Path("/proc/self/status")
if status.exists():
    lines = status.read_text().split("\\n")
    print(*[int(line.split()[1]) for line in lines if line.startswith("VmHWM")])
else:
    import resource
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(peak // 1024 if sys.platform == "darwin" else peak)
"""
TEXTS = """
import pathlib, sys
texts = pathlib.Path(sys.argv[1]).read_text("utf-8").split("\\0")
"""
KEEP = f"{TEXTS}import newsdoc\nkept = [newsdoc.loads(text, schema='hugo') for text in texts]\n"
KEEP_PEER = f"{TEXTS}import frontmatter\nkept = [frontmatter.loads(text) for text in texts]\n"
TREE = f"{TEXTS}import newsdoc.markdown\nkept = [newsdoc.markdown.parse(text) for text in texts]\n"
TREE_PEER = f"""{TEXTS}
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
kept = [SyntaxTreeNode(parser.parse(text)) for text in texts]
"""
ROUNDS = 5


def measure(samples: dict[str, list[Post]]) -> Iterator[Ratio]:
    """Run each job and its peer in processes of their own, in turn."""
    for name, job, peer_name, peer in (
        ("import newsdoc", "import newsdoc", "import frontmatter", "import frontmatter"),
        ("first load", LOAD, "first frontmatter.loads", PEER),
        ("first convert", CONVERT, "first OpenCC call", OPENCC),
    ):
        yield _ratio((name, job), (peer_name, peer), [])
    for size, posts in samples.items():
        texts = [post.text for post in posts if post.schema == "hugo"]
        texts *= max(1, 2_000_000 // sum(map(len, texts)))
        bodies = [text.partition("\n---\n")[2] for text in texts]
        loads = f"{len(texts)} articles kept, {size}"
        yield _ratio((loads, KEEP), ("frontmatter.loads", KEEP_PEER), texts)
        trees = f"{len(bodies)} trees kept, {size}"
        yield _ratio((trees, TREE), ("SyntaxTreeNode(md.parse())", TREE_PEER), bodies)


def _ratio(job: tuple[str, str], peer: tuple[str, str], texts: list[str]) -> Ratio:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "texts")
        path.write_text("\0".join(texts), "utf-8")
        bare = min(_peak("", path) for _ in range(ROUNDS))
        peaks = [(_peak(job[1], path), _peak(peer[1], path)) for _ in range(ROUNDS)]
    ratios = sorted((own - bare) / max(other - bare, 1) for own, other in peaks)
    own = statistics.median(one - bare for one, _ in peaks)
    median = statistics.median(ratios)
    return Ratio(job[0], peer[0], median, ratios[0], ratios[-1], own / 1024, unit="MB")


def _peak(code: str, path: Path) -> int:
    """Return the most KiB of memory that a process had."""
    command = [sys.executable, "-c", code + PEAK, str(path)]
    answer = subprocess.run(
        command, check=True, env=environment(), stdout=subprocess.PIPE, text=True
    )
    return int(answer.stdout)
