"""OpenCC is found, fed safely, and asked for exactly what was meant."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import types
from importlib import metadata
from typing import TYPE_CHECKING

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdoc.errors import ConversionError
from newsdoc.script import engine
from newsdoc.script.engine import Recipe, config_names, converter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def test_every_configuration_of_the_package_gives_what_opencc_gives() -> None:
    text = "鼠标里面的头发，著名的軟體与裏面的線路。発展"
    assert {"s2twp", "tw2sp", "s2hk", "jp2t"} <= set(config_names())
    for name in config_names():
        assert converter(Recipe(name))(text) == opencc.OpenCC(name).convert(text)


@given(st.text(st.sampled_from("头发里后面软件\0\ud800\udfff\U0010f000 a"), max_size=40))
def test_what_opencc_must_not_see_stays_and_hides_nothing(text: str) -> None:
    made = converter(Recipe("s2twp"))(text)
    unsafe = [char for char in text if char in "\0\ud800\udfff\U0010f000"]
    assert [char for char in made if char in "\0\ud800\udfff\U0010f000"] == unsafe
    if not unsafe:
        assert made == opencc.OpenCC("s2twp").convert(text)


def test_a_nul_does_not_cut_the_text() -> None:
    assert converter(Recipe("s2t"))("头\0发展") == "頭\0發展"


def test_terms_are_words_for_segmentation_and_no_later_stage_changes_them() -> None:
    plain = converter(Recipe("s2twp"))
    assert plain("信息与信息论") == "資訊與資訊理論"
    kept = converter(Recipe("s2twp", terms=(("信息", "信息"),)))
    assert kept("信息与软件") == "信息與軟體"
    longer = converter(Recipe("s2twp", terms=(("发", "X"), ("发展", "Y"))))
    assert longer("发发展发") == "XYX"


def test_thousands_of_terms() -> None:
    terms = tuple((f"甲{number}乙", f"<{number}>") for number in range(9000))
    made = converter(Recipe("s2t", terms=terms))("甲8999乙甲0乙头甲4092乙")
    assert made == "<8999><0>頭<4092>"


def test_replacements_afterwards_leave_terms_alone() -> None:
    recipe = Recipe("s2tw", terms=(("台大", "臺大"),), after=(("臺", "台"),))
    assert converter(recipe)("台大在台湾") == "臺大在台灣"


def test_a_file_of_the_caller(tmp_path: Path) -> None:
    words = tmp_path / "words.txt"
    words.write_text("头发\t秀髮\n", encoding="utf-8")
    own = tmp_path / "own.json"
    stage = {"dict": {"type": "text", "file": "words.txt"}}
    own.write_text(json.dumps({"conversion_chain": [stage]}), encoding="utf-8")
    assert converter(Recipe(str(own)))("头发") == "秀髮"
    assert converter(Recipe(str(own), after=(("秀", "美"),)))("头发") == "美髮"


@pytest.mark.parametrize("glossary", [(), (("a", "b"),)])
def test_a_missing_or_broken_configuration_is_an_error_that_names_it(
    tmp_path: Path, glossary: tuple[tuple[str, str], ...]
) -> None:
    missing = str(tmp_path / "none.json")
    with pytest.raises(ConversionError, match=r"none\.json"):
        converter(Recipe(missing, terms=glossary))
    broken = tmp_path / "broken.json"
    broken.write_text("{", encoding="utf-8")
    with pytest.raises(ConversionError, match=r"broken\.json"):
        converter(Recipe(str(broken), terms=glossary))


def test_a_file_that_is_no_configuration_is_an_error(tmp_path: Path) -> None:
    for text in ("[]", "{}", '{"conversion_chain": 1}'):
        other = tmp_path / "other.json"
        other.write_text(text, encoding="utf-8")
        with pytest.raises(ConversionError, match="it has no conversion_chain"):
            converter(Recipe(str(other), after=(("a", text),)))


@pytest.fixture
def no_package() -> Iterator[None]:
    """Let OpenCC be looked for anew, before and after a test."""
    engine._package.cache_clear()
    yield
    engine._package.cache_clear()


@pytest.mark.usefixtures("no_package")
def test_without_opencc_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opencc", None)
    with pytest.raises(ConversionError, match="pip install OpenCC"):
        config_names()


@pytest.mark.usefixtures("no_package")
@pytest.mark.parametrize("version", ["0.1.7", None])
def test_another_package_of_its_name_is_told(
    monkeypatch: pytest.MonkeyPatch, version: str | None
) -> None:
    def find(name: str) -> str:
        if version is None:
            raise metadata.PackageNotFoundError(name)
        return version

    monkeypatch.setitem(sys.modules, "opencc", types.ModuleType("opencc"))
    monkeypatch.setattr(metadata, "version", find)
    told = f"opencc-python-reimplemented {version}" if version else "another one"
    with pytest.raises(ConversionError, match=f"is {told}, which is not OpenCC"):
        config_names()


def test_no_file_stays_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    converter(Recipe("s2t", terms=(("独一无二的词", "X"),)))
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(ConversionError, match="none can be made"):
        converter(Recipe("s2t", terms=(("又一个词", "X"),)))


def test_converters_are_kept_and_shared_by_threads() -> None:
    recipe = Recipe("s2twp", terms=(("线程", "執行緒"),))
    assert converter(recipe) is converter(Recipe("s2twp", terms=(("线程", "執行緒"),)))
    made: list[str] = []
    threads = [
        threading.Thread(target=lambda: made.append(converter(recipe)("线程的软件" * 500)))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == ["執行緒的軟體" * 500] * 8


def test_another_package_of_the_same_name_is_recognised(tmp_path: Path) -> None:
    (tmp_path / "opencc").mkdir()
    (tmp_path / "opencc" / "__init__.py").write_text(
        "class OpenCC:\n    def __init__(self, conversion=None): pass\n", encoding="utf-8"
    )
    info = tmp_path / "opencc_python_reimplemented-0.1.7.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: opencc-python-reimplemented\nVersion: 0.1.7\n",
        encoding="utf-8",
    )
    code = "import newsdoc\ntry: newsdoc.convert('头发', 'zh-TW')\nexcept Exception as e: print(e)"
    paths = os.pathsep.join([str(tmp_path), *filter(None, sys.path)])
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "opencc-python-reimplemented 0.1.7" in done.stdout
    assert "pip install --force-reinstall OpenCC" in done.stdout


def test_importing_the_package_imports_no_opencc() -> None:
    code = "import sys, newsdoc.script; print('opencc' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False"]


def test_converters_with_words_of_their_own_are_few() -> None:
    # Each has its own copy of the largest dictionaries.
    for number in range(12):
        recipe = Recipe("t2s", terms=((f"甲{number}", "乙"),))
        assert converter(recipe)(f"頭甲{number}") == "头乙"
        assert converter(recipe) is converter(recipe)
    assert engine._with_own_words.cache_info().currsize <= 8
