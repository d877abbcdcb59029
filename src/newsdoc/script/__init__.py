"""Chinese scripts: which one a text is in, and conversion to another, with OpenCC.

`convert` takes a text, `convert_post` a whole post, of which only prose changes: body text, titles,
captions, terms. Code, addresses, tags, keys and everything else stay to the byte. Importing this
package does not import OpenCC; the first conversion does.
"""

from __future__ import annotations

from newsdoc.script.conversion import Change, Conversion, Rule, Summary
from newsdoc.script.detect import ScriptGuess, detect_script, merge_guesses
from newsdoc.script.engine import config_names
from newsdoc.script.glossary import TAIWAN_FORMS, Glossary, GlossaryLike
from newsdoc.script.plain import convert
from newsdoc.script.post import convert_post, detect_post
from newsdoc.script.targets import Region, Script, Variety, parse_variety
from newsdoc.script.walk import IgnoreMarks

__all__ = [
    "TAIWAN_FORMS",
    "Change",
    "Conversion",
    "Glossary",
    "GlossaryLike",
    "IgnoreMarks",
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
