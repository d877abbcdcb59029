"""Whatever stands at whatever key: values or diagnostics or a refusal, and no key is lost."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdoc.errors import FrontMatterError, LimitError
from newsdoc.model import Metadata
from newsdoc.schemas import CONVENTIONS, Context, get_schema
from newsdoc.schemas.native import native_names
from tests.schemas.helpers import SHANGHAI, front_matter, normalise
from tests.timing import at_most

SCHEMAS = ("hugo", "hexo")
KEYS = sorted(
    {
        *(row.key.partition(".")[0] for row in CONVENTIONS),
        *(name for schema in SCHEMAS for name in native_names(get_schema(schema).native_model)),
        *("mine", "标题", "alias", "order"),
    }
)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff"), max_size=12),
    st.sampled_from(
        ["2025-03-04", "2025-03-04 05:06:07 +0800", "true", "5", "http://x", "a b", ""]
    ),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["a", "image", "src", "name", "enable"]), inner, max_size=3
        ),
    ),
    max_leaves=6,
)


@given(
    st.sampled_from(SCHEMAS),
    st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=6),
    st.sampled_from([None, SHANGHAI]),
    st.sampled_from([None, "source/_drafts/2025-03-04-a.md", "content/a/index.zh-tw.md"]),
)
def test_any_value_at_any_key(
    schema: str, values: dict[str, object], timezone: str | None, path: str | None
) -> None:
    text = f"---\n{json.dumps(values, ensure_ascii=True)}\n---\n正文\n"
    adapter = get_schema(schema)
    try:
        matter = front_matter(text, adapter)
        found = adapter.normalise(matter, Context(path, timezone))
    except (FrontMatterError, LimitError) as error:
        assert error.span is not None  # noqa: PT017  refusing is right, and so is not refusing
        return
    for diagnostic in found.diagnostics:
        assert diagnostic.message
        if diagnostic.span is not None:
            assert diagnostic.span.end <= len(text)
    assert set(found.origins) <= set(Metadata.model_fields)
    for name, origin in found.origins.items():
        assert (origin.key is None) == (origin.kind != "key"), name
    found.native.model_dump(warnings=False)
    found.metadata.model_dump_json()


@given(st.sampled_from(SCHEMAS), st.dictionaries(st.sampled_from(KEYS), SCALARS, max_size=6))
def test_no_key_is_lost(schema: str, values: dict[str, object]) -> None:
    adapter = get_schema(schema)
    try:
        matter = front_matter(f"---\n{json.dumps(values)}\n---\n", adapter)
        found = adapter.normalise(matter, Context())
    except (FrontMatterError, LimitError):
        return
    native = {name.lower() for name in native_names(adapter.native_model)}
    used = {(origin.key or "").partition(".")[0].lower() for origin in found.origins.values()}
    beside = {"source_url", "source_name", "sourceurl", "sourcename", "source_link", "source_title"}
    beside |= {"authorlink", "authoremail", "featurealt", "featureimagecaption"}
    for name, value in matter.values.items():
        kept = name in found.extra or name.lower() in native | used | beside
        assert kept or value == "", name


@pytest.mark.parametrize("schema", SCHEMAS)
@pytest.mark.parametrize(
    "keys",
    [
        "".join(f"k{n}: v\n" for n in range(20_000)),
        "tags: [" + ", ".join(f"t{n}" for n in range(20_000)) + "]\n",
        "tags: [" + "[a], " * 5_000 + "]\n",
        "categories: [" + ", ".join(f"[c{n}, d]" for n in range(5_000)) + "]\n",
        "title: '" + "头" * 500_000 + "'\n",
        "date: '" + "1" * 500_000 + "'\n",
        "date: '" + "2025-03-04 " * 50_000 + "'\n",
        "weight: '" + "0" * 500_000 + "'\n",
        "keywords: '" + " " * 500_000 + "'\n",
    ],
    ids=["keys", "tags", "nested", "paths", "title", "digits", "date", "weight", "blanks"],
)
def test_large_values_take_linear_time(schema: str, keys: str) -> None:
    matter = front_matter(f"---\n{keys}---\n", schema)
    assert matter.values
    with at_most(2.0):
        found = get_schema(schema).normalise(matter, Context(timezone=SHANGHAI))
        assert len(found.origins) <= len(Metadata.model_fields)


def test_a_number_of_a_thousand_digits() -> None:
    found = normalise("---\nweight: '" + "9" * 5_000 + "'\n---\n", "hugo")
    assert found.metadata.weight is None
