"""save() destroys nothing."""

from __future__ import annotations

import io
import os
import pickle
import shutil
import stat
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import newsdoc
from newsdoc import ConflictError, FileError
from tests.support import HEXO_POST, HUGO_POST

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOBODY = 65534
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")


@pytest.fixture
def plain_user() -> Iterator[Path]:
    """A folder of a user to whom permissions apply: root, as whom CI runs, may write everywhere."""
    folder = Path(tempfile.mkdtemp())
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if is_root:
        os.chown(folder, _NOBODY, _NOBODY)
        os.seteuid(_NOBODY)
    try:
        yield folder
    finally:
        if is_root:
            os.seteuid(0)
        shutil.rmtree(folder)


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_unchanged_articles_write_back_byte_for_byte(hugo_file: Path, tmp_path: Path) -> None:
    article = newsdoc.load(hugo_file)
    assert article.save(tmp_path / "copy.md") is True
    assert (tmp_path / "copy.md").read_bytes() == hugo_file.read_bytes()
    assert files_in(tmp_path) == ["copy.md", "hugo.md"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xef\xbb\xbf---\r\ntitle: a\r\n---\r\n\r\ntext  \r\n\r\n",
        b"---\rtitle: a\r---\rtext\r",
        "---\ntitle: 头\n---\n".encode("utf-16"),
        b"no front matter\x85\x0c",
    ],
)
def test_odd_bytes_survive(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "odd.md"
    path.write_bytes(data)
    article = newsdoc.load(path, schema="hugo", encoding="latin-1" if b"\x85" in data else None)
    article.save(tmp_path / "copy.md")
    assert (tmp_path / "copy.md").read_bytes() == data


def test_without_an_edit_nothing_is_written(hugo_file: Path) -> None:
    hugo_file.chmod(0o444)
    before = hugo_file.stat()
    assert newsdoc.load(hugo_file).save() is False
    assert hugo_file.stat().st_mtime_ns == before.st_mtime_ns
    assert hugo_file.stat().st_ino == before.st_ino


def test_an_edit_is_written_in_place(hugo_file: Path) -> None:
    article = newsdoc.load(hugo_file)
    assert article.replace(title="新").save() is True
    assert newsdoc.load(hugo_file).title == "新"
    assert files_in(hugo_file.parent) == ["hugo.md"]


def test_several_steps_save_one_after_the_other(hugo_file: Path) -> None:
    first = newsdoc.load(hugo_file).replace(title="一")
    first.save()
    second = first.replace(title="二")
    second.save()
    assert newsdoc.load(hugo_file).title == "二"
    assert second.save() is False


def test_what_someone_else_wrote_is_not_overwritten(hugo_file: Path) -> None:
    article = newsdoc.load(hugo_file).replace(title="新")
    other = hugo_file.read_bytes() + b"more\n"
    hugo_file.write_bytes(other)
    with pytest.raises(ConflictError) as caught:
        article.save()
    assert caught.value.path == str(hugo_file)
    assert hugo_file.read_bytes() == other
    assert article.save(overwrite=True) is True
    assert newsdoc.load(hugo_file).title == "新"


def test_what_someone_else_removed_is_not_put_back(hugo_file: Path) -> None:
    article = newsdoc.load(hugo_file).replace(title="新")
    hugo_file.unlink()
    with pytest.raises(ConflictError, match="gone"):
        article.save()
    assert files_in(hugo_file.parent) == []


def test_another_file_in_the_way_is_not_overwritten(hugo_file: Path, hexo_file: Path) -> None:
    with pytest.raises(ConflictError):
        newsdoc.load(hugo_file).save(hexo_file)
    assert hexo_file.read_bytes() == HEXO_POST.encode()
    newsdoc.load(hugo_file).save(hexo_file, overwrite=True)
    assert hexo_file.read_bytes() == HUGO_POST.encode()


def test_a_conversion_needs_a_path_or_in_place(hexo_file: Path, tmp_path: Path) -> None:
    converted = newsdoc.load(hexo_file).convert("zh-TW")
    with pytest.raises(FileError, match="in_place"):
        converted.save()
    with pytest.raises(FileError, match="in_place"):
        converted.replace(title="x").save()
    assert hexo_file.read_bytes() == HEXO_POST.encode()
    assert converted.save(tmp_path / "tw.md") is True
    assert converted.save(in_place=True) is True
    assert hexo_file.read_bytes() == (tmp_path / "tw.md").read_bytes() == converted.data


@pytest.mark.parametrize("step", [0, 1, 2])
@pytest.mark.parametrize("copied", [False, True])
def test_any_version_between_may_be_replaced(hugo_file: Path, step: int, copied: bool) -> None:
    versions = [newsdoc.load(hugo_file)]
    for title in ("一", "二", "三"):
        versions.append(versions[-1].replace(title=title))
    last = pickle.loads(pickle.dumps(versions[-1])) if copied else versions[-1]
    hugo_file.write_bytes(versions[step].data)
    assert last.save() is True
    hugo_file.write_bytes(b"another\n")
    with pytest.raises(ConflictError):
        last.save()


def test_a_copy_of_an_edited_article_does_not_carry_the_text_before() -> None:
    article = newsdoc.loads(HUGO_POST + "字" * 10_000)
    edited = article.replace(title="新")
    assert len(pickle.dumps(edited)) < len(pickle.dumps(article)) + 1_000


def test_an_article_without_a_path_needs_one(tmp_path: Path) -> None:
    article = newsdoc.loads(HUGO_POST)
    with pytest.raises(FileError, match="no path"):
        article.save()
    assert article.save(tmp_path / "new.md") is True
    changed = article.replace(title="新")
    assert changed.save(tmp_path / "new.md") is True


def test_a_new_article_creates_its_file(tmp_path: Path) -> None:
    path = tmp_path / "new.md"
    assert newsdoc.new("hugo", title="新", path=path).save() is True
    assert newsdoc.load(path).title == "新"
    with pytest.raises(ConflictError):
        newsdoc.new("hugo", title="別的", path=path).save()


@POSIX
def test_mode_and_links_are_kept(hugo_file: Path, tmp_path: Path) -> None:
    hugo_file.chmod(0o640)
    link = tmp_path / "link.md"
    link.symlink_to(hugo_file.name)
    newsdoc.load(link).replace(title="新").save()
    assert link.is_symlink()
    assert newsdoc.load(hugo_file).title == "新"
    assert stat.S_IMODE(hugo_file.stat().st_mode) == 0o640


def test_a_new_file_gets_the_mode_that_the_umask_gives(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.touch()
    newsdoc.loads(HUGO_POST).save(tmp_path / "new.md")
    assert (tmp_path / "new.md").stat().st_mode == plain.stat().st_mode


def test_nothing_is_left_behind_when_writing_fails(
    hugo_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    for name in ("fsync", "replace"):
        with monkeypatch.context() as patch:
            patch.setattr(os, name, refuse)
            with pytest.raises(FileError, match="No space left"):
                newsdoc.load(hugo_file).replace(title="新").save()
        assert hugo_file.read_bytes() == HUGO_POST.encode()
        assert files_in(hugo_file.parent) == ["hugo.md"]


def test_a_change_while_writing_is_seen(hugo_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fsync

    def meddle(handle: int) -> None:
        real(handle)
        hugo_file.write_bytes(b"mine\n")

    article = newsdoc.load(hugo_file).replace(title="新")
    monkeypatch.setattr(os, "fsync", meddle)
    with pytest.raises(ConflictError):
        article.save()
    assert hugo_file.read_bytes() == b"mine\n"
    assert files_in(hugo_file.parent) == ["hugo.md"]


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"a\.md: there is no folder .*no'"):
        newsdoc.loads(HUGO_POST).save(tmp_path / "no" / "a.md")
    with pytest.raises(FileError):
        newsdoc.loads(HUGO_POST).save(tmp_path)


def test_a_locked_file_stays_as_it_is(plain_user: Path) -> None:
    locked = plain_user / "hugo.md"
    locked.write_bytes(HUGO_POST.encode())
    article = newsdoc.load(locked).replace(title="新")
    locked.chmod(0o444)
    with pytest.raises(FileError, match="Permission"):
        article.save()
    assert locked.read_bytes() == HUGO_POST.encode()


@POSIX
def test_a_locked_folder_stays_as_it_is(plain_user: Path) -> None:
    path = plain_user / "hugo.md"
    path.write_bytes(HUGO_POST.encode())
    article = newsdoc.load(path).replace(title="新")
    plain_user.chmod(0o555)
    try:
        with pytest.raises(FileError, match="Permission"):
            article.save()
    finally:
        plain_user.chmod(0o755)
    assert path.read_bytes() == HUGO_POST.encode()
    assert files_in(plain_user) == ["hugo.md"]


def test_dump_and_dumps(hugo_file: Path, tmp_path: Path) -> None:
    article = newsdoc.load(hugo_file)
    assert newsdoc.dumps(article) == HUGO_POST
    stream = io.BytesIO()
    newsdoc.dump(article, stream)
    assert stream.getvalue() == HUGO_POST.encode()
    newsdoc.dump(article, tmp_path / "copy.md")
    assert (tmp_path / "copy.md").read_bytes() == HUGO_POST.encode()
    with_mark = newsdoc.loads("\ufeff" + HUGO_POST)
    assert newsdoc.dumps(with_mark) == "\ufeff" + HUGO_POST
    assert with_mark.data.startswith(b"\xef\xbb\xbf---")
