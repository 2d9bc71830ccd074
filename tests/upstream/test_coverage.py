"""Of every published table: what it means that it has no row for somebody and a year."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from typing import Final

import msgspec
import polars as pl
import pytest
from tests.upstream.test_table import table as made_up_table

from foedus.states import spells
from foedus.upstream import Declaration, tables
from foedus.upstream.coverage import member_in
from foedus.upstream.table import Table, table

Who = tuple[str | int | None, ...]

# Old members of the state systems and young ones, great and small, with their codes.
CODES: Final = {
    "USA": 2, "GBR": 200, "ESP": 230, "RUS": 365, "SWE": 380, "CHE": 225, "CHN": 710, "JPN": 740,
    "CHL": 155, "NPL": 790, "LBR": 450, "KOR": 732, "PRK": 731, "MNG": 712, "TON": 955,
}  # fmt: skip
SPEAKING: Final = [
    (one, who) for one in tables().values() for who in (one.actors, one.codes) if one.year and who
]
OF_A_SYSTEM: Final = [(one, who) for one, who in SPEAKING if one.coverage.system]
OF_MEMBERS: Final = [(one, who) for one, who in OF_A_SYSTEM if one.coverage.absent == "unknown"]
ZERO_OF_TWO: Final = [
    (one, who) for one, who in SPEAKING if one.coverage.absent == "zero" and len(who) > 1
]
# In these all those members have a row in the years that are asked.
FULL: Final = {
    "democracy-gw.state-years", "democracy.state-years", "gdp-cow.state-years", "gdp.state-years",
    "igo.memberships", "igo.state-years", "national-trade.state-years", "nmc-6.state-years",
    "nmc.state-years", "proliferation.state-years", "ucdp-onsets.state-years",
    "us-troops.state-years",
}  # fmt: skip

# Wars of a state with groups, which are no actors.
NEVER_TWO_STATES: Final = {"wars.intra-state"}


def label(given: Declaration | tuple[str, ...]) -> str:
    return given.id if isinstance(given, Declaration) else "-".join(given)


def once(whole: Table, keys: list[str]) -> Table:
    """The table, grouped where it has several rows for the keys: the first value of each."""
    if not whole.frame.drop_nulls(keys).select(keys).is_duplicated().any():
        return whole
    (block,) = whole.blocks
    values = {name: pl.col(name).first() for name in block.columns if name not in keys}
    return whole.group(keys, **values)


def members(declared: Declaration, who: tuple[str, ...]) -> Iterator[tuple[Who, int]]:
    """Members of the system in the last, a middle and the first year of the coverage."""
    first, last = declared.coverage.first, declared.coverage.last
    system = declared.coverage.system or "cow"
    known = {one: code for one, code in CODES.items() if one not in declared.coverage.without}
    names: list[str | int] = list(known.values() if who == declared.codes else known)
    for year in (last, (first + last) // 2, first):
        inside = [name for name in names if member_in(system, name, year)]
        for group in permutations(inside, len(who)):
            yield group, year


def without_a_row(
    right: Table, declared: Declaration, who: tuple[str, ...]
) -> tuple[Who, int] | None:
    """Members and a covered year for which the table has no row, if there are any."""
    pairs = list(members(declared, who))
    near = right.frame.filter(pl.col(declared.year).is_in({year for _, year in pairs}))
    there = set(near.select(*who, declared.year).iter_rows())
    return next(((group, year) for group, year in pairs if (*group, year) not in there), None)


def asked(right: Table, keys: list[str], rows: list[tuple[Who, int | None]]) -> pl.DataFrame:
    """A made-up table with these rows, joined with the published one."""
    values = [(*group, year) for group, year in rows]
    columns = {name: [row[n] for row in values] for n, name in enumerate(keys)}
    left = made_up_table({"question": list(range(len(rows))), **columns})
    return left.join(right, on=keys).frame


def told(
    found: pl.DataFrame, right: Table, keys: list[str]
) -> list[tuple[str, dict[str, object]]]:
    """The state of each row, and its values that are not null."""
    (block,) = right.blocks
    names = [name for name in block.columns if name not in keys]
    return [
        (row[block.state], {name: row[name] for name in names if row[name] is not None})
        for row in found.to_dicts()
    ]


@pytest.mark.parametrize(("declared", "who"), SPEAKING, ids=label)
def test_no_row_means_what_is_declared(
    declared: Declaration, who: tuple[str, ...], mirror: Path
) -> None:
    """Nothing is known outside the coverage; in it no row is zero by a codebook alone."""
    keys = [*who, declared.year]
    right = once(table(declared.id), keys)
    years = right.frame[declared.year]
    found = without_a_row(right, declared, who)
    assert (found is None) == (declared.id in FULL)
    if found is None:
        found = next(members(declared, who))
        group, year = found
        of_them = [pl.col(name) == one for name, one in zip(keys, (*group, year), strict=True)]
        right = right.filter(~pl.all_horizontal(of_them).fill_null(value=False))
    group, year = found
    before = min(declared.coverage.first, int(str(years.min()))) - 1
    after = max(declared.coverage.last, int(str(years.max()))) + 1
    nobody = None, *group[1:]
    rows = asked(
        right, keys, [(group, before), (group, after), (group, None), (nobody, year), found]
    )
    zeros: dict[str, object] = dict.fromkeys((c.name for c in declared.columns if c.zero), 0)
    none = ("zero-by-coding", zeros) if declared.coverage.absent == "zero" else ("missing", {})
    assert told(rows, right, keys) == [*[("not-covered", {})] * 4, none]


@pytest.mark.parametrize(("declared", "who"), OF_A_SYSTEM, ids=label)
def test_who_was_outside_the_system_in_a_covered_year_is_not_covered(
    declared: Declaration, who: tuple[str, ...], mirror: Path
) -> None:
    """South Sudan with the United States, which were in it, and the other way round."""
    keys = [*who, declared.year]
    right = once(table(declared.id), keys)
    both = (626, 2) if who == declared.codes else ("SSD", "USA")
    pairs: list[Who] = list(permutations(both)) if len(who) > 1 else [both[:1]]
    rows = asked(right, keys, [(pair, max(declared.coverage.first, 1816)) for pair in pairs])
    assert told(rows, right, keys) == [("not-covered", {})] * len(pairs)


@pytest.mark.parametrize(("declared", "who"), OF_MEMBERS, ids=label)
def test_a_table_of_the_members_of_a_system_has_no_row_of_anybody_else(
    declared: Declaration, who: tuple[str, ...], mirror: Path
) -> None:
    """Else that it has none of them would say nothing of its coverage."""
    frame = table(declared.id).frame
    for one in who:
        there = frame.select(one, declared.year).unique().drop_nulls().rows()
        outside = {
            name for name, year in there if not member_in(declared.coverage.system, name, year)
        }
        assert outside == set()


def test_members_that_a_table_leaves_out_are_not_covered_by_actor_and_by_code(
    mirror: Path,
) -> None:
    """Tonga is a microstate of the list of Gleditsch and Ward, Luxembourg is none."""
    onsets = table("ucdp-onsets.state-years").filter(pl.col("year") != 2000)
    for key, left in (("actor", ["TON", "LUX"]), ("gwcode", [972, 212])):
        grid = made_up_table({key: left, "year": [2000, 2000]})
        lean = onsets.select("gwcode", "year", "actor", "sumnewconf")
        block = msgspec.structs.replace(lean.blocks[0], who=(key,))
        joined = grid.join(msgspec.structs.replace(lean, blocks=(block,)), on=[key, "year"])
        assert joined.frame["ucdp_onsets_state"].to_list() == ["not-covered", "missing"]


def test_of_a_table_without_some_members_the_others_have_a_row_in_every_year(
    mirror: Path,
) -> None:
    """But for North Yemen in the year in which it ended."""
    onsets = table("ucdp-onsets.state-years")
    coverage = onsets.blocks[0].table.coverage
    there = set(onsets.frame.select("actor", "year").iter_rows())
    asked = {
        (spell.actor, year)
        for spell in spells("gw")
        for year in range(coverage.first, coverage.last + 1)
        if member_in("gw", spell.actor, year) and spell.actor not in coverage.without
    }
    assert asked - there == {("YAR", 1990)}
    assert {spell.actor for spell in spells("gw")} > {*coverage.without}


@pytest.mark.parametrize(("declared", "who"), ZERO_OF_TWO, ids=label)
def test_of_a_state_and_itself_nothing_is_coded(
    declared: Declaration, who: tuple[str, ...], mirror: Path
) -> None:
    """Named twice by the join, or once by it and once before; Chile beside it has a zero."""
    one, other = who
    korea, chile = (732, 155) if who == declared.codes else ("KOR", "CHL")
    narrow = table(declared.id).where(**{other: korea})
    whole = once(table(declared.id), [*who, "year"])
    left = made_up_table({one: [korea, chile], "year": [1990, 1990]})
    wide = made_up_table({one: [korea, chile], other: [korea, korea], "year": [1990, 1990]})
    for joined in (
        wide.join(whole, on=[*who, "year"]),
        left.join(once(narrow, [one, "year"]), on=[one, "year"]),
    ):
        state = joined.frame[joined.blocks[-1].state]
        assert state.to_list() == ["not-covered", "zero-by-coding"]


@pytest.mark.parametrize(("declared", "who"), SPEAKING, ids=label)
def test_a_row_that_is_there_is_found(
    declared: Declaration, who: tuple[str, ...], mirror: Path
) -> None:
    keys = [*who, declared.year]
    right = once(table(declared.id), keys)
    there = right.frame.drop_nulls(keys)
    assert there.is_empty() == (declared.id in NEVER_TWO_STATES)
    for *group, year in there.select(keys).head(1).iter_rows():
        (block,) = right.blocks
        found = asked(right, keys, [(tuple(group), year)])
        assert found[block.state].to_list() == ["derived" if block.grouped else "observed"]
        assert found[block.row].to_list() == there[block.row].head(1).to_list()
