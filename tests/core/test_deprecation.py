"""A public name that will go warns at the place that uses it, and works as before."""

from __future__ import annotations

import warnings

import pytest

from newsdoc.deprecation import deprecated, warn_deprecated


@deprecated(since="0.3", instead="new_name")
def old_name(value: int, *, twice: bool = False) -> int:
    """What it does."""
    return value * 2 if twice else value


def with_an_old_argument(value: int, *, old: int | None = None) -> int:
    if old is not None:
        warn_deprecated("with_an_old_argument(old=…)", since="0.3", instead="value")
        return old
    return value


def test_a_function_warns_where_it_is_called() -> None:
    with pytest.warns(
        DeprecationWarning, match=r"old_name .* since newsdoc 0\.3; use new_name"
    ) as all_:
        assert old_name(2, twice=True) == 4
    assert [warning.filename for warning in all_] == [__file__]
    assert (old_name.__name__, old_name.__doc__) == ("old_name", "What it does.")


def test_an_argument_warns_where_it_is_given() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert with_an_old_argument(1) == 1
    with pytest.warns(DeprecationWarning, match="use value") as caught:
        assert with_an_old_argument(1, old=3) == 3
    assert [warning.filename for warning in caught] == [__file__]
