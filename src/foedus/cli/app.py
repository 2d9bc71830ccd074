"""The commands and their options."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from foedus import __version__

app = typer.Typer(
    help="An alliance system as sourced evidence: who is bound to whom, by which words.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
packs = typer.Typer(
    help="Look into a pack of evidence, or check one.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(packs, name="pack")

State = Annotated[str, typer.Argument(help="A state: name, code or Korean name.")]
On = Annotated[str | None, typer.Option(help="The day, such as 1976-08-18.")]
KnownBy = Annotated[
    str | None, typer.Option("--known-by", help="Only what was public by that day.")
]
Lang = Annotated[str, typer.Option(help="en or ko.")]
Pack = Annotated[str, typer.Option(help="A pack by name, or its folder.")]
Without = Annotated[
    list[str] | None, typer.Option(help="Leave an agreement out (repeatable): a what-if.")
]


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"foedus {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="The version.")
    ] = False,
) -> None:
    """An alliance system as sourced evidence: who is bound to whom, by which words."""


@app.command()
def brief(
    state: State,
    on: On = None,
    known_by: KnownBy = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="A .html, .md or .json file.")
    ] = None,
    topics: Annotated[str, typer.Option(help="Topics, separated by commas; all if empty.")] = "",
    lang: Lang = "en",
    without: Without = None,
    pack: Pack = "korea",
) -> None:
    """Write the brief on a state: every topic, every number with its source."""
    from foedus.cli.commands import write_brief

    write_brief(state, on, known_by, output, topics, lang, without or [], pack)


@app.command()
def show(
    topic: Annotated[str, typer.Argument(help="A topic, such as mutual_defense_treaty.")],
    state: State,
    on: On = None,
    known_by: KnownBy = None,
    lang: Lang = "en",
    format: Annotated[str, typer.Option(help="text, md, json or html.")] = "text",
    without: Without = None,
    pack: Pack = "korea",
) -> None:
    """Show one topic."""
    from foedus.cli.commands import show_topic

    show_topic(topic, state, on, known_by, lang, format, without or [], pack)


@app.command()
def ties(
    state: State,
    partner: Annotated[str | None, typer.Argument(help="Another state or body.")] = None,
    on: On = None,
    known_by: KnownBy = None,
    lang: Lang = "en",
    format: Annotated[str, typer.Option(help="text, md, json, html or csv.")] = "text",
    without: Without = None,
    pack: Pack = "korea",
) -> None:
    """Who is bound to whom on a day, and by which articles."""
    from foedus.cli.commands import show_ties

    show_ties(state, partner, on, known_by, lang, format, without or [], pack)


@app.command()
def events(
    state: State,
    kind: Annotated[list[str] | None, typer.Option(help="A kind of event (repeatable).")] = None,
    since: Annotated[str | None, typer.Option(help="First day.")] = None,
    until: Annotated[str | None, typer.Option(help="Last day.")] = None,
    known_by: KnownBy = None,
    lang: Lang = "en",
    format: Annotated[str, typer.Option(help="table, csv or json.")] = "table",
    pack: Pack = "korea",
) -> None:
    """List events in which a state takes part."""
    from foedus.cli.commands import show_events

    show_events(state, kind or [], since, until, known_by, lang, format, pack)


@app.command()
def source(
    id: Annotated[str, typer.Argument(help="The id of a source.")],
    pack: Pack = "korea",
) -> None:
    """Show a source and what is read from it."""
    from foedus.cli.commands import show_source

    show_source(id, pack)


@app.command()
def record(
    id: Annotated[str, typer.Argument(help="An id from a note, such as us-rok-mdt.")],
    pack: Pack = "korea",
) -> None:
    """Show a record in full: its file, its sources, the claims that differ."""
    from foedus.cli.records import show_record

    show_record(id, pack)


@packs.command()
def info(
    pack: Annotated[str, typer.Argument(help="A pack by name, or its folder.")] = "korea",
    part: Annotated[
        list[str] | None,
        typer.Option(
            help="records, events, years, indicators, actors, sources, gaps or coverage "
            "(repeatable); all but coverage if none is named."
        ),
    ] = None,
) -> None:
    """Counts by kind, actor, year and source; independent sources; last dates; gaps."""
    from foedus.cli.packs import show_info

    show_info(pack, part or [])


@packs.command()
def diff(
    before: Annotated[str, typer.Argument(help="A pack by name, or its folder.")],
    after: Annotated[str, typer.Argument(help="A pack by name, or its folder.")],
) -> None:
    """Say in sentences what changed from one version of a pack to another."""
    from foedus.cli.packs import show_difference

    show_difference(before, after)


@packs.command()
def check(folder: Annotated[str, typer.Argument(help="A pack by name, or its folder.")]) -> None:
    """Name every fault of a pack at once."""
    from foedus.cli.packs import check_faults

    check_faults(folder)
