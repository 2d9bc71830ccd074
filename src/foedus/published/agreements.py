"""Alliances of ATOP and agreements of DCAD as records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

import polars as pl

from foedus.evidence.records import Agreement, Cite, Provision, StatusStep
from foedus.published.dates import after, when
from foedus.states import actor
from foedus.upstream import declaration, read

DUTIES: Final = {
    "defense": ("defence", "duty", "armed-attack"),
    "offense": ("offence", "duty", "decision"),
    "neutral": ("neutrality", "duty", "state-of-war"),
    "nonagg": ("non-aggression", "prohibition", "none"),
    "consul": ("consultation", "duty", "common-question"),
}
"""ATOP's duties: the obligation, its modality, and the widest trigger that the code allows."""

NAMED: Final = 3
"""Parties that a title names; more are counted."""


def alliances(states: frozenset[str], known: frozenset[str], until: date) -> Iterator[Agreement]:
    """ATOP's alliances of some states, but those whose ATOP id is known already.

    The duties are the codes of ATOP, each a provision whose locator says so; the texts were not
    read here. ATOP counts an alliance as in effect from its signature to its end, and says
    nothing of the time after 2018: whether it still holds then is unknown.
    """
    frame = read("atop.members").drop_nulls("actor")
    wanted = frame.filter(pl.col("actor").is_in(states))["atopid"].unique()
    of_states = frame.filter(pl.col("atopid").is_in(wanted.implode()))
    for (id,), rows in of_states.sort("atopid", "row").group_by("atopid", maintain_order=True):
        if str(id) not in known:
            yield _alliance(str(id), rows.to_dicts(), until)


def _alliance(id: str, rows: list[dict[str, Any]], until: date) -> Agreement:
    cite = (Cite(source="atop-5.1", locator=f"atopid {id}"),)
    parties = tuple(dict.fromkeys(r["actor"] for r in rows))
    first = min(r["start_year"] for r in rows)
    held = [name for name in DUTIES if any(r[name] for r in rows)]
    duties = {DUTIES[name][0] for name in held}
    en, ko = _names(parties, "en"), _names(parties, "ko")
    return Agreement(
        id=f"atop-{id}",
        title=f"Alliance of {en}, {first} (ATOP {id})",
        title_ko=f"{ko} 동맹, {first}년 (ATOP {id})",
        short=f"ATOP {id}: {en}, {first}",
        short_ko=f"ATOP {id}: {ko}, {first}년",
        kind=_kind(duties),
        binding="unclear",
        parties=parties,
        text="coded",
        codes={"atop": id},
        summary=f"Duties as ATOP codes them: {', '.join(sorted(duties)) or 'none'}.",
        summary_ko="의무는 ATOP의 부호화에 따른다.",
        sources=cite,
        status=tuple(_steps(rows, parties, cite, until)),
        provisions=tuple(_provision(id, name, rows, cite) for name in held),
    )


def _kind(duties: set[str]) -> str:
    if duties & {"defence", "offence"}:
        return "alliance"
    if "non-aggression" in duties:
        return "non-aggression"
    return "consultation" if "consultation" in duties else "friendship"


def _steps(
    rows: list[dict[str, Any]], parties: tuple[str, ...], cite: tuple[Cite, ...], until: date
) -> Iterator[StatusStep]:
    """Each party's entry and exit in order; what comes after the coverage is open."""
    steps: list[StatusStep] = []
    for r in rows:
        one = (r["actor"],) if len(parties) > 2 else ()
        start = when(r["start_year"], r["start_month"], r["start_day"])
        steps.append(StatusStep(state="in-force", since=start, parties=one, sources=cite))
        if r["end_year"] is not None:
            end = when(r["end_year"], r["end_month"], r["end_day"])
            steps.append(StatusStep(state="ended", since=end, parties=one, sources=cite))
    if any(r["end_year"] is None for r in rows):
        last = declaration("atop.members").coverage.last
        note = f"ATOP 5.1 ends with {last}: whether it still holds is not covered"
        note_ko = f"ATOP 5.1은 {last}년까지이며 이후에도 유효한지는 수록 범위 밖이다"
        open_end = after(last, until)
        steps.append(
            StatusStep(state="ended", since=open_end, sources=cite, note=note, note_ko=note_ko)
        )
    seen: set[tuple[str, str, tuple[str, ...]]] = set()
    for step in sorted(steps, key=lambda s: (s.since.earliest, s.state == "in-force")):
        key = (step.state, step.since.printed, step.parties)
        if key not in seen:
            seen.add(key)
            yield step


def _provision(
    id: str, name: str, rows: list[dict[str, Any]], cite: tuple[Cite, ...]
) -> Provision:
    obligation, modality, trigger = DUTIES[name]
    debtors = tuple(dict.fromkeys(r["actor"] for r in rows if r[name]))
    everyone = {r["actor"] for r in rows} == set(debtors)
    return Provision(
        agreement=f"atop-{id}",
        locator=f"ATOP code {name.upper()}",
        modality=modality,
        obligation=obligation,
        debtor=("parties",) if everyone else debtors,
        creditor=("other-parties",),
        trigger=(trigger,),
        conditions=("conditional",) if any(r["conditio"] for r in rows) else (),
        summary=f"Coded {name.upper()} = 1 by ATOP; the clause was not read here.",
        summary_ko=f"ATOP가 {name.upper()} = 1로 부호화하였으며 조문은 확인하지 않았다.",
        sources=cite,
    )


def cooperation(states: frozenset[str], known: frozenset[str], until: date) -> Iterator[Agreement]:
    """DCAD's agreements of some states, but those whose DCAD id is known already."""
    frame = read("dcad.agreements").drop_nulls(["actor1", "actor2"])
    mine = pl.col("actor1").is_in(states) | pl.col("actor2").is_in(states)
    for r in frame.filter(mine).iter_rows(named=True):
        if r["code"] not in known:
            yield _cooperation(r, until)


def _cooperation(r: dict[str, Any], until: date) -> Agreement:
    code = r["code"]
    cite = (Cite(source="dcad-1.0", locator=code),)
    parties = (r["actor1"], r["actor2"])
    en, ko = _names(parties, "en"), _names(parties, "ko")
    number = code.rpartition("-")[2]
    steps = [StatusStep(state="signed", since=_day(r, "signed"), sources=cite)]
    if r["in_force_year"] is not None:
        steps.append(StatusStep(state="in-force", since=_day(r, "in_force"), sources=cite))
        last = declaration("dcad.agreements").coverage.last
        steps.append(
            StatusStep(
                state="ended",
                since=after(max(last, r["in_force_year"]), until),
                sources=cite,
                note=f"DCAD 1.0 ends with {last}: whether it still holds is not covered",
                note_ko=f"DCAD 1.0은 {last}년까지이며 이후에도 유효한지는 수록 범위 밖이다",
            )
        )
    steps.sort(key=lambda s: s.since.earliest)
    industry = "DIC" in r["categories"] or "PROCUREMENT" in r["categories"]
    return Agreement(
        id=f"dcad-{number}",
        title=f"Defence cooperation agreement of {en}, {r['signed_year']} (DCAD {number})",
        title_ko=f"{ko} 국방협력 협정, {r['signed_year']}년 (DCAD {number})",
        short=f"DCAD {number}: {en}, {r['signed_year']}",
        short_ko=f"DCAD {number}: {ko}, {r['signed_year']}년",
        kind="arms-industry" if industry else "defence-cooperation",
        binding="unclear",
        parties=parties,
        text="not-seen",
        codes={"dcad": code},
        summary=f"{'General' if r['type'] == 'general' else 'Sector'} agreement as DCAD codes it.",
        summary_ko="DCAD의 부호화에 따른 국방협력 협정.",
        sources=cite,
        status=tuple(steps),
    )


def _day(r: dict[str, Any], step: str) -> Any:
    return when(r[f"{step}_year"], r[f"{step}_month"], r[f"{step}_day"])


def _names(parties: Iterable[str], lang: str) -> str:
    """The first parties by name, the rest by number."""
    ids = list(parties)
    names = [actor(id).name(lang=lang) for id in ids[:NAMED]]
    if lang == "ko":
        more = f" 외 {len(ids) - NAMED}개국" if len(ids) > NAMED else ""
        return "·".join(names) + more
    if len(ids) > NAMED:
        return f"{', '.join(names)} and {len(ids) - NAMED} more"
    return " and ".join(names) if len(names) < 3 else f"{', '.join(names[:-1])} and {names[-1]}"
