"""OpenCC, found and fed safely: which package it is, its configurations, one converter for each.

What the Python wheel of OpenCC 1.4 accepts as a configuration is the name of one of its own or
the path of a JSON file, never JSON text; files named inside are looked up beside that file. So a
configuration of ours is written to a temporary file with absolute paths, read once by OpenCC,
and removed. `convert` stops at U+0000 without a word and refuses surrogates, so neither reaches it.
"""

from __future__ import annotations

import functools
import importlib
import json
import os
import re
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias, cast

from newsdoc.errors import ConversionError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["Converter", "Recipe", "Stage", "config_names", "converter", "marking_converter"]

Json: TypeAlias = dict[str, "Json"] | list["Json"] | str | int | float | bool | None

# Converters share the dictionaries that OpenCC has loaded, except where a stage holds words of ours
# beside them: such a stage has its own copy, of about 16 MB, and a glossary needs two. Eight of
# these are one site's glossary for every target.
_SHARING = 32
_OWN = 8
_MARKING = 4
# What OpenCC must not see: it ends the text at U+0000 and cannot encode surrogates; the last range
# is that of our own marks.
_UNSAFE = re.compile("([\0\ud800-\udfff\U0010f000-\U0010fffd]+)")
_MARKED = re.compile("[\U0010f000-\U0010fffd]")
_IMPOSTOR = "opencc-python-reimplemented"

# Glossary terms travel through the chain as these characters, which no dictionary knows.
_MARK = 0x10F000
_MARKS = 0xFFC
_CHOICE = "\U0010fffd"


class _OpenCC(Protocol):
    def convert(self, text: str) -> str: ...


class _Package(Protocol):
    """The part of the module `opencc` that is used."""

    CONFIGS: list[str]
    __file__: str

    def OpenCC(self, config: str) -> _OpenCC: ...  # noqa: N802  OpenCC's own name


Stage: TypeAlias = tuple[str, ...]
"""Dictionaries of OpenCC that are asked in this order, the first match counting."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """A conversion to be built: one of OpenCC's configurations, or stages of its dictionaries.

    Attributes:
        config: Name of one of OpenCC's configurations, or the path of a JSON file.
        stages: Stages of our own, in place of `config`'s chain; empty to use that chain.
        terms: Words with what stands for them, from a glossary.
        after: Replacements in the converted text, from a glossary.
    """

    config: str
    stages: tuple[Stage, ...] = ()
    terms: tuple[tuple[str, str], ...] = ()
    after: tuple[tuple[str, str], ...] = ()
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # A recipe is looked up for every run, and a glossary may have 100,000 words.
        found = hash((self.config, self.stages, self.terms, self.after))
        object.__setattr__(self, "_hash", found)

    def __hash__(self) -> int:
        return self._hash

    def __reduce__(self) -> tuple[object, ...]:
        # Hashes of strings differ between processes.
        return Recipe, (self.config, self.stages, self.terms, self.after)

    @property
    def plain(self) -> bool:
        """Whether OpenCC's own file will do as it is."""
        return not (self.stages or self.terms or self.after)


class Converter:
    """A conversion that is ready to run; safe for any text and from any thread."""

    __slots__ = ("_convert", "recipe")

    recipe: Recipe
    _convert: Callable[[str], str]

    def __init__(self, recipe: Recipe, convert: Callable[[str], str]) -> None:
        self.recipe = recipe
        self._convert = convert

    def __call__(self, text: str) -> str:
        """Convert a text; U+0000 and lone surrogates stay where they are."""
        # Looking for them one by one takes as long as half a conversion: encoding finds surrogates.
        if "\0" in text or (self.recipe.terms and _MARKED.search(text)):
            return self._in_parts(text)
        try:
            return self._convert(text)
        except UnicodeEncodeError:
            return self._in_parts(text)

    def _in_parts(self, text: str) -> str:
        parts = _UNSAFE.split(text)
        parts[::2] = [self._convert(part) for part in parts[::2]]
        return "".join(parts)


def config_names() -> tuple[str, ...]:
    """Return the names of the configurations that the installed OpenCC has, such as `s2twp`.

    Raises:
        ConversionError: OpenCC is not installed, or another package has taken its name.
    """
    return tuple(sorted(name.removesuffix(".json") for name in _package().CONFIGS))


def converter(recipe: Recipe) -> Converter:
    """Return the converter of a recipe; the last ones used are kept.

    Raises:
        ConversionError: OpenCC is missing, is another package, or cannot read the configuration.
    """
    return _with_own_words(recipe) if recipe.terms else _sharing(recipe)


@functools.lru_cache(maxsize=_SHARING)
def _sharing(recipe: Recipe) -> Converter:
    return Converter(recipe, _load(recipe))


@functools.lru_cache(maxsize=_OWN)
def _with_own_words(recipe: Recipe) -> Converter:
    return Converter(recipe, _load(recipe))


@functools.lru_cache(maxsize=_MARKING)
def marking_converter(
    recipe: Recipe, entries: tuple[str, ...]
) -> tuple[str, Callable[[str], str]] | None:
    """Return a converter that puts a mark where the dictionary of characters has a choice.

    Args:
        recipe: The conversion that is asked about.
        entries: A character each, followed by what it may become.

    Returns:
        The mark and the converter, which makes only the step from one script to the other, or
        None where the conversion has no such step.
    """
    configuration, folder = _read_configuration(recipe.config)
    choices = {entry[0]: _CHOICE for entry in entries}
    for stage in cast("list[dict[str, Json]]", configuration["conversion_chain"]):
        group = stage.get("dict")
        dicts = group.get("dicts") if isinstance(group, dict) else None
        at = _characters_at(dicts) if isinstance(dicts, list) else None
        if isinstance(dicts, list) and at is not None:
            dicts.insert(at, _inline(choices))
            configuration["conversion_chain"] = [stage]
            _add_terms(configuration, {term: term for term, _ in recipe.terms})
            return _CHOICE, _load_json(_absolute(configuration, folder))
    return None


def _characters_at(dicts: list[Json]) -> int | None:
    """Return the place of the first dictionary of single characters."""
    for at, item in enumerate(dicts):
        name = item.get("file") if isinstance(item, dict) else None
        if isinstance(name, str) and re.fullmatch(r"(ST|TS)Characters(Ext)?\.ocd2", name):
            return at
    return None


@functools.lru_cache(maxsize=1)
def _package() -> _Package:
    try:
        module = importlib.import_module("opencc")
    except ImportError as error:
        message = f"OpenCC cannot be imported ({error}); install it with: pip install OpenCC"
        raise ConversionError(message) from error
    if hasattr(module, "CONFIGS") and hasattr(module, "OpenCC"):
        return cast("_Package", module)
    raise ConversionError(
        f"the package imported as `opencc` is {_impostor()}, which is not OpenCC; "
        f"run: pip uninstall {_IMPOSTOR} && pip install --force-reinstall OpenCC"
    )


def _impostor() -> str:
    from importlib import metadata  # noqa: PLC0415  slow to import, and hardly ever needed

    try:
        version = metadata.version(_IMPOSTOR)
    except metadata.PackageNotFoundError:
        return "another one"
    return f"{_IMPOSTOR} {version}"


def _load(recipe: Recipe) -> Callable[[str], str]:
    try:
        if recipe.plain:
            return _package().OpenCC(recipe.config).convert
        return _load_json(_configuration(recipe))
    except RuntimeError as error:
        message = f"OpenCC cannot load the conversion {recipe.config!r}: {error}"
        raise ConversionError(message) from error


def _load_json(configuration: Json) -> Callable[[str], str]:
    try:
        handle, name = tempfile.mkstemp(suffix=".json", prefix="newsdoc-")
    except OSError as error:
        message = f"OpenCC reads its configuration from a file, and none can be made: {error}"
        raise ConversionError(message) from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(configuration, file, ensure_ascii=False)
        return _package().OpenCC(name).convert
    finally:
        Path(name).unlink(missing_ok=True)


def _configuration(recipe: Recipe) -> Json:
    """Build the JSON that OpenCC reads, with every dictionary named by its whole path."""
    configuration, folder = _read_configuration(recipe.config)
    if recipe.stages:
        configuration["conversion_chain"] = [_stage(stage) for stage in recipe.stages]
    marks = _marks(recipe.terms)
    _add_terms(configuration, {term: marks[term] for term, _ in recipe.terms})
    last = {marks[term]: value for term, value in recipe.terms} | dict(recipe.after)
    if last:
        chain = configuration["conversion_chain"]
        configuration["conversion_chain"] = [*cast("list[Json]", chain), {"dict": _inline(last)}]
    return _absolute(configuration, folder)


def _read_configuration(config: str) -> tuple[dict[str, Json], Path]:
    own = Path(_package().__file__).parent / "clib" / "share" / "opencc" / f"{config}.json"
    path = own if own.is_file() else Path(config)
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        message = f"OpenCC's configuration {config!r} cannot be read: {error}"
        raise ConversionError(message, path=str(path)) from error
    if not isinstance(found, dict) or not isinstance(found.get("conversion_chain"), list):
        message = f"{config!r} is no configuration of OpenCC: it has no conversion_chain"
        raise ConversionError(message, path=str(path))
    return found, path.parent


def _stage(names: Stage) -> Json:
    if not names:
        # A stage that changes nothing; OpenCC warns of one without a dictionary.
        return {"dict": _inline({"一": "一"})}
    dicts: list[Json] = [{"type": "ocd2", "file": f"{name}.ocd2"} for name in names]
    return {"dict": {"type": "group", "match_policy": "short_circuit", "dicts": dicts}}


def _marks(terms: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Give each term a string of private characters; long glossaries need two of them each."""
    if len(terms) <= _MARKS:
        return {term: chr(_MARK + at) for at, (term, _) in enumerate(terms)}
    return {
        term: chr(_MARK + at // _MARKS) + chr(_MARK + at % _MARKS)
        for at, (term, _) in enumerate(terms)
    }


def _inline(entries: Mapping[str, str]) -> Json:
    return {"type": "inline", "entries": dict(entries)}


def _add_terms(configuration: dict[str, Json], terms: dict[str, str]) -> None:
    """Put terms before the dictionaries of segmentation and of the first stage."""
    if not terms:
        return
    segmentation = configuration.get("segmentation")
    if isinstance(segmentation, dict):
        segmentation["dict"] = _first(terms, segmentation["dict"])
    chain = cast("list[dict[str, Json]]", configuration["conversion_chain"])
    chain[0]["dict"] = _first(terms, chain[0]["dict"])


def _first(terms: dict[str, str], rest: Json) -> Json:
    return {"type": "group", "match_policy": "short_circuit", "dicts": [_inline(terms), rest]}


def _absolute(value: Json, folder: Path) -> Json:
    if isinstance(value, dict):
        return {
            key: str(folder / item)
            if key == "file" and isinstance(item, str)
            else _absolute(item, folder)
            for key, item in value.items()
        }
    return [_absolute(item, folder) for item in value] if isinstance(value, list) else value
