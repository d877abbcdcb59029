"""Nothing that stands in a file makes newsdoc open another, use the network or run code."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.support import HEXO_POST, HUGO_POST

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = {
    "python tags": "---\ntitle: !!python/object/apply:os.system ['touch hacked']\n---\n头发\n",
    "js tags": "---\ntitle: !!js/function 'function () { return 1 }'\n---\n头发\n",
    "other files": "---\ntitle: a\ncover: ../../../etc/passwd\nlayout: /etc/passwd\n"
    "image: http://127.0.0.1:9/a.png\n---\n"
    "![a](file:///etc/passwd) {{< readfile /etc/passwd >}} {% include_code ../a.md %}\n",
    "templates": "---\ntitle: '{{ os.Getenv \"HOME\" }}'\n---\n{{ 7 * 7 }} {% raw %}x\n",
    "toml": "+++\ntitle = '$(touch hacked)'\ndate = 2025-01-02\n+++\n`rm -rf` <script>a()\n",
    "json": '{"title": "__import__(\'os\')", "date": "2025-01-02"}\n\n头发\n',
    "hugo": HUGO_POST,
    "hexo": HEXO_POST,
}

WATCHED = """
import json, sys, newsdoc

def everything(path, copy):
    for schema in ('hugo', 'hexo', None):
        try:
            article = newsdoc.load(path, schema=schema, encoding='detect')
            article.to_json(body=True)
            article.native
            article.save(copy, overwrite=True)
            for target in ('zh-TW', 'zh-CN'):
                article.convert(target, punctuation=True).save(copy, overwrite=True)
            article.replace(title='新').save(copy, overwrite=True)
        except newsdoc.NewsdocError:
            pass

folder, *posts = sys.argv[1:]
# The first round brings modules and dictionaries; only the second is watched.
for post in posts:
    everything(post, folder + '/copy.md')
events = []
watching = True

def watch(event, arguments):
    if watching and not (event == 'open' and isinstance(arguments[0], int)):
        events.append((event, str(arguments[0]) if arguments else ''))

sys.addaudithook(watch)
for post in posts:
    everything(post, folder + '/copy.md')
watching = False
print(json.dumps(events))
"""
HARMLESS = {
    "builtins.id",
    "fcntl.flock",
    "object.__getattr__",
    "object.__setattr__",
    "os.chmod",
    "os.chown",
    "os.link",
    "os.remove",
    "os.rename",
    "sys._getframe",
}


def test_only_the_named_files_are_opened_and_nothing_is_run(tmp_path: Path) -> None:
    posts = [tmp_path / f"{name}.md" for name in HOSTILE]
    for path, text in zip(posts, HOSTILE.values(), strict=True):
        path.write_text(text, "utf-8")
    answer = subprocess.run(
        [sys.executable, "-c", WATCHED, tmp_path, *posts],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=True,
    )
    events = json.loads(answer.stdout)
    opened = {argument for event, argument in events if event == "open"}
    assert opened >= {str(path) for path in posts}
    copy = tmp_path / "copy.md"
    moments = {str(tmp_path / ".newsdoc.tmp"), str(tmp_path / ".newsdoc.lock")}
    assert opened - {str(path) for path in posts} <= {str(copy), str(tmp_path), *moments}
    assert {event for event, _ in events} - {"open"} <= HARMLESS
    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in (*posts, copy)}
