"""Nuclear warheads and status, after the tables of Our World in Data."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.published.rows import Row, of_states, row
from foedus.upstream import read
from foedus.upstream.coverage import member_in


def warheads(states: frozenset[str], first: int) -> Iterator[Row]:
    """From the first year above zero: before it, 0 cannot be told from no estimate."""
    seen = set()
    for r in of_states(read("stockpiles.state-years").sort("year"), states, first):
        if r["actor"] in seen or r["warheads"]:
            seen.add(r["actor"])
            yield row(
                "nuclear-warheads",
                r["actor"],
                r["year"],
                str(r["warheads"]),
                f"owid-fas-2023: {r['name']}, {r['year']}",
                qualifier="estimate",
                vintage="2023",
            )


def status(states: frozenset[str], first: int) -> Iterator[Row]:
    """Years in which the state was one: the table gives today's states for all its years."""
    for r in of_states(read("proliferation.state-years"), states, first):
        if r["year"] > 2016 or member_in("gw", r["actor"], r["year"]):
            yield row(
                "nuclear-status",
                r["actor"],
                r["year"],
                str(r["status"]),
                f"owid-proliferation-2022: {r['name']}, {r['year']}",
                vintage="2022",
            )
