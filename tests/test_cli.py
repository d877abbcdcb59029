"""The command line: what it prints, what it writes, and its exit codes."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from rich.console import Console
from typer.testing import CliRunner

import newsdoc
from newsdoc.cli import main
from newsdoc.cli.app import app
from newsdoc.cli.terminal import Options, Run
from tests.support import HEXO_POST, HUGO_POST, validate

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result


def run(*arguments: str | Path, code: int = 0) -> Result:
    result = CliRunner().invoke(app, [str(one) for one in arguments], env={"COLUMNS": "120"})
    assert result.exit_code == code, result.output
    return result


@pytest.fixture
def bad_file(tmp_path: Path) -> Path:
    path = tmp_path / "bad.md"
    path.write_text("---\ntitle: [a\n---\n", "utf-8")
    return path


def test_help_teaches() -> None:
    text = run("--help").output
    for word in ("show", "json", "convert", "set", "Exit codes"):
        assert word in text
    for command in ("show", "json", "convert", "set"):
        assert "Example" in run(command, "--help").output
    assert run("--version").output.strip() == f"newsdoc {newsdoc.__version__}"


def test_show_is_a_readable_card(hugo_file: Path, hexo_file: Path) -> None:
    text = run("show", hugo_file).output
    for part in (
        "夜市來了機器人：鹽酥雞攤位背後的AI實驗",
        "title, line 2",
        "2025-06-03 18:30:12+08:00",
        "AI 生活觀察",
        "封面圖",
        "body, line",
        "## 誰來負責那一口鹽？",
        "3 images",
        "1 shortcode ",
        "script Hant",
    ):
        assert part in text
    text = run("show", hexo_file, "--timezone", "Asia/Shanghai").output
    assert "2025-03-08 09:15:42+08:00" in text
    assert "thumbnail, line" in text
    assert "widgets" in text


def test_show_tells_of_problems(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ntitle: a\ndate: 2025-13-01\n---\n", "utf-8")
    text = run("show", path, "--schema", "hugo").output
    assert "error 3:7: " in text
    assert "date-unreadable" in text


def test_show_problems_alone(hugo_file: Path, bad_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ntitle: a\ndate: 2025-13-01\n---\n**「甲」**乙\n", "utf-8")
    result = run("show", "--problems", "--schema", "hugo", hugo_file, path, bad_file, code=1)
    date, emphasis = result.stdout.splitlines()
    assert date.startswith(f"{path}:3:7: error date: ")
    assert date.endswith("[date-unreadable]")
    assert emphasis.startswith(f"{path}:5:1: warning ")
    assert f"{bad_file}:2:" in result.stderr


def test_show_values_of_every_kind(tmp_path: Path) -> None:
    path = tmp_path / "all.md"
    path.write_text(
        "---\ntitle: 甲\ncover: /a.png\nauthor: {name: 王小明, email: w@example.org}\n"
        "source: {name: 晚报, url: 'https://example.org/1'}\n"
        'categories:\n- [科技, 软件]\n- 生活\n---\n![图](/b.png "说明")\n',
        "utf-8",
    )
    shown = run("show", path, "--schema", "hexo").stdout
    assert "/a.png" in shown
    assert "科技 > 软件" in shown
    path.write_text('---\ntitle: 甲\n---\n![图](/b.png "说明")\n', "utf-8")
    shown = run("show", path).stdout
    assert "/b.png · 图" in shown
    assert "name its schema" in shown


def test_show_writes_values_as_front_matter_does(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "---\ndraft: true\nbox: {auto: false, day: 2025-01-02, names: [甲, 乙]}\n---\n", "utf-8"
    )
    shown = run("show", path, "--schema", "hugo").stdout
    assert re.search(r"draft +true +draft, line 2", shown)
    assert '{"auto": false, "day": "2025-01-02", "names": ["甲", "乙"]}' in shown


def test_progress_is_shown_on_a_terminal(hugo_file: Path, hexo_file: Path) -> None:
    screen = Console(file=io.StringIO(), force_terminal=True, width=80)
    command = Run(Options(), errors=screen)
    found = [article.path for article in command.articles([hugo_file, hexo_file])]
    assert found == [hugo_file, hexo_file]
    assert "2/2" in screen.file.getvalue()  # type: ignore[attr-defined]  # it is the StringIO above


def test_failing_files_do_not_stop_the_others(hugo_file: Path, bad_file: Path) -> None:
    result = run("show", bad_file, hugo_file, "no.md", "--schema", "hugo", code=1)
    assert "夜市來了機器人" in result.stdout
    assert f"{bad_file}:" in result.stderr
    assert "^" in result.stderr
    assert "no.md: no such file" in result.stderr


def test_wrong_usage_is_two(tmp_path: Path) -> None:
    run("nonsense", code=2)
    run("show", code=2)
    run("show", "a.md", "--nonsense", code=2)
    run("convert", "a.md", code=2)
    assert f"no posts in {tmp_path}" in run("show", tmp_path, code=2).stderr
    assert "the name is empty" in run("convert", "", "--to", "zh-TW", "--in-place", code=2).stderr
    assert "unknown encoding" in run("show", "a.md", "--encoding", "klingon", code=2).stderr


def test_json_is_one_object_a_line(hugo_file: Path, hexo_file: Path) -> None:
    lines = run("json", hugo_file, hexo_file).stdout.strip().split("\n")
    first, second = (json.loads(line) for line in lines)
    assert first["title"] == "夜市來了機器人：鹽酥雞攤位背後的AI實驗"
    assert second["schema"] == "hexo"
    tree = json.loads(run("json", "--body", "--indent", "2", hugo_file).stdout)["body"]
    assert tree["type"] == "root"


def test_convert_prints_the_bytes(hexo_file: Path) -> None:
    expected = newsdoc.load(hexo_file).convert("zh-TW")
    result = run("convert", hexo_file, "--to", "zh-TW")
    assert result.stdout_bytes == expected.data
    assert hexo_file.read_bytes() == HEXO_POST.encode()


def test_convert_in_place(hexo_file: Path) -> None:
    run("convert", hexo_file, "--to", "zh-TW", "--in-place")
    article = validate(newsdoc.load(hexo_file))
    assert article.script == "Hant"
    assert article.language == "zh-TW"


def test_convert_to_a_file_and_to_a_folder(hexo_file: Path, tmp_path: Path) -> None:
    run("convert", hexo_file, "--to", "zh-Hant", "--output", tmp_path / "tw.md")
    assert newsdoc.load(tmp_path / "tw.md").script == "Hant"
    site = tmp_path / "site"
    (site / "a" / "b").mkdir(parents=True)
    for name in ("a/x.md", "a/b/y.md"):
        (site / name).write_bytes(HEXO_POST.encode())
    run("convert", site, "--to", "zh-Hant", "-o", tmp_path / "out")
    assert newsdoc.load(tmp_path / "out" / "a" / "b" / "y.md").script == "Hant"
    assert (tmp_path / "out" / "a" / "x.md").exists()
    assert (site / "a" / "x.md").read_bytes() == HEXO_POST.encode()


def test_convert_does_not_overwrite(hexo_file: Path, hugo_file: Path) -> None:
    result = run("convert", hexo_file, "--to", "zh-Hant", "-o", hugo_file, code=1)
    assert "a file is there already" in result.stderr
    assert hugo_file.read_bytes() == HUGO_POST.encode()


def test_convert_again_overwrites_when_asked(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "a.md").write_text("---\nlang: zh-CN\n---\n软件\n", "utf-8")
    again = ("convert", site, "--schema", "hexo", "--to", "zh-TW", "--output", tmp_path / "tw")
    run(*again)
    (site / "a.md").write_text("---\nlang: zh-CN\n---\n头发\n", "utf-8")
    assert "overwrite" in run(*again, code=1).stderr
    run(*again, "--overwrite")
    assert newsdoc.load(tmp_path / "tw" / "a.md").body_text == "頭髮\n"
    told = run("convert", site, "--to", "zh-TW", "--in-place", "--overwrite", code=2)
    assert "goes with --output" in told.stderr


def test_convert_diff_writes_nothing(hexo_file: Path) -> None:
    text = run("convert", hexo_file, "--to", "zh-Hant", "--diff").output
    assert text.startswith("--- a/")
    assert '-title: "屋顶上的菜园：一座城市怎样把闲置天台变成农场"' in text
    assert '+title: "屋頂上的菜園：一座城市怎樣把閒置天台變成農場"' in text
    assert "\x1b" not in text
    assert hexo_file.read_bytes() == HEXO_POST.encode()


def test_convert_review_is_a_page(hexo_file: Path, tmp_path: Path) -> None:
    run("convert", hexo_file, "--to", "zh-TW", "--review", tmp_path / "out.html")
    page = (tmp_path / "out.html").read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "頂" in page
    assert hexo_file.read_bytes() == HEXO_POST.encode()
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "a.md").write_bytes(HEXO_POST.encode())
    run("convert", folder, "--to", "zh-TW", "--review", tmp_path / "pages", "--in-place")
    assert (tmp_path / "pages" / "a.md.html").exists()
    assert newsdoc.load(folder / "a.md").script == "Hant"
    run("convert", hexo_file, "--to", "zh-TW", "--review", tmp_path / "no" / "x.html", code=1)


def test_convert_into_what_is_no_folder(hexo_file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "a.md").write_bytes(HEXO_POST.encode())
    for way in ("--output", "--review"):
        told = run("convert", folder, "--to", "zh-TW", way, hexo_file, code=2).stderr
        assert f"{hexo_file} is a file" in told
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "b").write_bytes(b"")
    (folder / "b").mkdir()
    (folder / "b" / "c.md").write_bytes(HEXO_POST.encode())
    told = run("convert", folder, "--to", "zh-TW", "--output", tmp_path / "out", code=1).stderr
    assert str(tmp_path / "out" / "b") in told
    assert (tmp_path / "out" / "a.md").exists()
    assert hexo_file.read_bytes() == HEXO_POST.encode()


def test_a_review_takes_the_place_of_pages_only(hexo_file: Path, tmp_path: Path) -> None:
    told = run("convert", hexo_file, "--to", "zh-TW", "--review", hexo_file, code=1).stderr
    assert "is no page" in told
    assert hexo_file.read_bytes() == HEXO_POST.encode()
    page = tmp_path / "page.html"
    for target in ("zh-TW", "zh-HK"):
        run("convert", hexo_file, "--to", target, "--review", page)
    assert "zh-HK" in page.read_text("utf-8")


def test_convert_tells_what_it_took_the_text_for(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("これはペンです。\n", "utf-8")
    result = run("convert", path, "--to", "zh-TW", "--diff")
    assert f"{path}: this text is not Chinese but Japanese" in result.stderr
    assert result.stdout == ""
    (tmp_path / "b.md").write_text(
        "---\ntitle: 乙\nlang: zh-CN\n---\n這個資訊說明會發現開發後臺\n" * 3, "utf-8"
    )
    told = run("convert", tmp_path, "--to", "zh-HK", "--diff").stderr
    assert "Japanese" not in told
    assert f"{tmp_path / 'b.md'}: the post declares 'zh-cn', but " in told


def test_diff_names_files_as_patch_does(hexo_file: Path) -> None:
    head = run("convert", hexo_file, "--to", "zh-TW", "--diff").stdout.split("\n")[:2]
    name = str(hexo_file).lstrip("/")
    assert head == [f"--- a/{name}", f"+++ b/{name}"]


def test_diff_of_very_long_lines(tmp_path: Path) -> None:
    path = tmp_path / "long.md"
    path.write_text(f"{'软件' * 3000}云计算\n", "utf-8")
    shown = run("convert", path, "--to", "zh-TW", "--diff").stdout
    assert "雲端計算" in shown


def test_convert_usage(hexo_file: Path, hugo_file: Path, tmp_path: Path) -> None:
    run("convert", hexo_file, "--to", "zh-TW", "--in-place", "--diff", code=2)
    run("convert", hexo_file, hugo_file, "--to", "zh-TW", code=2)
    run("convert", tmp_path, "--to", "zh-TW", code=2)
    assert "klingon" in run("convert", hexo_file, "--to", "klingon", code=2).stderr
    assert "'en'" in run("convert", hexo_file, "--to", "zh-TW", "--from", "en", code=2).stderr
    run("convert", hexo_file, "--to", "zh-TW", "--glossary", tmp_path / "no.toml", code=2)
    assert "nonsense" in run("show", hexo_file, "--schema", "nonsense", code=2).stderr
    run("set", tmp_path, "title=x", code=2)
    assert hexo_file.read_bytes() == HEXO_POST.encode()


def test_convert_options(hexo_file: Path, tmp_path: Path) -> None:
    glossary = tmp_path / "terms.toml"
    glossary.write_text('[terms]\n"西红柿" = "番茄"\n', "utf-8")
    with_words = run("convert", hexo_file, "--to", "zh-TW", "--glossary", glossary).stdout
    assert "番茄" in with_words
    assert "軟體公司" in with_words
    without = run("convert", hexo_file, "--to", "zh-TW", "--no-vocabulary").stdout
    assert "軟件公司" in without


def test_set_changes_fields_and_keys(hugo_file: Path) -> None:
    run(
        "set",
        hugo_file,
        "title=新標題",
        "tags=AI,晶片",
        "draft=true",
        "params.toc=true",
        "weight=3",
    )
    article = validate(newsdoc.load(hugo_file))
    assert (article.title, article.tags) == ("新標題", ("AI", "晶片"))
    assert (article.draft, article.weight, article.toc) == (True, 3, True)
    assert article.body_text == newsdoc.loads(HUGO_POST).body_text
    run("set", hugo_file, "weight=", "params.toc=", 'tags=["a, b"]', "published=2025-01-02")
    article = newsdoc.load(hugo_file)
    assert (article.weight, article.toc, article.tags) == (None, None, ("a, b",))
    assert article.published is not None
    assert article.published.isoformat().startswith("2025-01-02")


def test_set_takes_the_zone_that_the_post_has(tmp_path: Path) -> None:
    path = tmp_path / "post.md"
    for zone in ("+08:00", "-03:30"):
        path.write_text(f"---\ndate: 2025-03-01T10:00:00{zone}\n---\n")
        run("set", path, "published=2025-04-02T09:30:00", "--schema", "hugo")
        assert path.read_text() == f"---\ndate: 2025-04-02T09:30:00{zone}\n---\n"
    run("set", path, "published=2025-04-02T09:30", "--schema", "hugo", "--timezone", "Asia/Tokyo")
    assert "2025-04-02T09:30:00+09:00" in path.read_text()


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        ("published=tomorrow", "write 2025-01-02T03:04:05+08:00"),
        ("weight=heavy", "write a whole number"),
        ("toc=maybe", "write true or false"),
        ("tags=[甲, 乙]", 'write AI,晶片 or ["AI", "晶片"]'),
        ("tags=[甲", "write AI,晶片"),
    ],
)
def test_set_says_how_a_value_is_written(setting: str, told: str, hugo_file: Path) -> None:
    before = hugo_file.read_bytes()
    error = run("set", hugo_file, setting, code=1).stderr
    assert told in error
    assert hugo_file.name in error
    assert hugo_file.read_bytes() == before


def test_a_zone_that_is_none_is_wrong_usage(hugo_file: Path) -> None:
    assert "Mars/X" in run("show", hugo_file, "--timezone", "Mars/X", code=2).stderr


def test_a_pipe_that_has_no_chinese_gets_escapes(hugo_file: Path) -> None:
    command = [sys.executable, "-m", "newsdoc", "show", str(hugo_file)]
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run(command, env=environment, capture_output=True, check=True)
    assert b"\\u591c\\u5e02" in done.stdout
    assert done.stderr == b""


def test_set_lists_and_texts(hugo_file: Path) -> None:
    run("set", hugo_file, "tags=甲, 乙", "params.note=[甲, 乙")
    article = newsdoc.load(hugo_file)
    assert article.tags == ("甲", "乙")
    assert article.front_matter.get("params.note") == "[甲, 乙"
    run("set", hugo_file, 'tags=["丙", "丁"]', "params.note=null")
    article = newsdoc.load(hugo_file)
    assert article.tags == ("丙", "丁")
    assert article.front_matter.get("params.note") is None


def test_set_diff_and_errors(hugo_file: Path) -> None:
    assert "+title: " in run("set", hugo_file, "title=x", "--diff").output
    run("set", hugo_file, "title", code=2)
    run("set", hugo_file, "=x", code=2)
    assert "draft cannot be 'maybe'" in run("set", hugo_file, "draft=maybe", code=1).stderr
    run("set", hugo_file, "published=tomorrow", code=1)
    run("set", hugo_file, "no.such.key=", code=1)
    assert hugo_file.read_bytes() == HUGO_POST.encode()


def test_control_characters_do_not_reach_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text('---\ntitle: "a\\e[31mb"\n---\n## c\x1b]0;d\x07\n', "utf-8")
    for arguments in (("show", path), ("set", path, "draft=true", "--diff")):
        text = run(*arguments, "--schema", "hugo").output
        assert "\x1b" not in text
        assert "\x07" not in text
    assert "a␛[31mb" in run("show", path, "--schema", "hugo").output


def test_workers_and_many_files(tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"{number:02}.md").write_text(HUGO_POST, "utf-8")
    lines = run("json", tmp_path, "-j", "2").stdout.strip().split("\n")
    assert [json.loads(line)["path"][-5:] for line in lines] == [f"{n:02}.md" for n in range(20)]


def test_the_module_runs_in_a_pipe_without_colours(hugo_file: Path) -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "newsdoc", "show", str(hugo_file)],
        capture_output=True,
        check=True,
    )
    assert b"\x1b" not in answer.stdout
    assert "夜市來了機器人" in answer.stdout.decode()


def test_main_writes_to_what_takes_the_place_of_standard_output(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stdout", io.StringIO())
    monkeypatch.setattr("sys.argv", ["newsdoc", "--version"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 0


def end(lines: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run `main` in a process of its own, behind lines of Python."""
    script = f"import newsdoc.cli.app, sys\n{lines}\nnewsdoc.cli.main()\n"
    command = [sys.executable, "-c", script, *arguments]
    buffered = os.environ | {"PYTHONUNBUFFERED": ""}
    return subprocess.run(command, env=buffered, capture_output=True, check=False)


_FULL = """
def full():
    sys.stdout.write("lost")
    raise OSError(28, "no room")
newsdoc.cli.app.app = full
"""


def test_an_output_that_takes_no_more_is_told_in_a_line() -> None:
    answer = end(_FULL)
    assert answer.stderr.split() == b"newsdoc: the output cannot be written: no room".split()
    assert (answer.returncode, answer.stdout) == (1, b"")
    answer = end(f"import io; sys.stdout = io.StringIO(){_FULL}")
    assert (answer.returncode, answer.stderr.count(b"no room")) == (1, 1)


def test_ctrl_c_ends_without_a_traceback() -> None:
    lines = "def interrupted():\n    raise KeyboardInterrupt\nnewsdoc.cli.app.app = interrupted"
    answer = end(lines)
    assert (answer.returncode, answer.stderr) == (130, b"")


def test_a_closed_output_is_no_error(hugo_file: Path) -> None:
    for command in ("show", "json"):
        answer = end("sys.stdout = None", command, str(hugo_file))
        assert (answer.returncode, answer.stdout, answer.stderr) == (0, b"", b"")


def test_another_missing_module_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "newsdoc.cli.app", None)
    with pytest.raises(ModuleNotFoundError, match=r"newsdoc\.cli\.app"):
        main()


def test_without_the_extra_it_says_how_to_install_it(tmp_path: Path) -> None:
    (tmp_path / "typer.py").write_text("raise ModuleNotFoundError('no', name='typer')", "utf-8")
    answer = subprocess.run(
        [sys.executable, "-m", "newsdoc", "--help"],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert answer.returncode == 2
    assert "pip install 'newsdoc[cli]'" in answer.stderr
