"""Asks the real Hexo about posts: one Node process for hundreds of them."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from subprocess import TimeoutExpired
from typing import TYPE_CHECKING

from newsdoc.frontmatter.nodes import FrozenMapping, Value
from tests.interop.node import NodeError, run_script

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.interop.posts import Post

__all__ = ["HexoAnswer", "HexoSettings", "Special", "ask_hexo"]


@dataclass(frozen=True, slots=True)
class Special:
    """A value of JavaScript that Python has no like of (`undefined`, a function …)."""

    kind: str


@dataclass(frozen=True, slots=True)
class HexoSettings:
    """What a site's `_config.yml` says about reading posts.

    Attributes:
        timezone: `timezone`, or None where it is empty.
        new_post_name: `new_post_name`.
        options: Other keys of the configuration.
        machine_zone: The zone of the machine that Hexo runs on.
        render: Whether to render the bodies too.
    """

    timezone: str | None = None
    new_post_name: str = ":title.md"
    options: Mapping[str, object] = field(default_factory=dict)
    machine_zone: str = "UTC"
    render: bool = False

    def config(self) -> dict[str, object]:
        """Return the `_config.yml` of a site with these settings."""
        config = {"new_post_name": self.new_post_name, **self.options}
        return {**config, "timezone": self.timezone} if self.timezone else config


@dataclass(frozen=True, slots=True)
class HexoAnswer:
    """What Hexo made of one post.

    Attributes:
        error: Why it refused the post, with the line of its YAML where it says so, or None.
        fields: Its own fields; dates are None where Hexo fell back to the file's times.
        front_matter: Every other key, in order.
        content: The body's text as Hexo keeps it.
        html: The rendered body, or None where it was not asked for or failed.
        excerpt: The rendered excerpt, likewise.
        text: The text of the rendered body, without the numbers of lines of code.
        cut: The text of the excerpt, likewise.
    """

    error: str | None = None
    fields: Mapping[str, object] = field(default_factory=dict)
    front_matter: Mapping[str, Value | Special] = field(default_factory=dict)
    content: str = ""
    html: str | None = None
    excerpt: str | None = None
    text: str = ""
    cut: str = ""


def ask_hexo(posts: Sequence[Post], settings: HexoSettings | None = None) -> list[HexoAnswer]:
    """Return Hexo's answers in the order of the posts, whose paths must differ."""
    settings = settings or HexoSettings()
    try:
        lines = _run(posts, settings)
    except (NodeError, TimeoutExpired) as error:
        if len(posts) == 1:
            # Some posts stop the program itself: that is its answer.
            return [HexoAnswer(error=f"stops Node: {error}")]
        half = len(posts) // 2
        return [*ask_hexo(posts[:half], settings), *ask_hexo(posts[half:], settings)]
    return [_answer(lines[post.path]) for post in posts]


def _run(posts: Sequence[Post], settings: HexoSettings) -> dict[str, dict[str, object]]:
    files = [{"path": post.path, "data": base64.b64encode(post.data).decode()} for post in posts]
    job = {"config": settings.config(), "render": settings.render, "posts": files}
    output = run_script(
        "hexo_oracle.mjs",
        json.dumps({"jobs": [job]}),
        timezone=settings.machine_zone,
        timeout=60 + len(posts) * (0.5 if settings.render else 0.05),
    )
    lines = [json.loads(line) for line in output.split("\n") if line.startswith("{")]
    return {line["path"]: line for line in lines}


def _answer(line: dict[str, object]) -> HexoAnswer:
    error = line.get("error")
    post = line.get("post")
    if isinstance(error, dict):
        return HexoAnswer(error=f"{error.get('line')}: {error['message']}")
    if not isinstance(post, dict):
        return HexoAnswer(error="ignored")
    front_matter = {key: unwrap(value) for key, value in post.pop("front_matter")}
    content = post.pop("content")
    fields = {key: unwrap(value) for key, value in post.items() if key not in {"date", "updated"}}
    fields |= {key: _instant(post[key]) for key in ("date", "updated")}
    rendered = line.get("rendered")
    rendered = rendered if isinstance(rendered, dict) else {}
    kept = {key: rendered[key] for key in ("html", "excerpt", "text", "cut") if key in rendered}
    return HexoAnswer(None, fields, front_matter, content, **kept)


def _instant(text: object) -> datetime | None:
    if not isinstance(text, str):
        return None
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except ValueError:
        # A year beyond Python's; the text itself is compared.
        return None


def unwrap(value: object) -> Value | Special:  # noqa: PLR0911  one return a kind
    """Turn the marked JSON of `hexo_oracle.mjs` back into values."""
    match value:
        case {"$date": None}:
            return Special("invalid date")
        case {"$date": str(text)}:
            return _instant(text) or Special(text)
        case {"$number": str(text)}:
            return float(text)
        case {"$binary": str(text)}:
            return base64.b64decode(text)
        case {"$map": list(pairs)}:
            return FrozenMapping({key: unwrap(item) for key, item in pairs})  # type: ignore[misc]  # from JSON
        case {"$set": list(items)}:
            return tuple(unwrap(item) for item in items)  # type: ignore[misc]  # from JSON
        case dict():
            return Special(next(iter(value)))
        case list():
            return tuple(unwrap(item) for item in value)  # type: ignore[misc]  # from JSON
        case None | bool() | int() | float() | str():
            return value
        case _:
            raise TypeError(f"no JSON value: {value!r}")
