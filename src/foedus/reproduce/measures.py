"""Published measures: the capability index, and Signorino and Ritter's example."""

from __future__ import annotations

from typing import Final

import polars as pl

from foedus.measures.capability import cinc
from foedus.measures.similarity import pair_similarity
from foedus.reproduce.study import Check, Study
from foedus.upstream import read

_RELEASES: Final = {"7.0": "nmc.state-years", "6.0": "nmc-6.state-years"}
_GERMANY: Final = (3, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0)
_RUSSIA: Final = (0, 3, 1, 3, 0, 1, *(0,) * 14)
_WEIGHTS: Final = (
    *(0.25, 0.21, 0.20, 0.08, 0.08, 0.05, 0.03, 0.03, 0.02),
    *(0.01,) * 5,
    *(0.0,) * 6,
)
_TABLE_6: Final = {
    "s": (0.4, "S"),
    "s_weighted": (-0.46, "S, weighted by capability"),
    "tau_b": (0.03031695, "tau-b"),
    "kappa_squared": (-0.07758621, "kappa, squared weights"),
    "pi": (-0.04477612, "pi, nominal"),
    "alignment": (-0.04, "A"),
}


def _cinc() -> tuple[Check, ...]:
    checks = []
    for version, id in _RELEASES.items():
        frame = cinc(read(id))
        gap = (pl.col("cinc") - pl.col("cinc_recomputed")).abs().max()
        unlike = pl.col("cinc").is_null() != pl.col("cinc_recomputed").is_null()
        largest, count = frame.select(gap, unlike.sum().alias("unlike")).row(0)
        checks += [
            Check(f"version {version}: largest difference of {len(frame):,}", 0, largest, 2.5e-8),
            Check(f"version {version}: values that only one of the two has", 0, count),
        ]
    return tuple(checks)


def _table_6() -> tuple[Check, ...]:
    found = pair_similarity(
        _GERMANY, _RUSSIA, highest=3, weights=_WEIGHTS, measures=tuple(_TABLE_6)
    )
    return tuple(
        Check(f"Germany and Russia: {what}", expected, found[name], 5e-9)
        for name, (expected, what) in _TABLE_6.items()
    )


STUDIES: Final = (
    Study(
        name="cinc",
        title="The composite index of national capability from its six components",
        source="National Material Capabilities, versions 6.0 and 7.0, column cinc",
        run=_cinc,
        tables=tuple(_RELEASES.values()),
    ),
    Study(
        name="table-6",
        title="Similarity of the portfolios of Germany and Russia, 1914, twenty European states",
        source="Signorino and Ritter, 'Tau-b or Not Tau-b', International Studies Quarterly 43, "
        "1999, Table 6",
        run=_table_6,
    ),
)
