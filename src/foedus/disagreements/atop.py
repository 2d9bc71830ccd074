"""ATOP's directed dyad-years against a rebuild from its members.

The published table is authoritative for duties. The rebuild pairs all members of an alliance
in each year of their membership, and gives each pair what the member promises at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

import polars as pl

from foedus.disagreements.found import Disagreement, Material, Said
from foedus.upstream import declaration
from foedus.upstream.atop_pairs import DUTIES, KEYS, beside_published, multilateral
from foedus.upstream.coverage import member_in

MEMBERS, DYADS = "atop.members", "atop.directed-dyad-years"
TABLES: Final = (MEMBERS, DYADS)
NO_MEMBER: Final = "one of the two is no member of the CoW state system in that year"
HEIR: Final = "one follows the other, or its predecessor, within the year: never allies at a time"
PHASE: Final = "the alliance takes new terms within the year, and the table has the later ones"
BY_HAND: Final = (
    "members of one alliance promise different partners different things; the coders "
    "corrected the pairs by hand"
)


def compare(given: Material) -> Iterator[Disagreement]:
    """Pairs that only the rebuild has, then duties that it gives and the table does not."""
    members, last = given.frames[MEMBERS], declaration(MEMBERS).coverage.last
    many = multilateral(members)
    both = beside_published(members, given.frames[DYADS], last)
    alone = both.filter(pl.col("row").is_null())
    for row in alone.sort(KEYS).iter_rows(named=True):
        yield _told(row, "alliance", "1", "no row", str(row["year"]), _reason(row))
    for duty in DUTIES:
        differ = both.filter(pl.col(duty) != pl.col(f"{duty}_told"))
        run = pl.col("year") - pl.col("year").rank("ordinal").over("ccode1", "ccode2")
        pair = ["ccode1", "ccode2", "actor1", "actor2", "run"]
        spells = (
            differ.with_columns(run=run)
            .group_by(pair)
            .agg(
                pl.col("year").min().alias("first"),
                pl.col("year").max().alias("last"),
                pl.col("atopids").explode().unique().sort(),
                pl.col(duty, f"{duty}_told").first(),
            )
        )
        for row in spells.sort("ccode1", "ccode2", "first").iter_rows(named=True):
            years = f"{row['first']}-{row['last']}"
            reason = BY_HAND if many & set(row["atopids"]) else PHASE
            yield _told(row, duty, str(row[duty]), str(row[f"{duty}_told"]), years, reason)


def _reason(row: Mapping[str, Any]) -> str:
    inside = all(member_in("cow", row[code], row["year"]) for code in ("ccode1", "ccode2"))
    return HEIR if inside else NO_MEMBER


def _told(
    row: Mapping[str, Any], field: str, rebuilt: str, published: str, when: str, reason: str
) -> Disagreement:
    pair = f"{row['ccode1']} to {row['ccode2']}"
    ids = " ".join(map(str, row["atopids"]))
    return Disagreement(
        about="atop",
        states=tuple(a for a in (row["actor1"], row["actor2"]) if a is not None),
        subject=f"what code {row['ccode1']} owes code {row['ccode2']}, ATOP {ids}",
        field=field,
        when=when,
        said=(Said(MEMBERS, f"atopid {ids}", rebuilt), Said(DYADS, pair, published)),
        preferred=DYADS,
        reason=reason,
    )
