"""How many dyad-years there are, and how many disputes are left of several."""

from __future__ import annotations

from foedus.panel import panel
from foedus.panel.steps.disputes import whittling
from foedus.reproduce.study import Check, Study

_LEFT = {
    "mids.cow": (498, 292, 145, 100, 7, 6, 3, 0),
    "mids.gml": (423, 228, 102, 75, 5, 5, 3, 0),
}
_COUNTED = (
    ("state-years", "cow", 1816, 2024, True, True, 17_511),
    ("state-days", "cow", 1816, 2024, True, True, 6_345_986),
    ("dyad-years", "cow", 1816, 2012, True, True, 1_760_970),
    ("dyad-years", "cow", 1816, 2016, True, True, 1_912_290),
    ("dyad-years", "cow", 1816, 2024, True, True, 2_214_930),
    ("dyad-years", "cow", 1816, 2010, False, True, 842_655),
    ("state-years", "gw", 1991, 2001, True, True, 2_091),
    ("state-years", "gw", 1816, 2017, True, False, 17_767),
    ("state-years", "gw", 1816, 2024, True, False, 18_985),
    ("state-days", "gw", 1816, 2017, True, False, 6_448_077),
    ("dyad-years", "gw", 1816, 2017, True, False, 1_939_316),
    ("dyad-years", "gw", 1816, 2017, False, False, 969_658),
    ("dyad-years", "gw", 1816, 2024, True, False, 2_150_030),
)
_STAY = {"mids.cow": 10_234, "mids.gml": 9_284}


def _universe() -> tuple[Check, ...]:
    return tuple(
        Check(
            f"{unit}, {system}, {first}-{last}{_told(directed, microstates)}",
            expected,
            panel(
                unit,
                system=system,
                first=first,
                last=last,
                directed=directed,
                carry_membership=last > 2016,
                microstates=microstates,
            ).rows,
        )
        for unit, system, first, last, directed, microstates, expected in _COUNTED
    )


def _told(directed: bool, microstates: bool) -> str:
    return ("" if directed else ", non-directed") + ("" if microstates else ", no microstates")


def _whittling() -> tuple[Check, ...]:
    checks: list[Check] = []
    for name, expected in _LEFT.items():
        found = whittling(name)
        for (rule, left), told in zip(found.left, expected, strict=True):
            checks.append(Check(f"{name}: pairs with several disputes after {rule}", told, left))
        checks.append(Check(f"{name}: directed rows that stay", _STAY[name], found.frame.height))
    return tuple(checks)


STUDIES = (
    Study(
        name="universe",
        title="States and pairs of states by year and day, in either state system",
        source="peacesciencer, reference pages of create_stateyears, create_statedays and "
        "create_dyadyears (commit 0ad04fbf5288) and Miller, 'How to Calculate Tau-b' (2021, to "
        "2012); the R package states, README (1991-2001)",
        run=_universe,
        notes=(
            "years after the list ends are counted with its last members carried on",
            "no page that we found prints the dyad-years to 2016, or those of pairs to 2010",
        ),
    ),
    Study(
        name="whittling",
        title="Disputes left in each dyad-year, rule by rule",
        source="peacesciencer, its whittled tables of CoW 5.0 and GML 2.2.1",
        run=_whittling,
        tables=(
            "mid.directed-dispute-years", "mid.disputes",
            "gml.directed-dispute-years", "gml.disputes",
        ),
    ),
)  # fmt: skip
