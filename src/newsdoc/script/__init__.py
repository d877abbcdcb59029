"""Chinese scripts: which one a text is in, and conversion to another, with OpenCC.

`convert` takes a text, `convert_post` a whole post, of which only prose changes: body text, titles,
captions, terms. Code, addresses, tags, keys and everything else stay to the byte. Importing this
package does not import OpenCC; the first conversion does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.lazy import lazy
from newsdoc.script.conversion import Change, Conversion, Rule, Summary
from newsdoc.script.detect import ScriptGuess, detect_script, merge_guesses
from newsdoc.script.engine import config_names
from newsdoc.script.glossary import TAIWAN_FORMS, Glossary, GlossaryLike
from newsdoc.script.languages import Language
from newsdoc.script.plain import convert
from newsdoc.script.targets import Region, Script, Variety, parse_variety

if TYPE_CHECKING:
    from newsdoc.script.ignore import IgnoreMarks
    from newsdoc.script.post import convert_post, detect_post

__all__ = [
    "TAIWAN_FORMS",
    "Change",
    "Conversion",
    "Glossary",
    "GlossaryLike",
    "IgnoreMarks",
    "Language",
    "Region",
    "Rule",
    "Script",
    "ScriptGuess",
    "Summary",
    "Variety",
    "config_names",
    "convert",
    "convert_post",
    "detect_post",
    "detect_script",
    "merge_guesses",
    "parse_variety",
]

# A text can be converted without the tree of a body, so that is fetched when a post asks for it.
_HOME = {
    "IgnoreMarks": "newsdoc.script.ignore",
    "convert_post": "newsdoc.script.post",
    "detect_post": "newsdoc.script.post",
}


if not TYPE_CHECKING:  # else every misspelt name would have a type
    __getattr__ = lazy(__name__, _HOME)
