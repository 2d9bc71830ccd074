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
data = typer.Typer(
    help="Published data sets: fetch, bring, check and cite them.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(data, name="data")

State = Annotated[str, typer.Argument(help="A state: name, code or Korean name.")]
On = Annotated[str | None, typer.Option(help="The day, such as 1976-08-18.")]
KnownBy = Annotated[
    str | None, typer.Option("--known-by", help="Only what was public by that day.")
]
Lang = Annotated[str, typer.Option(help="en or ko.")]
Pack = Annotated[str, typer.Option(help="A pack by name, or its folder.")]
AnyPack = Annotated[
    str, typer.Option(help="A pack by name, or its folder; the shipped ones if none is named.")
]
Data = Annotated[
    str,
    typer.Option(
        help="Published data sets, separated by commas, or none; for a state that the pack is "
        "not about, all that are installed."
    ),
]
Without = Annotated[
    list[str] | None, typer.Option(help="Leave an agreement out (repeatable): a what-if.")
]
Names = Annotated[list[str] | None, typer.Argument(help="Data sets; all if none is named.")]
AcceptNew = Annotated[
    bool,
    typer.Option("--accept-new", help="Take a file with another hash and mark it unverified."),
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
    data: Data = "",
    pack: Pack = "korea",
) -> None:
    """Write the brief on a state: every topic, every number with its source."""
    from foedus.cli.commands import write_brief

    write_brief(state, on, known_by, output, topics, lang, without or [], data, pack)


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
    data: Data = "",
    pack: Pack = "korea",
) -> None:
    """Who is bound to whom on a day, and by which articles."""
    from foedus.cli.commands import show_ties

    show_ties(state, partner, on, known_by, lang, format, without or [], data, pack)


@app.command()
def casus(
    attackers: Annotated[str, typer.Argument(help="Who acts; several separated by commas.")],
    targets: Annotated[str, typer.Argument(help="Against whom; several separated by commas.")],
    on: On = None,
    act: Annotated[str, typer.Option(help="What is done, such as limited-strike.")] = (
        "armed-attack"
    ),
    where: Annotated[
        str,
        typer.Option(
            help="LAT,LON or a place; home, territory:STATE, administered:STATE, cyberspace, "
            "space or unstated; forces@PLACE for forces of the target there."
        ),
    ] = "home",
    provoked: Annotated[bool, typer.Option("--provoked", help="The target provoked it.")] = False,
    aggressor: Annotated[
        bool, typer.Option("--aggressor", help="The target itself began the war.")
    ] = False,
    open: Annotated[
        list[str] | None,
        typer.Option(help="Leave open: provoked, aggressor or attributed (repeatable)."),
    ] = None,
    with_attackers: Annotated[str, typer.Option(help="Already at war beside the attackers.")] = "",
    with_targets: Annotated[str, typer.Option(help="Already at war beside the targets.")] = "",
    requests: Annotated[
        str | None, typer.Option(help="Who asked for help, or none; not said if left out.")
    ] = None,
    rounds: Annotated[int, typer.Option(min=1, help="At most so many rounds.")] = 9,
    follow_open: Annotated[
        bool, typer.Option("--follow-open", help="Go on from duties that may arise as well.")
    ] = False,
    known_by: KnownBy = None,
    lang: Lang = "en",
    format: Annotated[str, typer.Option(help="text, md, html or json.")] = "text",
    json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
    without: Without = None,
    including: Annotated[
        list[Path] | None,
        typer.Option(help="Put in an agreement from a TOML file (repeatable): a what-if."),
    ] = None,
    data: Annotated[
        str, typer.Option(help="atop, or none; ATOP's codings if they are installed.")
    ] = "",
    pack: Annotated[
        list[str] | None, typer.Option(help="A pack by name, or its folder (repeatable).")
    ] = None,
) -> None:
    """If one state acts against another: who owes what, by which words, and why."""
    from foedus.casus.texts import PACKS
    from foedus.cli.casus import Asked, show_casus

    asked = Asked(
        attackers=attackers,
        targets=targets,
        on=on,
        act=act,
        where=where,
        provoked=provoked,
        aggressor=aggressor,
        left_open=tuple(open or ()),
        beside_attackers=with_attackers,
        beside_targets=with_targets,
        requests=requests,
    )
    show_casus(
        asked,
        rounds,
        follow_open,
        known_by,
        lang,
        "json" if json else format,
        without or [],
        including or [],
        data,
        pack or PACKS,
    )


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
    pack: AnyPack = "",
) -> None:
    """Show a source and what is read from it."""
    from foedus.cli.commands import show_source

    show_source(id, pack)


@app.command()
def record(
    id: Annotated[str, typer.Argument(help="An id from a note, such as us-rok-mdt.")],
    pack: AnyPack = "",
) -> None:
    """Show a record in full: its file, its sources, the claims that differ."""
    from foedus.cli.records import show_record

    show_record(id, pack)


@app.command()
def disagreements(
    state: Annotated[str | None, typer.Argument(help="A state; all without one.")] = None,
    about: Annotated[
        str,
        typer.Option(
            help="pack, alliance, atop, clauses, treaty-days, troops, nuclear-tests or launches; "
            "all if empty."
        ),
    ] = "",
    format: Annotated[str, typer.Option(help="text, csv or json.")] = "text",
    pack: Pack = "korea",
) -> None:
    """Where sources give different values for one fact, with each value."""
    from foedus.cli.disagreements import show_disagreements

    show_disagreements(state, about, format, pack)


@app.command()
def panel(
    unit: Annotated[
        str | None, typer.Argument(help="Such as dyad-years; without one, what there is.")
    ] = None,
    add: Annotated[
        str, typer.Option("--with", help="Steps, separated by commas, in their order.")
    ] = "",
    system: Annotated[str, typer.Option(help="The state system, cow or gw.")] = "cow",
    first: Annotated[str | None, typer.Option("--from", help="The first year or day.")] = None,
    last: Annotated[str | None, typer.Option("--to", help="The last year or day.")] = None,
    states: Annotated[str, typer.Option(help="Only these, by name, id or code.")] = "",
    size: Annotated[int | None, typer.Option(help="How many states a k-ad has.")] = None,
    non_directed: Annotated[
        bool, typer.Option("--non-directed", help="Each pair once, not in both directions.")
    ] = False,
    carry: Annotated[
        int, typer.Option(help="Carry the last row of a table forward for so many years, marked.")
    ] = 0,
    carry_membership: Annotated[
        bool,
        typer.Option("--carry-membership", help="Go on after the list of states ends, marked."),
    ] = False,
    no_microstates: Annotated[
        bool, typer.Option("--no-microstates", help="Without those that the list gw has apart.")
    ] = False,
    without: Without = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="A .parquet, .csv or .dta file.")
    ] = None,
    pack: Pack = "korea",
) -> None:
    """Build state-years, dyad-years and other panels from published data."""
    from foedus.cli.panels import make, show_steps

    if unit is None:
        show_steps()
        return
    make(
        unit,
        _listed(add),
        system,
        (first, last),
        _listed(states),
        size,
        not non_directed,
        carry,
        carry_membership,
        not no_microstates,
        without or [],
        pack,
        output,
    )


@app.command()
def reproduce(
    names: Annotated[
        list[str] | None, typer.Argument(help="Studies; all if none is named.")
    ] = None,
    show: Annotated[
        bool, typer.Option("--list", help="What there is, and what it needs.")
    ] = False,
) -> None:
    """Run published results again: expected, obtained, verdict."""
    from foedus.cli.studies import run, show_studies

    if show:
        show_studies()
    else:
        run(names or [])


@app.command()
def bench(
    names: Annotated[
        list[str] | None, typer.Argument(help="Benchmarks; all if none is named.")
    ] = None,
) -> None:
    """Time panels and measures on this machine: seconds, rows, memory, beside the targets."""
    from foedus.cli.bench import run

    run(names or [])


def _listed(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


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


@data.command("list")
def list_data(names: Names = None) -> None:
    """What exists: version, years, terms, size, installed or not."""
    from foedus.cli.data import show_list

    show_list(names or [])


@data.command()
def pull(
    names: Annotated[list[str] | None, typer.Argument(help="Data sets.")] = None,
    every: Annotated[bool, typer.Option("--all", help="All that their terms allow.")] = False,
    accept_new: AcceptNew = False,
) -> None:
    """Fetch data sets, from FOEDUS_MIRROR (a folder or an address) where it is set."""
    from foedus.cli.data import pull_all

    pull_all(names or [], every, accept_new)


@data.command("import")
def import_data(
    name: Annotated[str, typer.Argument(help="A data set.")],
    path: Annotated[str, typer.Argument(help="A zip, folder or file that you downloaded.")],
    accept_new: AcceptNew = False,
) -> None:
    """Take the files of a data set from what you downloaded."""
    from foedus.cli.data import bring_in

    bring_in(name, path, accept_new)


@data.command()
def verify(names: Names = None) -> None:
    """Compare every installed file with its receipt."""
    from foedus.cli.data import verify

    verify(names or [])


@data.command()
def report(
    names: Annotated[list[str], typer.Argument(help="Data sets, or tables of theirs.")],
    format: Annotated[str, typer.Option(help="text or json.")] = "text",
) -> None:
    """What reading kept and set aside, and which codes and names mean no actor."""
    from foedus.cli.reports import show_reports

    show_reports(names, format)


@data.command()
def cite(
    names: Annotated[list[str], typer.Argument(help="Data sets.")],
    bibtex: Annotated[bool, typer.Option("--bibtex", help="As BibTeX.")] = False,
    csl: Annotated[bool, typer.Option("--csl", help="As CSL-JSON.")] = False,
    text: Annotated[bool, typer.Option("--text", help="As sentences (the default).")] = False,
) -> None:
    """How to cite data sets in the version read here."""
    from foedus.cli.data import cite

    if bibtex + csl + text > 1:
        raise typer.BadParameter("name one form: --bibtex, --csl or --text")
    cite(names, "bibtex" if bibtex else "csl" if csl else "text")


@data.command()
def where(
    names: Annotated[list[str] | None, typer.Argument(help="Data sets.")] = None,
) -> None:
    """Where the files lie and whence they came."""
    from foedus.cli.data import where

    where(names or [])


@data.command()
def remove(names: Annotated[list[str], typer.Argument(help="Data sets.")]) -> None:
    """Take the files of data sets away."""
    from foedus.cli.data import take_away

    take_away(names)


@data.command()
def lock(
    names: Names = None,
    output: Annotated[Path, typer.Option("-o", "--output", help="The lock file.")] = Path(
        "foedus.lock"
    ),
) -> None:
    """Pin installed files for a study: loading under the lock refuses any other."""
    from foedus.cli.data import lock

    lock(names or [], output)
