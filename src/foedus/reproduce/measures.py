"""Published measures of capability and of the arms trade."""

from __future__ import annotations

from typing import Final

import polars as pl

from foedus.measures.capability import cinc
from foedus.measures.concentration import shares
from foedus.reproduce.study import Check, Study
from foedus.upstream import read

_RELEASES: Final = {"7.0": "nmc.state-years", "6.0": "nmc-6.state-years"}
_ARMS: Final = "sipri-arms-2022.totals"


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
    return (*checks, *_distribution())


def _distribution() -> tuple[Check, ...]:
    frame = cinc(read(_RELEASES["6.0"]))
    told = []
    for year, states, small, greatest, within in (
        (1816, 23, 11, 0.618, 5e-4),
        (2016, 195, 176, 0.45, 5e-3),
    ):
        index = frame.filter(year=year)["cinc_recomputed"]
        told += [
            Check(f"version 6.0, {year}: states", states, len(index)),
            Check(
                f"version 6.0, {year}: states with less than 0.01",
                small,
                int((index < 0.01).sum()),
            ),
            Check(
                f"version 6.0, {year}: the three greatest together",
                greatest,
                float(index.top_k(3).sum()),
                within,
            ),
        ]
    return tuple(told)


def _arms() -> tuple[Check, ...]:
    now, before = _deliveries("supplier", 2017), _deliveries("supplier", 2012)
    suppliers, recipients = (
        list(shares(amounts).values()) for amounts in (now, _deliveries("recipient", 2017))
    )
    return (
        Check("share of the United States", 0.39, shares(now)["United States"], 5e-3),
        Check("share of the five greatest suppliers", 0.77, sum(suppliers[:5]), 5e-3),
        Check("share of the five greatest recipients", 0.38, sum(recipients[:5]), 5e-3),
        Check("all, over 2012-16", 0.954, sum(now.values()) / sum(before.values()), 5e-4),
        *(
            Check(f"{name}, over 2012-16", ratio, now[name] / before[name], 5e-3)
            for name, ratio in (
                ("United States", 1.14),
                ("Russia", 0.74),
                ("France", 1.59),
                ("China", 0.69),
            )
        ),
    )


def _deliveries(side: str, first: int) -> dict[str, float]:
    """The volume of five years by supplier or recipient."""
    given = read(_ARMS).filter(pl.col("year").is_between(first, first + 4))
    return dict(given.group_by(side).agg(pl.col("tiv").sum()).iter_rows())


STUDIES: Final = (
    Study(
        name="cinc",
        title="The composite index of national capability from its six components",
        source="National Material Capabilities, versions 6.0 and 7.0, column cinc; what the "
        "manual of fpsim 0.2.0 (srs) says of the distribution in version 6.0",
        run=_cinc,
        tables=tuple(_RELEASES.values()),
    ),
    Study(
        name="arms-trade",
        title="Who supplied arms in 2017-21, and who received them",
        source="SIPRI Fact Sheet, Trends in International Arms Transfers, 2021 (March 2022), key "
        "facts",
        run=_arms,
        tables=(_ARMS,),
        notes=(
            "printed per cent are shares and ratios here; 901 rows of early years and of Germany "
            "before 1991 got lost in the file",
        ),
    ),
)
