"""What the published tables say of each step, worked out in plain Python.

Nothing here uses the code of panels: the frames of the tables are read and walked row by row.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import date
from functools import cache
from itertools import permutations
from typing import Any, Final, NamedTuple

from foedus.states import spells
from foedus.upstream import read

# States that came, went, came back, passed a code on, fought, and differ between the lists.
COW: Final = [2, 200, 220, 255, 260, 265, 345, 365, 678, 679, 710, 731, 732, 740, 816, 817]
GW: Final = [2, 200, 220, 255, 260, 265, 340, 345, 365, 678, 680, 710, 730, 731, 732, 740, 816]

Values = dict[str, Any]


class Told(NamedTuple):
    """A row that a table has of states (by code and by actor) in a year."""

    codes: tuple[int, ...]
    actors: tuple[str | None, ...]
    year: int
    row: int | list[int]
    values: Values


class Oracle(NamedTuple):
    """What a step should bring: the block, the system of its codes ('' none), and the rows."""

    block: str
    table: str
    system: str
    rows: Callable[[], list[Told]]
    columns: tuple[str, ...]
    counts: tuple[str, ...] = ()
    state: str = "observed"


def of_states(
    block: str,
    table: str,
    columns: dict[str, str],
    *,
    system: str = "cow",
    actor: str = "actor",
) -> Oracle:
    """Columns of a table of state-years, by their names in the panel."""
    code = {"cow": "ccode", "gw": "gwcode", "": None}[system]

    def rows() -> list[Told]:
        return [
            Told((r[code],) if code else (), (r[actor],), r["year"], r["row"], _values(r, columns))
            for r in _rows(table)
        ]

    return Oracle(block, table, system, rows, tuple(columns))


def of_pairs(
    block: str,
    table: str,
    columns: dict[str, str],
    *,
    turned: dict[str, str] | None = None,
    codes: tuple[str, str] = ("ccode1", "ccode2"),
    actors: tuple[str, str] = ("actor1", "actor2"),
    system: str = "cow",
    counts: tuple[str, ...] = (),
) -> Oracle:
    """Columns of a table of dyad-years; ``turned`` are those of the other direction, if any."""

    def rows() -> list[Told]:
        found = []
        for r in _rows(table):
            sides = (r[codes[0]], r[codes[1]]), (r[actors[0]], r[actors[1]])
            found.append(Told(*sides, r["year"], r["row"], _values(r, columns)))
            if turned is not None:
                back = sides[0][::-1], sides[1][::-1]
                found.append(Told(*back, r["year"], r["row"], _values(r, turned)))
        return found

    return Oracle(block, table, system, rows, tuple(columns), counts)


def disputes(block: str, data_set: str, onset: str) -> Oracle:
    """One dispute of each directed dyad-year, by the rules of Miller, each in turn."""
    sides = [f"{c}{n}" for c in ("sidea", "orig", "hostlev", "fatality") for n in (1, 2)]
    columns = {"dispnum": "dispnum", "onset": onset, "ongoing": onset.replace("onset", "ongoing")}
    columns |= {name: name for name in sides}

    def rows() -> list[Told]:
        whole = {r["dispnum"]: r for r in _rows(f"{data_set}.disputes")}
        groups: dict[tuple[int, int, int], list[Values]] = {}
        for r in _rows(f"{data_set}.directed-dispute-years"):
            groups.setdefault((r["ccode1"], r["ccode2"], r["year"]), []).append(r)
        return [
            Told(
                (r["ccode1"], r["ccode2"]),
                (r["actor1"], r["actor2"]),
                r["year"],
                r["row"],
                {f"{data_set}_{ours}": r[theirs] for ours, theirs in columns.items()},
            )
            for r in (whittle(group, whole, onset) for group in groups.values())
        ]

    names = tuple(f"{data_set}_{name}" for name in columns)
    counts = f"{data_set}_onset", f"{data_set}_ongoing"
    table = f"{data_set}.directed-dispute-years"
    return Oracle(block, table, "cow", rows, names, counts)


def whittle(group: list[Values], whole: dict[int, Values], onset: str) -> Values:
    """The dispute that stays of a directed dyad-year: the greatest by the rules one by one."""

    def rank(row: Values) -> tuple[float, ...]:
        one = whole[row["dispnum"]]
        deaths = 0.5 if one["fatality"] is None else one["fatality"]
        lengths = one["mindur"], one["maxdur"]
        return (row[onset], deaths, one["hostlev"], *lengths, one["recip"], -one["stmon"])

    return max(group, key=rank) if len(group) > 1 else group[0]


def _contiguity() -> list[Told]:
    nearest: dict[tuple[int, int, int], Values] = {}
    for r in _rows("contiguity.directed-dyad-years"):
        key = r["state1no"], r["state2no"], r["year"]
        if key not in nearest or r["conttype"] < nearest[key]["conttype"]:
            nearest[key] = r
    return [
        Told(key[:2], (r["actor1"], r["actor2"]), key[2], r["row"], {"conttype": r["conttype"]})
        for key, r in nearest.items()
    ]


def _majors() -> list[Told]:
    spans = [
        (r["ccode"], r["actor"], year, r["row"])
        for r in _rows("cow-majors.spells")
        for year in range(r["start"].year, r["end"].year + 1)
    ]
    return [Told((code,), (actor,), year, row, {"major": 1}) for code, actor, year, row in spans]


def _rivalries() -> list[Told]:
    kinds = ("positional", "spatial", "ideological", "interventionary")
    found: dict[tuple[int, int, int], Told] = {}
    for r in _rows("rivalries.spells"):
        values: Values = {"rivalry": 1, **{f"rivalry_{kind}": r[kind] for kind in kinds}}
        for one, two in ((1, 2), (2, 1)):
            codes = r[f"ccode{one}"], r[f"ccode{two}"]
            actors = r[f"actor{one}"], r[f"actor{two}"]
            for year in range(r["start"], r["end"] + 1):
                found.setdefault((*codes, year), Told(codes, actors, year, r["row"], values))
    return list(found.values())


def _wars() -> list[Told]:
    groups: dict[tuple[int, int, int], list[Values]] = {}
    for r in _rows("dyadic-wars.directed-dyad-years"):
        groups.setdefault((r["statea"], r["stateb"], r["year"]), []).append(r)
    return [
        Told(
            key[:2],
            (rows[0]["actor_a"], rows[0]["actor_b"]),
            key[2],
            [r["row"] for r in rows],
            {
                "wars": sorted({r["warnum"] for r in rows}),
                "war_onset": int(any(r["warstrtyr"] == key[2] for r in rows)),
            },
        )
        for key, rows in groups.items()
    ]


def _conflicts() -> list[Told]:
    """Who fights in a conflict-year and who sent troops, by the four cells of the file."""
    fought: dict[tuple[str, int], list[Values]] = {}
    helped: dict[tuple[str, int], list[Values]] = {}
    for r in read("ucdp.conflict-years").iter_rows(named=True):
        for actor in {*r["side_a"], *r["side_b"]}:
            fought.setdefault((actor, r["year"]), []).append(r)
        for actor in {*r["supporters_a"], *r["supporters_b"]}:
            helped.setdefault((actor, r["year"]), []).append(r)
    found = []
    for actor, year in {**fought, **helped}:
        own, other = fought.get((actor, year), []), helped.get((actor, year), [])
        values: Values = {
            "ucdp_conflicts": sorted(r["conflict_id"] for r in own),
            "ucdp_kinds": sorted({r["type_of_conflict"] for r in own}),
            "ucdp_intensity": max((r["intensity_level"] for r in own), default=None),
            "ucdp_onset": max((int(r["start_date2"].year == year) for r in own), default=None),
            "ucdp_supported": sorted(r["conflict_id"] for r in other),
        }
        rows = sorted(r["row"] for r in (*own, *other))
        found.append(Told((), (actor,), year, rows, values))
    return found


def _signed() -> list[Told]:
    groups: dict[tuple[int, int, int], list[Values]] = {}
    actors: dict[tuple[int, int, int], tuple[str, str]] = {}
    for r in _rows("dcad.agreements"):
        for one, two in ((1, 2), (2, 1)):
            key = r[f"ccode{one}"], r[f"ccode{two}"], r["signed_year"]
            groups.setdefault(key, []).append(r)
            actors.setdefault(key, (r[f"actor{one}"], r[f"actor{two}"]))
    return [
        Told(key[:2], actors[key], key[2], [r["row"] for r in rows], {"dcad_signed": len(rows)})
        for key, rows in groups.items()
    ]


def _exercises() -> list[Told]:
    groups: dict[tuple[str, str, int], list[int]] = {}
    for r in _rows("mme.exercises"):
        for one, two in permutations(sorted(set(r["participants"])), 2):
            groups.setdefault((one, two, r["start_year"]), []).append(r["row"])
    return [
        Told((), (one, two), year, rows, {"exercises": len(rows)})
        for (one, two, year), rows in groups.items()
    ]


_NMC: Final = {name: name for name in ("milex", "milper", "irst", "pec", "tpop", "upop", "cinc")}
_INDICES: Final = {name: name for name in ("v2x_polyarchy", "polity2", "euds", "aeuds")}
_WEALTH: Final = {
    f"{of}{name}": f"{of}{name}" for of in ("", "sd_") for name in ("pwtrgdp", "mrgdppc", "pwtpop")
}
_IGOS: Final = {
    f"sum_igo_{kind}": f"sum_igo_{kind}" for kind in ("full", "associate", "observer", "anytype")
}
_BRANCHES: Final = ("army", "navy", "air_force", "marine_corps", "space_force", "coast_guard")
_ONSETS: Final = ("sumnewconf", *(f"sumonset{years}" for years in (1, 2, 3, 5, 10)))
_DUTIES: Final = {name: name for name in ("defense", "offense", "neutral", "nonagg", "consul")}

STATE_ORACLES: Final[dict[str, Oracle]] = {
    "nmc": of_states("nmc", "nmc.state-years", _NMC),
    "nmc-6": of_states("nmc_6", "nmc-6.state-years", _NMC),
    "democracy": of_states("democracy", "democracy.state-years", _INDICES),
    "democracy.gw": of_states("democracy_gw", "democracy-gw.state-years", _INDICES, system="gw"),
    "gdp": of_states("gdp", "gdp-cow.state-years", _WEALTH),
    "gdp.gw": of_states("gdp_gw", "gdp.state-years", _WEALTH, system="gw"),
    "igo-memberships": of_states("igo_memberships", "igo.state-years", _IGOS),
    "ideal-points": of_states(
        "ideal_points", "ideal-points.state-years", {"idealpointfp": "idealpointfp"}
    ),
    "expenditure": of_states(
        "expenditure",
        "sipri-milex.constant",
        {"expenditure_value": "value", "expenditure_estimate": "estimate"},
        system="",
    ),
    "us-troops": of_states(
        "us_troops",
        "us-troops.first-series",
        {f"us_troops_{name}": name for name in ("troops", *_BRANCHES)},
        actor="host",
    ),
    "warheads": of_states(
        "warheads", "stockpiles.state-years", {"warheads": "warheads"}, system=""
    ),
    "proliferation": of_states(
        "proliferation",
        "proliferation.state-years",
        {"proliferation_status": "status"},
        system="",
    ),
    "ucdp-onsets": of_states(
        "ucdp_onsets", "ucdp-onsets.state-years", {name: name for name in _ONSETS}, system="gw"
    ),
    "ucdp": Oracle(
        "ucdp",
        "ucdp.conflict-years",
        "",
        _conflicts,
        ("ucdp_conflicts", "ucdp_kinds", "ucdp_intensity", "ucdp_onset", "ucdp_supported"),
        state="derived",
    ),
    "majors": Oracle("majors", "cow-majors.spells", "cow", _majors, ("major",), ("major",)),
}

_RANKS: Final = {"dr_at_1": "dr_at_1", "dr_at_2": "dr_at_2"}
_RIVALRY: Final = (
    "rivalry",
    *(f"rivalry_{kind}" for kind in ("positional", "spatial", "ideological", "interventionary")),
)

DYAD_ORACLES: Final[dict[str, Oracle]] = {
    "atop": of_pairs("atop", "atop.directed-dyad-years", _DUTIES, counts=tuple(_DUTIES)),
    "mids.cow": disputes("mid", "mid", "disponset"),
    "mids.gml": disputes("gml", "gml", "midonset"),
    "trade": of_pairs(
        "trade",
        "trade.dyad-years",
        {"flow1": "flow1", "flow2": "flow2"},
        turned={"flow1": "flow2", "flow2": "flow1"},
    ),
    "igos": of_pairs(
        "igos", "igo.dyad-years", {"dyadigos": "dyadigos"}, turned={"dyadigos": "dyadigos"}
    ),
    "diplomacy": of_pairs(
        "diplomacy",
        "diplomatic-exchange.dyad-years",
        _RANKS,
        turned={"dr_at_1": "dr_at_2", "dr_at_2": "dr_at_1"},
    ),
    "arms": of_pairs(
        "arms",
        "sipri-arms-dodl.directed-dyad-years",
        {"tiv": "tiv"},
        actors=("sender_actor", "receiver_actor"),
    ),
    "dcad": Oracle("dcad", "dcad.agreements", "cow", _signed, ("dcad_signed",), state="derived"),
    "exercises": Oracle(
        "exercises", "mme.exercises", "", _exercises, ("exercises",), state="derived"
    ),
    "contiguity": Oracle(
        "contiguity",
        "contiguity.directed-dyad-years",
        "cow",
        _contiguity,
        ("conttype",),
        ("conttype",),
    ),
    "wars": Oracle(
        "wars",
        "dyadic-wars.directed-dyad-years",
        "cow",
        _wars,
        ("wars", "war_onset"),
        state="derived",
    ),
    "rivalries": Oracle("rivalry", "rivalries.spells", "cow", _rivalries, _RIVALRY),
}

_KM: Final = {"mindist": "mindist"}
DISTANCE: Final = {
    "cow": of_pairs("distance", "min-distance.cow-dyad-years", _KM, turned=_KM),
    "gw": of_pairs(
        "distance",
        "min-distance.gw-dyad-years",
        _KM,
        turned=_KM,
        codes=("gwcode1", "gwcode2"),
        system="gw",
    ),
}


class Found(NamedTuple):
    """The rows of an oracle by whom and when a panel of a system asks for."""

    rows: dict[tuple[Any, ...], Told]
    by_code: bool


def found(oracle: Oracle, system: str) -> Found:
    """By code in the same system, else by actor; of several codes of one actor the later."""
    told = oracle.rows()
    if oracle.system == system:
        return Found({(*one.codes, one.year): one for one in told}, by_code=True)
    rows: dict[tuple[Any, ...], Told] = {}
    for one in told:
        key = (*one.actors, one.year)
        if key not in rows or all(listed(oracle.system, c, one.year + 1) for c in one.codes):
            rows[key] = one
    return Found(rows, by_code=False)


@cache
def listed(system: str, code: int, year: int) -> bool:
    """Whether a code is in the published list on a day of a year; open spells go on."""
    name = "ccode" if system == "cow" else "gwcode"
    closes = 2016 if system == "cow" else 2020
    return any(
        r[name] == code
        and r["start"].year <= year
        and (r["end"].year >= year or r["end"] == date(closes, 12, 31))
        for r in _rows(f"{system}-states.spells")
    )


@cache
def member(system: str, actor: str, year: int) -> bool:
    """Whether an actor is in a state system on a day of a year."""
    return any(
        one.actor == actor
        and one.span.start.earliest.year <= year
        and (one.span.end is None or one.span.end.latest.year >= year)
        for one in spells(system)
    )


def _rows(id: str) -> Iterator[Values]:
    """The rows of a table that speak of the states of the sample, if it can be told."""
    frame = read(id)
    codes: Collection[int] = {*COW, *GW}
    for name in ("ccode1", "ccode2", "state1no", "state2no", "gwcode1", "gwcode2"):
        if name in frame.columns:
            frame = frame.filter(frame[name].is_in(codes))
    return frame.iter_rows(named=True)


def _values(row: Values, columns: dict[str, str]) -> Values:
    return {ours: row[theirs] for ours, theirs in columns.items()}
