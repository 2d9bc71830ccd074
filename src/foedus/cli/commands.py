"""What the commands do, from the same topics that the brief renders."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from foedus import states
from foedus.cli.records import holding
from foedus.dates import When
from foedus.errors import BadDate, UnknownName
from foedus.evidence.vocabulary import EVENT_KINDS
from foedus.findings import Finding, Section, Table, catalogue
from foedus.findings import values as v
from foedus.render import csv, html, json, markdown
from foedus.render.brief import Brief
from foedus.render.output import check_target, write_output
from foedus.topics import chronicle, compose
from foedus.topics import ties as ties_topic
from foedus.world import World, load

_WRITERS: Final = {"html": html.page, "md": markdown.document, "json": json.document}


def write_brief(
    state: str,
    on: str | None,
    known_by: str | None,
    output: Path | None,
    topics: str,
    lang: str,
    without: Sequence[str],
    data: str,
    pack: str,
) -> None:
    world = world_of(pack, on, known_by, without, state, data)
    actor = states.state(state, world.on)
    path = output or Path(f"{actor.name().lower().replace(' ', '-')}.html")
    form = path.suffix.lstrip(".").lower()
    if form not in _WRITERS:
        raise UnknownName.of("format", path.suffix or path.name, [f".{f}" for f in _WRITERS])
    check_target(path)
    catalogue(lang)
    chosen = [t.strip() for t in topics.split(",") if t.strip()]
    sections = compose(world, actor.id, chosen)
    write_output(path, _WRITERS[form](_brief(world, actor.id, lang, sections)))
    print(path)


def show_topic(
    topic: str,
    state: str,
    on: str | None,
    known_by: str | None,
    lang: str,
    form: str,
    without: Sequence[str],
    pack: str,
) -> None:
    world = world_of(pack, on, known_by, without)
    actor = states.state(state, world.on)
    sections = compose(world, actor.id, [topic])
    _print(_brief(world, actor.id, lang, sections), form)


def show_ties(
    state: str,
    partner: str | None,
    on: str | None,
    known_by: str | None,
    lang: str,
    form: str,
    without: Sequence[str],
    data: str,
    pack: str,
) -> None:
    world = world_of(pack, on, known_by, without, state, data)
    actor = states.state(state, world.on)
    other = states.state(partner, world.on).id if partner else ""
    if other == actor.id:
        raise UnknownName(f"'{partner}' is {actor.name()} itself; name another state or body")
    section = ties_topic.page(world, actor.id, other)
    if form == "csv":
        _print_csv(section, world, lang)
    else:
        _print(_brief(world, actor.id, lang, (section,)), form)


def show_events(
    state: str,
    kinds: Sequence[str],
    since: str | None,
    until: str | None,
    known_by: str | None,
    lang: str,
    form: str,
    pack: str,
) -> None:
    for kind in kinds:
        if kind not in EVENT_KINDS:
            raise UnknownName.of("kind of event", kind, EVENT_KINDS)
    world = world_of(pack, None, known_by, ())
    actor = states.state(state, world.on)
    first = _bound(since).earliest if since else None
    last = _bound(until).latest if until else None
    if first and last and first > last:
        raise BadDate(f"--since {since} is after --until {until}")
    section = chronicle.page(world, actor.id, kinds, first, last)
    forms = {"table": "text", "csv": "csv", "json": "json"}
    if form not in forms:
        raise UnknownName.of("format", form, forms)
    if form == "csv":
        _print_csv(section, world, lang)
    else:
        _print(_brief(world, actor.id, lang, (section,)), forms[form])


def show_source(source_id: str, pack: str) -> None:
    from foedus.topics import sourcebook

    world = load(holding(source_id, pack))
    section = sourcebook.page(world, source_id)
    print_sections(world, "", "en", section.title, (section,), "text")


def world_of(
    pack: str,
    on: str | None,
    known_by: str | None,
    without: Sequence[str],
    state: str = "",
    data: str = "none",
) -> World:
    """The world that the options describe; without a day, that of the knowledge asked for."""
    world = load(pack)
    if state and (chosen := _data(world, state, data)):
        world = load(pack, chosen, [states.state(state, world.on).id], leave_out=not data)
        _say_unread(world)
    if on or known_by:
        world = world.at(on or known_by or "")
    if known_by:
        world = world.known_by(known_by)
    for agreement in without:
        world = world.without(agreement)
    return world


def _data(world: World, state: str, asked: str) -> Sequence[str]:
    """The data sets asked for; if none are named, those at hand for a state off the focus."""
    if asked:
        return [] if asked == "none" else [name.strip() for name in asked.split(",")]
    if states.state(state, world.on).id in world.pack.focal:
        return []
    from foedus.published import at_hand

    found = at_hand()
    if not found:
        print(
            "foedus: no published data is installed; 'foedus data pull --all' brings what other "
            "states are described by",
            file=sys.stderr,
        )
    return found


def _say_unread(world: World) -> None:
    if world.unread:
        packages = ", ".join(sorted(set(world.unread.values())))
        print(
            f"foedus: left out {', '.join(world.unread)}: reading them needs {packages}; "
            "pip install 'foedus[data]' brings it",
            file=sys.stderr,
        )


def _brief(world: World, state: str, lang: str, sections: Sequence[Section]) -> Brief:
    title = Finding("brief.title", {"state": v.actor(state)})
    return Brief(world, state, lang, title, sections)


def _bound(text: str) -> When:
    when = When.parse(text)
    if when.precision == "unknown":
        raise BadDate(f"'{text}' bounds nothing; give a day, month or year")
    return when


def print_sections(
    world: World, state: str, lang: str, title: Finding, sections: Sequence[Section], form: str
) -> None:
    """Sections of any topic under a title, in one of the forms of the commands."""
    _print(Brief(world, state, lang, title, sections), form)


def _print(brief: Brief, form: str) -> None:
    if form == "text":
        from foedus.render import terminal

        terminal.show(brief)
        return
    if form not in _WRITERS:
        raise UnknownName.of("format", form, ["text", *_WRITERS])
    sys.stdout.write(_WRITERS[form](brief))


def _print_csv(section: Section, world: World, lang: str) -> None:
    words = catalogue(lang, world.on)
    for table in (b for s in section.walk() for b in s.blocks if isinstance(b, Table)):
        sys.stdout.write(csv.document(table, world, words))
