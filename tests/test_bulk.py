"""Reading many posts: in order, never stopping, in one process or several."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

import newsdoc
from newsdoc import DecodeError, FileError, FrontMatterError, NewsdocError, bulk
from tests.support import EXAMPLES, HUGO_POST


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two good posts among what cannot be read, and what is no post."""
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / "node_modules").mkdir()
    (tmp_path / "a.md").write_text(HUGO_POST, "utf-8")
    (tmp_path / "b" / "bad.markdown").write_text("---\ntitle: [a\n---\n", "utf-8")
    (tmp_path / "b" / "bytes.MD").write_bytes(b"---\ntitle: \xff\n---\n")
    (tmp_path / "c.md").write_text(HUGO_POST.replace("夜市", "早市"), "utf-8")
    (tmp_path / "image.png").write_bytes(b"\x89PNG")
    (tmp_path / ".git" / "x.md").write_text("x", "utf-8")
    (tmp_path / "node_modules" / "readme.md").write_text("x", "utf-8")
    return tmp_path


@pytest.mark.parametrize("workers", [1, 2])
def test_a_folder_in_order_with_its_errors(folder: Path, workers: int) -> None:
    paths = [folder / "missing.md", folder, folder / "image.png"]
    results = list(newsdoc.read(paths, workers=workers))
    assert [result.path.name for result in results] == [
        "missing.md", "a.md", "c.md", "bad.markdown", "bytes.MD", "image.png",
    ]  # fmt: skip
    kinds = [type(result.error) for result in results]
    assert kinds == [FileError, type(None), type(None), FrontMatterError, DecodeError, DecodeError]
    assert results[1].unwrap().title == "夜市來了機器人：鹽酥雞攤位背後的AI實驗"
    assert results[2].unwrap() == newsdoc.load(folder / "c.md")
    for result in results:
        assert (result.article is None) is (result.error is not None)
        if isinstance(result.error, NewsdocError):
            assert result.error.path == str(result.path)
    with pytest.raises(FileError):
        results[0].unwrap()


def test_the_script_of_a_site_is_that_of_all_its_posts(folder: Path) -> None:
    guess = newsdoc.detect_site_script(newsdoc.read(folder))
    one = newsdoc.load(folder / "a.md").script_detection
    assert (guess.script, guess.region) == ("Hant", one.region)
    other = newsdoc.load(folder / "c.md").script_detection
    assert guess.traditional == one.traditional + other.traditional
    posts = [newsdoc.loads(f"---\ntitle: {title}\n---\n") for title in ("软件", "ひらがな", "體")]
    mixed = newsdoc.detect_site_script(posts)
    assert (mixed.script, mixed.simplified, mixed.traditional) == ("mixed", 1, 1)
    assert newsdoc.detect_site_script([]).language is None


def test_one_path_will_do(folder: Path) -> None:
    assert [result.path.name for result in newsdoc.read(folder / "a.md")] == ["a.md"]
    assert len(list(newsdoc.read(str(folder)))) == 4


def test_results_come_while_reading(folder: Path) -> None:
    def endless() -> object:
        while True:
            yield folder / "a.md"

    for workers in (1, 2):
        results = newsdoc.read(endless(), workers=workers)  # type: ignore[arg-type]  # a stream
        assert [next(results).unwrap().schema for _ in range(3)] == ["hugo"] * 3
        results.close()  # type: ignore[attr-defined]  # a generator


def test_options_reach_every_file(folder: Path) -> None:
    results = list(newsdoc.read(folder / "a.md", schema="hexo", timezone="Asia/Taipei", workers=2))
    article = results[0].unwrap()
    assert article.schema == "hexo"
    assert article.context.timezone == "Asia/Taipei"
    (bad,) = newsdoc.read(folder / "a.md", schema="nonsense")
    assert isinstance(bad.error, newsdoc.SchemaError)


def test_strict_groups_become_errors(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ndate: 2025-13-01\n---\n", "utf-8")
    for workers in (1, 2):
        (result,) = newsdoc.read(path, schema="hugo", strict=True, workers=workers)
        assert isinstance(result.error, ExceptionGroup)


def test_articles_from_workers_bring_their_values(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (result,) = newsdoc.read(folder / "a.md", workers=2)
    article = result.unwrap()
    with monkeypatch.context() as patch:
        patch.setattr(newsdoc.frontmatter, "read", None)
        assert article.title == "夜市來了機器人：鹽酥雞攤位背後的AI實驗"
        assert article.metadata.draft is False
    assert article.native == newsdoc.load(folder / "a.md").native
    assert article.origin("title").key == "title"
    assert pickle.loads(pickle.dumps(article)) == article


def _die(path: Path) -> newsdoc.Result:
    if path.name == "b.md":
        os._exit(9)
    return newsdoc.Result(path, newsdoc.loads(HUGO_POST))


def test_a_dying_process_takes_one_file_with_it() -> None:
    paths = [Path(f"{letter}.md") for letter in "abcdefghij"]
    results = list(bulk._read_parallel(partial(_die), iter(paths), 2))
    assert [result.path for result in results] == paths
    assert [result.path.name for result in results if result.error] == ["b.md"]


def test_a_script_without_a_guard_can_use_workers(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import newsdoc\n"
        f"for result in newsdoc.read({str(EXAMPLES / 'hugo')!r}, workers=2):\n"
        "    print(result.unwrap().schema)\n",
        "utf-8",
    )
    if sys.platform != "linux":
        pytest.skip("processes are started anew here, which needs a guard")
    answer = subprocess.run(
        [sys.executable, "-W", "error", str(script)],
        capture_output=True,
        text=True,
        check=True,
        timeout=50,
    )
    assert answer.stdout == "hugo\n"


def test_workers_leave_ctrl_c_to_the_main_process() -> None:
    with bulk._pool(1) as pool:
        assert pool.submit(signal.getsignal, signal.SIGINT).result() is signal.SIG_IGN


def test_workers_must_be_some() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        newsdoc.read("x.md", workers=0)
