"""The examples in JavaScript that documents show."""

from __future__ import annotations

import json
import os
import re
import subprocess
from typing import TYPE_CHECKING

import newsdoc
from newsdoc.markdown import GFM, parse
from tests.interop.node import node
from tests.support import EXAMPLES, ROOT

if TYPE_CHECKING:
    from pathlib import Path


def test_javascript_reads_the_tree_that_newsdoc_writes(real_node: str, tmp_path: Path) -> None:
    page = (ROOT / "docs" / "how-to" / "remark.md").read_text("utf-8")
    (program,) = re.findall(r"^```js\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    (tmp_path / "program.mjs").write_text(program, "utf-8")
    (tmp_path / "node_modules").symlink_to(real_node)
    post = newsdoc.load(EXAMPLES / "hexo" / "source" / "_posts" / "rooftop-farms.md")
    answer = subprocess.run(
        [node(), "program.mjs"],
        input=json.dumps(post.body.to_mdast(units="utf16")).encode(),
        cwd=tmp_path,
        env=dict(os.environ),
        capture_output=True,
        check=True,
        timeout=60,
    )
    written = parse(answer.stdout.decode(), dialect=GFM)
    assert [one.type for one in written.walk()] == [one.type for one in post.body.walk()]
    assert written.text() == post.body.text()
