"""Saving survives: kills, others who save, full disks, and systems that offer less than Linux."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

import newsdoc
from newsdoc import ConflictError, FileError
from newsdoc.files import locks, writing
from newsdoc.files.writing import write_bytes
from tests.support import HUGO_POST

if TYPE_CHECKING:
    from pathlib import Path

OLD = b"old\n" * 50_000
NEW = b"new\n" * 60_000


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def always(_: bytes) -> bool:
    return True


def start(code: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)], stdout=subprocess.PIPE, text=True
    )


NO_NAMELESS = "import pathlib, newsdoc.files.writing as w; w._HANDLES = pathlib.Path('/nowhere')\n"
"""As on macOS, and on Linux file systems without files that have no name."""


# Kills

SAVE_FOREVER = """
import sys
from newsdoc.files.writing import write_bytes
print('ready', flush=True)
while True:
    for data in (b'new\\n' * 60_000, b'old\\n' * 50_000):
        write_bytes(sys.argv[1], data, may_replace=lambda _: True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kills that cannot be caught")
@pytest.mark.parametrize("before", ["", NO_NAMELESS], ids=["nameless", "named"])
def test_a_kill_at_any_moment_leaves_the_old_bytes_or_the_new(before: str, tmp_path: Path) -> None:
    path = tmp_path / "post.md"
    path.write_bytes(OLD)
    chance = random.Random(before)  # noqa: S311  any moments will do
    for _ in range(12):
        saver = start(before + SAVE_FOREVER, path)
        assert saver.stdout
        assert saver.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(0, 0.03))
        saver.kill()
        saver.wait()
        saver.stdout.close()
        assert path.read_bytes() in {OLD, NEW}
        assert set(names(tmp_path)) <= {"post.md", ".newsdoc.tmp"}
        assert write_bytes(path, OLD + b"x", may_replace=always)
        assert names(tmp_path) == ["post.md"]
        path.write_bytes(OLD)


KILLED_AT_STEP = """
import os, signal, sys
from newsdoc.files.writing import write_bytes
steps = int(sys.argv[2])

def step(event, arguments):
    global steps
    if event in {'open', 'fcntl.flock'} or event.startswith('os.'):
        steps -= 1
        if steps == -1:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(step)
write_bytes(sys.argv[1], b'new\\n' * 60_000, may_replace=lambda _: True)
steps = -2
print('done', flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kills that cannot be caught")
@pytest.mark.parametrize("before", ["", NO_NAMELESS], ids=["nameless", "named"])
def test_a_kill_before_each_step_of_a_save(before: str, tmp_path: Path) -> None:
    path = tmp_path / "post.md"
    seen = set()
    for steps in range(60):
        path.write_bytes(OLD)
        saver = start(before + KILLED_AT_STEP, path, steps)
        output, _ = saver.communicate()
        found = path.read_bytes()
        assert found in {OLD, NEW}
        assert set(names(tmp_path)) <= {"post.md", ".newsdoc.tmp"}
        seen.add(found)
        if output == "done\n":
            break
        assert saver.returncode == -signal.SIGKILL
    else:
        pytest.fail("the save never came to its end")
    assert seen == {OLD, NEW}
    assert names(tmp_path) == ["post.md"], "the last save removes what the killed ones left"


# Others who save

APPEND = """
import sys, newsdoc
path, writer = sys.argv[1:]
for number in range(25):
    while True:
        article = newsdoc.load(path, schema='hugo')
        end = newsdoc.Span(article.body_span.end, article.body_span.end)
        try:
            article.apply([newsdoc.Edit(end, f'{writer}-{number}\\n', '')]).save()
            break
        except newsdoc.ConflictError:
            pass
"""
LOCK_FILE = """
import os
from newsdoc.files import locks
def unlock(handle):
    os.remove(os.path.join(os.path.dirname(__import__('sys').argv[1]), '.newsdoc.lock'))
    os.close(handle)
locks._lock, locks._unlock = locks._lock_file, unlock
"""
"""The lock of Windows; what the system removes there is removed by hand."""


@pytest.mark.parametrize(
    "before",
    ["", NO_NAMELESS, LOCK_FILE if sys.platform != "win32" else ""],
    ids=["", "named", "lock-file"],
)
def test_nobody_overwrites_the_work_of_another(before: str, tmp_path: Path) -> None:
    path = tmp_path / "post.md"
    path.write_text("---\ntitle: a\n---\n", "utf-8")
    savers = [start(before + APPEND, path, writer) for writer in "abc"]
    assert [saver.wait() for saver in savers] == [0, 0, 0]
    for saver in savers:
        saver.communicate()
    lines = path.read_text("utf-8").split("\n")[3:-1]
    assert sorted(lines) == sorted(f"{writer}-{number}" for writer in "abc" for number in range(25))
    assert names(tmp_path) == ["post.md"]


def test_a_folder_that_stays_locked_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks, "_PATIENCE", 0.02)
    path = tmp_path / "post.md"
    path.write_bytes(OLD)
    with locks.alone_in(tmp_path) as alone:
        assert alone
        with pytest.raises(FileError, match="locked"):
            write_bytes(path, NEW, may_replace=always)
    assert path.read_bytes() == OLD
    assert write_bytes(path, NEW, may_replace=always)


def test_the_lock_of_windows_keeps_a_second_one_out(tmp_path: Path) -> None:
    handle = locks._lock_file(tmp_path)
    with pytest.raises(BlockingIOError):
        locks._lock_file(tmp_path)
    os.close(handle)
    with pytest.raises(FileNotFoundError):
        locks._lock_file(tmp_path / "no")


def test_where_folders_cannot_be_locked_saving_still_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> int:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(locks, "_lock", refuse)
    path = tmp_path / "post.md"
    for nameless in (True, False):
        if not nameless:
            monkeypatch.setattr(writing, "_HANDLES", tmp_path / "none")
        assert write_bytes(path, NEW, may_replace=always)
        assert write_bytes(path, OLD, may_replace=always)
        assert names(tmp_path) == ["post.md"]


# What killed processes leave, and what is in the way


def test_what_a_killed_process_left_is_removed(tmp_path: Path) -> None:
    (tmp_path / ".newsdoc.tmp").write_bytes(b"half")
    write_bytes(tmp_path / "post.md", NEW, may_replace=always)
    assert names(tmp_path) == ["post.md"]


def test_what_cannot_be_removed_is_not_in_the_way(tmp_path: Path) -> None:
    """In a shared folder it may belong to another user; here it is a folder."""
    (tmp_path / ".newsdoc.tmp").mkdir()
    write_bytes(tmp_path / "post.md", NEW, may_replace=always)
    assert names(tmp_path) == [".newsdoc.tmp", "post.md"]
    assert (tmp_path / "post.md").read_bytes() == NEW


def test_a_circle_of_links_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to("b.md")
    (tmp_path / "b.md").symlink_to("a.md")
    with pytest.raises(FileError):
        newsdoc.loads(HUGO_POST).save(tmp_path / "a.md")
    with pytest.raises(FileError):
        newsdoc.load(tmp_path / "a.md")
    assert (tmp_path / "a.md").is_symlink()


def test_a_link_to_nothing_makes_the_file_that_it_names(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to("b.md")
    newsdoc.loads(HUGO_POST).save(tmp_path / "a.md")
    assert (tmp_path / "a.md").is_symlink()
    assert (tmp_path / "b.md").read_bytes() == HUGO_POST.encode()


# Full disks, and readers that hold a file

FULL = """
import resource, sys, newsdoc
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
article = newsdoc.load(sys.argv[1], schema='hugo')
end = newsdoc.Span(article.body_span.end, article.body_span.end)
try:
    article.apply([newsdoc.Edit(end, 'x' * 200_000, '')]).save()
except newsdoc.FileError as error:
    print(error.message)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
@pytest.mark.parametrize("before", ["", NO_NAMELESS], ids=["nameless", "named"])
def test_a_file_that_cannot_be_written_whole_is_not_written(before: str, tmp_path: Path) -> None:
    path = tmp_path / "post.md"
    path.write_bytes(HUGO_POST.encode())
    output, _ = start(before + FULL, path).communicate()
    assert output == "File too large\n"
    assert path.read_bytes() == HUGO_POST.encode()
    assert names(tmp_path) == ["post.md"]


def test_a_file_that_a_reader_holds_is_replaced_when_it_lets_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows refuses while a file is open; `_PAUSES` are its alone."""
    real = os.replace
    refusals = 2

    def held(source: Path, target: Path) -> None:
        nonlocal refusals
        refusals -= 1
        if refusals >= 0:
            raise PermissionError(errno.EACCES, "Access is denied")
        real(source, target)

    monkeypatch.setattr(writing, "_PAUSES", (0, 0))
    monkeypatch.setattr(os, "replace", held)
    path = tmp_path / "post.md"
    assert write_bytes(path, NEW, may_replace=always)
    assert path.read_bytes() == NEW
    refusals = 3
    with pytest.raises(FileError, match="denied"):
        write_bytes(path, OLD, may_replace=always)
    assert path.read_bytes() == NEW
    assert names(tmp_path) == ["post.md"]


def test_windows_says_of_a_folder_that_permission_is_denied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def deny(*_: object, **__: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "open", deny)
    with pytest.raises(FileError, match="folder"):
        newsdoc.load(tmp_path)
    with pytest.raises(FileError, match="Permission denied"):
        newsdoc.load(tmp_path / "a.md")


def test_an_article_made_twice_is_written_once(tmp_path: Path) -> None:
    path = tmp_path / "new.md"
    newsdoc.new("hugo", title="一", path=path).save()
    with pytest.raises(ConflictError):
        newsdoc.new("hugo", title="二", path=path).save()
    assert newsdoc.load(path).title == "一"


def test_a_folder_that_lets_nobody_make_a_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(PermissionError):
        locks._lock_file(tmp_path)


def test_the_same_bytes_written_by_another_meanwhile_are_no_conflict(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "post.md"
    path.write_bytes(OLD)
    real = os.fsync

    def meddle(handle: int) -> None:
        real(handle)
        path.write_bytes(NEW)

    monkeypatch.setattr(os, "fsync", meddle)
    assert not write_bytes(path, NEW, may_replace=always)
    assert (path.read_bytes(), names(tmp_path)) == (NEW, ["post.md"])
