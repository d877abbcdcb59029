"""The commands: show, json, convert, set."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from newsdoc import Article, ConversionError, Diagnostic, Glossary, Severity, __version__
from newsdoc import convert as convert_text
from newsdoc.cli.card import card, problems
from newsdoc.cli.settings import Setting, apply_settings
from newsdoc.cli.terminal import Options, Run, console, write_bytes
from newsdoc.cli.writing import Destination

__all__ = ["app"]

app = typer.Typer(
    name="newsdoc",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _named(text: str) -> Path:
    """Return the path; an empty one, of a variable that is not set, would be this folder."""
    if not text:
        raise typer.BadParameter("the name is empty")
    return Path(text)


_Files = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE",
        parser=_named,
        help="Posts, or folders: of a folder every Markdown file in it, at any depth.",
        show_default=False,
    ),
]
_Schema = Annotated[
    str | None,
    typer.Option(
        "--schema", metavar="NAME", help="hugo, hexo or an installed one; else it is found out."
    ),
]
_Zone = Annotated[
    str | None,
    typer.Option(
        "--timezone", metavar="ZONE", help="Zone of dates that name none, such as Asia/Taipei."
    ),
]
_Encoding = Annotated[
    str | None,
    typer.Option(
        "--encoding", metavar="NAME", help="Such as gb18030 or big5, or detect; else UTF-8."
    ),
]
_Workers = Annotated[
    int,
    typer.Option("--workers", "-j", metavar="N", min=1, help="How many processes read the files."),
]
_Diff = Annotated[bool, typer.Option("--diff", help="Show what would change; write nothing.")]


def _version(*, wanted: bool) -> None:
    if wanted:
        typer.echo(f"newsdoc {__version__}")
        raise typer.Exit


@app.callback()
def start(
    *,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Read, convert, edit and save the posts of Hugo-style and Hexo-style sites.

    `show` and `json` only read; `convert` and `set` write, and with `--diff` show what they would.
    Begin with `newsdoc show FOLDER`.

    Exit codes: 0 all went well, 1 a file failed (the others are done all the same),
    2 the command cannot be understood.
    """


@app.command()
def show(
    files: _Files,
    schema: _Schema = None,
    timezone: _Zone = None,
    encoding: _Encoding = None,
    workers: _Workers = 1,
    *,
    only_problems: Annotated[
        bool,
        typer.Option("--problems", help="Only what is wrong with the posts, in a line for each."),
    ] = False,
) -> None:
    """Show what a post says: fields and where they come from, counts, outline, problems.

    Examples: `newsdoc show content/posts/ai-race.md`, `newsdoc show --problems content`
    """
    run = Run(Options(schema, timezone, encoding, workers))
    screen = console()
    for article in run.articles(files, prints=not only_problems):
        with run.guard():
            if only_problems:
                for line in problems(article):
                    screen.print(line, soft_wrap=True)
            else:
                screen.print(card(article))
    run.finish()


@app.command()
def json(
    files: _Files,
    schema: _Schema = None,
    timezone: _Zone = None,
    encoding: _Encoding = None,
    workers: _Workers = 1,
    *,
    body: Annotated[bool, typer.Option("--body", help="Also the tree, as mdast.")] = False,
    indent: Annotated[
        int | None,
        typer.Option("--indent", metavar="N", min=0, help="Spread over lines, indented by N."),
    ] = None,
) -> None:
    """Print posts as JSON, one object on each line.

    Example: `newsdoc json content | jq -r 'select(.draft) | .path'`
    """
    run = Run(Options(schema, timezone, encoding, workers))
    for article in run.articles(files, prints=True):
        with run.guard():
            line = f"{article.to_json(body=body, indent=indent)}\n"
            # A file name that is no UTF-8 becomes escapes, which JSON reads.
            write_bytes(line.encode("utf-8", "backslashreplace"))
    run.finish()


@app.command()
def convert(  # noqa: PLR0913  as many as the command has options
    files: _Files,
    to: Annotated[
        str,
        typer.Option(
            "--to", metavar="TARGET", help="zh-TW, zh-HK, zh-MO, zh-CN, zh-SG, zh-Hant or zh-Hans."
        ),
    ],
    schema: _Schema = None,
    timezone: _Zone = None,
    encoding: _Encoding = None,
    workers: _Workers = 1,
    *,
    source: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="SOURCE", help="What to convert from; else it is found out."
        ),
    ] = None,
    vocabulary: Annotated[
        bool | None,
        typer.Option(
            "--vocabulary/--no-vocabulary",
            help="The region's own words (软件 becomes 軟體); as a rule for zh-TW, zh-HK, zh-CN.",
            show_default=False,
        ),
    ] = None,
    glossary: Annotated[
        list[Path] | None,
        typer.Option(
            "--glossary", metavar="FILE", help="TOML, JSON or CSV file with your terms; repeatable."
        ),
    ] = None,
    punctuation: Annotated[
        bool | None,
        typer.Option(
            "--punctuation/--no-punctuation", help="Change “ ” and 「 」 too.", show_default=False
        ),
    ] = None,
    taxonomies: Annotated[
        bool, typer.Option("--taxonomies/--no-taxonomies", help="Convert tags and categories.")
    ] = True,
    in_place: Annotated[bool, typer.Option("--in-place", "-i", help="Replace the files.")] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="PATH",
            help="Write to this file; with several, to this folder.",
        ),
    ] = None,
    overwrite: Annotated[
        bool,
        typer.Option("--overwrite", help="With --output: replace files that are there already."),
    ] = False,
    diff: _Diff = False,
    review: Annotated[
        Path | None,
        typer.Option(
            "--review",
            metavar="PATH",
            help="Write a page to read the changes on; with several, a folder of pages.",
        ),
    ] = None,
) -> None:
    """Convert posts to another Chinese script or region; only prose changes.

    Code, addresses, HTML, shortcodes and keys stay to the byte. Without `--in-place`,
    `--output`, `--diff` or `--review` the result is printed.

    Example: `newsdoc convert post.md --to zh-TW --diff`
    """
    run = Run(Options(schema, timezone, encoding, workers))
    many = len(files) > 1 or any(path.is_dir() for path in files)
    ways = {"--in-place": in_place, "--output": output is not None, "--diff": diff}
    _one_of(run, ways, review=review is not None, many=many)
    if overwrite and output is None:
        run.usage("--overwrite goes with --output")
    roots = [path for path in files if path.is_dir()]
    goal = Destination(in_place, output, many, roots, overwrite, diff, review)
    for folder in (output, review):
        if many and folder and folder.exists() and not folder.is_dir():
            run.usage(f"{folder} is a file; what comes of several posts needs a folder")
    words = _checked(run, to, source, glossary or [])
    for article in run.articles(files, prints=diff):
        with run.guard():
            converted = article.convert(
                to,
                source=source,
                vocabulary=vocabulary,
                glossary=words,
                punctuation=punctuation,
                taxonomies=taxonomies,
            )
            goal.put(article, converted)
            run.tell(article, _worth_telling(converted, many=many))
    run.finish()


def _checked(run: Run, target: str, source: str | None, files: list[Path]) -> list[Glossary]:
    """Read the glossaries once, and refuse a wrong target or source before any file is read."""
    try:
        convert_text("", target, source=source)
        return [Glossary.load(path) for path in files]
    except ConversionError as error:
        run.usage(str(error))


def _worth_telling(converted: Article, *, many: bool) -> list[Diagnostic]:
    """Return what to tell of a conversion: of many posts only what may be wrong with it.

    That a page has no Chinese is nothing to tell of a site in two languages, but of the one post
    that was named.
    """
    told = converted.conversion.diagnostics if converted.conversion else ()
    return [one for one in told if not many or one.severity is not Severity.INFO]


def _one_of(run: Run, ways: dict[str, bool], *, review: bool, many: bool) -> None:
    chosen = [name for name, wanted in ways.items() if wanted]
    if len(chosen) > 1:
        run.usage(f"{' and '.join(chosen)} exclude each other")
    if many and not chosen and not review:
        run.usage(f"several files need one of {', '.join(ways)}, --review")


@app.command(name="set")
def set_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The post.", show_default=False)],
    settings: Annotated[
        list[str],
        typer.Argument(
            metavar="KEY=VALUE",
            help="A field (title, tags, …) or a front matter key (params.toc).",
            show_default=False,
        ),
    ],
    schema: _Schema = None,
    timezone: _Zone = None,
    encoding: _Encoding = None,
    *,
    diff: _Diff = False,
) -> None:
    """Set fields or front matter keys of a post; only the lines concerned change.

    A field is set in the key that the schema or the post uses for it. Lists are written with
    commas or as JSON, an empty value removes the key.

    Examples: `newsdoc set post.md title=新標題 tags=AI,晶片 draft=false`,
    `newsdoc set post.md params.toc=true weight=`
    """
    run = Run(Options(schema, timezone, encoding))
    if file.is_dir():
        run.usage(f"{file} is a folder; set changes one post")
    try:
        wanted = [Setting.parse(setting) for setting in settings]
    except ValueError as error:
        run.usage(str(error))
    for article in run.articles([file]):
        with run.guard():
            Destination(in_place=True, show_diff=diff).put(article, apply_settings(article, wanted))
    run.finish()
