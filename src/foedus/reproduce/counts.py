"""How many dyad-years there are, and how many disputes are left of several."""

from __future__ import annotations

from foedus.panel import panel
from foedus.panel.steps.disputes import whittling
from foedus.reproduce.study import Check, Study

_LEFT = {
    "mids.cow": (498, 292, 145, 100, 7, 6, 3, 0),
    "mids.gml": (423, 228, 102, 75, 5, 5, 3, 0),
}
_STAY = {"mids.cow": 10_234, "mids.gml": 9_284}


def _universe() -> tuple[Check, ...]:
    asked = (
        ("directed dyad-years, 1816-2016", 2016, True, 1_912_290),
        ("directed dyad-years, 1816-2024, membership carried forward", 2024, True, 2_214_930),
        ("non-directed dyad-years, 1816-2010", 2010, False, 842_655),
    )
    return tuple(
        Check(
            what,
            expected,
            panel("dyad-years", last=last, directed=directed, carry_membership=last > 2016)
            .collect()
            .frame.height,
        )
        for what, last, directed, expected in asked
    )


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
        title="Dyad-years of the Correlates of War state system",
        source="peacesciencer, create_dyadyears, without pairs that never shared a day",
        run=_universe,
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
