"""Alliances of ATOP and agreements of DCAD as records."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final, NamedTuple

import polars as pl

from foedus.dates import When
from foedus.evidence.records import Agreement, Case, Cite, Provision, StatusStep
from foedus.published.dates import after, when
from foedus.published.names import listed
from foedus.published.spells import Spell, spells_of, stretches
from foedus.upstream import declaration, read
from foedus.upstream.atop_pairs import denied

DUTIES: Final = {
    "defense": ("defence", "duty", "armed-attack"),
    "offense": ("offence", "duty", "state-of-war"),
    "neutral": ("neutrality", "duty", "state-of-war"),
    "nonagg": ("non-aggression", "prohibition", "none"),
    "consul": ("consultation", "duty", "common-question"),
}
"""ATOP's duties: the obligation, its modality, and the widest trigger that the code allows."""

DEPENDS: Final = {
    "adv": ("the adversary is the one that the text means", "상대가 조문이 뜻하는 국가인지"),
    "loc": ("the conflict is in the place that the text means", "분쟁이 조문이 뜻하는 곳인지"),
    "con": ("it is the conflict that the text means", "조문이 뜻하는 분쟁인지"),
    "num": ("the number of adversaries is as the text has it", "상대의 수가 조문과 맞는지"),
    "dem": ("the demands of the text are met", "조문의 요구가 충족되었는지"),
    "npr": ("the ally did not provoke the adversary", "동맹국이 상대를 도발하지 않았는지"),
    "att": ("the ally is attacked as the text has it", "동맹국이 조문대로 공격받았는지"),
    "req": ("the ally asks for it", "동맹국이 요청하는지"),
    "other": ("another condition of the text is met", "조문의 다른 조건이 충족되었는지"),
}
"""What a coded duty depends on; the code names no adversary, place or number."""

WORDS_KO: Final = {
    "defence": "방위",
    "offence": "공격",
    "neutrality": "중립",
    "non-aggression": "불가침",
    "consultation": "협의",
}


def alliances(states: frozenset[str], known: frozenset[str], until: date) -> Iterator[Agreement]:
    """ATOP's alliances of some states, but those whose ATOP id is known already.

    The duties are the codes of ATOP, each a provision whose locator says so; the texts were not
    read here. ATOP counts an alliance as in effect from its signature to its end, and says
    nothing of the time after 2018: whether it still holds then is unknown.
    """
    frame = read("atop.members")
    last = declaration("atop.members").coverage.last
    apart = denied(frame, read("atop.directed-dyad-years"), last)
    spells = [spell for row in frame.iter_rows(named=True) for spell in spells_of(row)]
    wanted = {s.atopid for s in spells if s.actor in states}
    by_id: dict[int, list[Spell]] = {}
    for spell in spells:
        if spell.atopid in wanted and str(spell.atopid) not in known:
            by_id.setdefault(spell.atopid, []).append(spell)
    for id, own in sorted(by_id.items()):
        yield _alliance(str(id), own, apart, until)


def codings(known: frozenset[str], until: date) -> Iterator[Agreement]:
    """How ATOP codes the alliances whose texts the evidence holds, by their ATOP ids."""
    frame = read("atop.members").filter(pl.col("atopid").cast(pl.String).is_in(list(known)))
    apart = denied(
        frame, read("atop.directed-dyad-years"), declaration("atop.members").coverage.last
    )
    by_id: dict[int, list[Spell]] = {}
    for row in frame.iter_rows(named=True):
        for spell in spells_of(row):
            by_id.setdefault(spell.atopid, []).append(spell)
    for id, own in sorted(by_id.items()):
        yield _alliance(str(id), own, apart, until)


def _alliance(
    id: str, spells: list[Spell], apart: frozenset[tuple[int, str, str, str]], until: date
) -> Agreement:
    cite = (Cite(source="atop-5.1", locator=f"atopid {id}"),)
    parties = tuple(dict.fromkeys(s.actor for s in spells))
    first = min(s.start.earliest.year for s in spells)
    provisions = tuple(_provisions(id, spells, parties, apart, cite))
    duties = tuple(dict.fromkeys(p.obligation for p in provisions))
    en, ko = listed(parties, "en"), listed(parties, "ko")
    duties_ko = "·".join(WORDS_KO[duty] for duty in duties)
    return Agreement(
        id=f"atop-{id}",
        title=f"Alliance of {en}, {first} (ATOP {id})",
        title_ko=f"{ko} 동맹, {first}년 (ATOP {id})",
        short=f"ATOP {id}: {en}, {first}",
        short_ko=f"ATOP {id}: {ko}, {first}년",
        kind=_kind(set(duties)),
        binding="unclear",
        parties=parties,
        text="coded" if provisions else "not-seen",
        codes={"atop": id},
        summary=f"Duties as ATOP codes them: {', '.join(duties) or 'none'}.",
        summary_ko=f"ATOP가 부호화한 의무: {duties_ko or '없음'}.",
        sources=cite,
        status=tuple(_steps(spells, parties, cite, until)),
        provisions=provisions,
    )


def _kind(duties: set[str]) -> str:
    if duties & {"defence", "offence"}:
        return "alliance"
    if "non-aggression" in duties:
        return "non-aggression"
    return "consultation" if "consultation" in duties else "friendship"


def _steps(
    spells: list[Spell], parties: tuple[str, ...], cite: tuple[Cite, ...], until: date
) -> Iterator[StatusStep]:
    """Each party's entry and exit in order, phases that touch as one; later times are open."""
    steps: list[StatusStep] = []
    for party in parties:
        one = (party,) if len(parties) > 2 else ()
        for start, end in stretches([s for s in spells if s.actor == party]):
            steps.append(StatusStep(state="in-force", since=start, parties=one, sources=cite))
            if end is not None:
                steps.append(StatusStep(state="ended", since=end, parties=one, sources=cite))
    if any(s.end is None for s in spells):
        last = declaration("atop.members").coverage.last
        steps.append(
            StatusStep(
                state="ended",
                since=after(last, until),
                sources=cite,
                note=f"ATOP 5.1 ends with {last}: whether it still holds is not covered",
                note_ko=f"ATOP 5.1은 {last}년까지이며 이후에도 유효한지는 수록 범위 밖이다",
            )
        )
    seen: set[tuple[str, str, tuple[str, ...]]] = set()
    for step in sorted(steps, key=lambda s: (s.since.earliest, s.state == "in-force")):
        key = (step.state, step.since.printed, step.parties)
        if key not in seen:
            seen.add(key)
            yield step


def _provisions(
    id: str,
    spells: list[Spell],
    parties: tuple[str, ...],
    apart: frozenset[tuple[int, str, str, str]],
    cite: tuple[Cite, ...],
) -> Iterator[Provision]:
    """One for each duty and stretch of time, and for those who owe it not to all."""
    for name, (obligation, modality, trigger) in DUTIES.items():
        debtors: dict[_Owed, list[str]] = {}
        for party in parties:
            without = tuple(p for p in parties if (int(id), name, party, p) in apart)
            held = [s for s in spells if s.actor == party and name in s.duties]
            for depends in sorted({s.conditions.get(name, ()) for s in held}):
                alike = [s for s in held if s.conditions.get(name, ()) == depends]
                for start, end in stretches(alike):
                    debtors.setdefault(_Owed(start, end, without, depends), []).append(party)
        for number, (owed, owing) in enumerate(debtors.items(), 1):
            mark = f" ({number})" if len(debtors) > 1 else ""
            creditors = tuple(p for p in parties if p not in owed.without)
            yield Provision(
                agreement=f"atop-{id}",
                locator=f"ATOP code {name.upper()}{mark}",
                modality=modality,
                obligation=obligation,
                debtor=("parties",) if set(owing) == set(parties) else tuple(owing),
                creditor=creditors if owed.without else ("other-parties",),
                trigger=("armed-attack",) if "att" in owed.depends else (trigger,),
                conditions=("conditional",) if owed.depends else (),
                case=_case(owed.depends),
                summary=f"Coded {name.upper()} = 1 by ATOP; the clause was not read here.",
                summary_ko=f"ATOP가 {name.upper()} = 1로 부호화하였으며 조문은 확인하지 않았다.",
                since=owed.start,
                until=owed.end,
                sources=cite,
            )


class _Owed(NamedTuple):
    """What members owe alike: for how long, not to whom, and on what it depends."""

    start: When
    end: When | None
    without: tuple[str, ...]
    depends: tuple[str, ...]


def _case(depends: tuple[str, ...]) -> Case:
    """A coded duty as a formal reading: each condition is a fact that stays open."""
    said = [DEPENDS[flag] for flag in depends if flag != "req"]
    return Case(
        unprovoked="npr" in depends,
        requested="req" in depends,
        open=tuple(f"whether {en} (coded by ATOP, text not read)" for en, _ in said),
        open_ko=tuple(f"{ko} 여부 (ATOP 부호화, 조문 미확인)" for _, ko in said),
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
    en, ko = listed(parties, "en"), listed(parties, "ko")
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
        summary_ko=f"DCAD의 부호화에 따른 {'일반' if r['type'] == 'general' else '분야별'} 협정.",
        sources=cite,
        status=tuple(steps),
    )


def _day(r: dict[str, Any], step: str) -> Any:
    return when(r[f"{step}_year"], r[f"{step}_month"], r[f"{step}_day"])
