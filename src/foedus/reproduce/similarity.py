"""Published similarities of portfolios and of votes."""

from __future__ import annotations

from typing import Final

from foedus.measures.similarity import (
    COW_YEARS,
    pair_similarity,
    portfolio_similarity,
    system_years,
    vote_similarity,
)
from foedus.reproduce.study import Check, Study
from foedus.upstream.table import table

_GERMANY: Final = (3, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0)
_RUSSIA: Final = (0, 3, 1, 3, 0, 1, *(0,) * 14)
_WEIGHTS: Final = (
    *(0.25, 0.21, 0.20, 0.08, 0.08, 0.05, 0.03, 0.03, 0.02),
    *(0.01,) * 5,
    *(0.0,) * 6,
)
_TABLE_6: Final = {
    "s": (0.4, "S", 5e-9),
    "s_squared": (0.4444444, "S, squared distances", 5e-8),
    "s_weighted": (-0.46, "S, weighted by capability", 5e-9),
    "tau_b": (0.03031695, "tau-b", 5e-9),
    "kappa_squared": (-0.07758621, "kappa, squared weights", 5e-9),
    "pi": (-0.04477612, "pi, nominal", 5e-9),
    "alignment": (-0.04, "A", 5e-9),
}
_VOTES: Final = {
    "tau_b": (0.01431261, "tau-b"),
    "kappa_squared": (-0.01222707, "kappa, squared weights"),
    "pi": (-0.02775801, "pi, nominal"),
}
_TAU_B: Final = (
    (200, "Britain", -0.124, 5e-4),
    (210, "the Netherlands", -0.0658, 5e-5),
    (220, "France", -0.0455, 5e-5),
    (225, "Switzerland", -0.0455, 5e-5),
    (230, "Spain", -0.0658, 5e-5),
    (235, "Portugal", -0.0658, 5e-5),
    (245, "Bavaria", -0.156, 5e-4),
    (255, "Prussia", -0.187, 5e-4),
    (267, "Baden", -0.156, 5e-4),
    (269, "Saxony", -0.156, 5e-4),
)


def _table_6() -> tuple[Check, ...]:
    found = pair_similarity(
        _GERMANY, _RUSSIA, highest=3, weights=_WEIGHTS, measures=tuple(_TABLE_6)
    )
    return tuple(
        Check(f"Germany and Russia: {what}", expected, found[name], within)
        for name, (expected, what, within) in _TABLE_6.items()
    )


def _votes() -> tuple[Check, ...]:
    found = vote_similarity(
        table("un-votes.votes"), absent="left out", measures=list(_VOTES), among=[2, 70]
    )
    year = found.filter(year=1946).row(0, named=True)
    return (
        Check("roll calls in which both voted", 38, year["roll_calls"]),
        *(Check(what, expected, year[name], 5e-9) for name, (expected, what) in _VOTES.items()),
    )


def _tau_b() -> tuple[Check, ...]:
    found = portfolio_similarity(
        COW_YEARS.on(table("cow-alliances.directed-dyad-years")),
        system_years("cow", 1816, 1816),
        highest=COW_YEARS.highest,
        self_tie="highest",
        measures=["tau_b"],
        absent="no tie",
    )
    values = {row["ccode2"]: row["tau_b"] for row in found.filter(ccode1=2).to_dicts()}
    return tuple(
        Check(f"United States and {name}", expected, values[code], within)
        for code, name, expected, within in _TAU_B
    )


STUDIES: Final = (
    Study(
        name="table-6",
        title="Similarity of the portfolios of Germany and Russia, 1914, twenty European states",
        source="the portfolios of Signorino and Ritter, 'Tau-b or Not Tau-b', International "
        "Studies Quarterly 43, 1999, Table 6; digits as in the manual of fpsim 0.2.0",
        run=_table_6,
    ),
    Study(
        name="votes-1946",
        title="Similarity of the votes of the United States and Mexico, General Assembly, 1946",
        source="manual of fpsim 0.2.0, examples of taub, cohenk and spi on usamex46",
        run=_votes,
        tables=("un-votes.votes",),
    ),
    Study(
        name="tau-b",
        title="Tau-b of the alliances of the United States with those of ten states, 1816",
        source="Miller, 'How to Calculate Tau-b Using Alliance Data in R', svmiller.com, "
        "11 November 2021, on the Correlates of War alliances 4.1",
        run=_tau_b,
        tables=("cow-alliances.directed-dyad-years",),
        notes=("no row is taken as no alliance, as there; no codebook at hand says so",),
    ),
)
