"""Capabilities, democracy, wealth, population and memberships of states."""

from __future__ import annotations

from typing import Final

from foedus.panel.attach import STATE, Who, by_state
from foedus.panel.panel import Panel, Prepared, Step
from foedus.panel.removal import removed_ids, without_of_states
from foedus.upstream.atop_pairs import DUTIES
from foedus.upstream.table import table

_ALLIED: Final = "atop.states"
_ANY_SIZE: Final = tuple(range(1, 10))
_GW: Final = Who(("gwcode",), ("actor",), "gw")
_NMC: Final = ("milex", "milper", "irst", "pec", "tpop", "upop", "cinc")
_BRANCHES: Final = ("army", "navy", "air_force", "marine_corps", "space_force", "coast_guard")
_PLAIN: Final = frozenset(
    {*DUTIES, *_BRANCHES, "atopids", "estimate", "number", "status", "troops", "value"}
)
"""Columns whose names say too little beside those of other tables."""

_INDICES: Final = ("v2x_polyarchy", "polity2", "euds", "aeuds")
_WEALTH: Final = ("pwtrgdp", "mrgdppc", "pwtpop", "sd_pwtrgdp", "sd_mrgdppc", "sd_pwtpop")


def _of_states(name: str, id: str, does: str, columns: tuple[str, ...], who: Who = STATE) -> Step:
    """A step that joins columns of a table of state-years to each state."""

    def prepare(panel: Panel, carry: int) -> Prepared:
        right = table(id).called(block)
        if name == _ALLIED and panel.world and (ids := removed_ids(panel.world)):
            right = without_of_states(right, ids)
        words = {column: f"{block}_{column}" for column in columns if column in _PLAIN}
        values = [words.get(column, column) for column in columns]
        return by_state(right.renamed(**words), values, panel, carry, who)

    block = name.replace("-", "_").replace(".", "_")
    return Step(name=name, does=does, prepare=prepare, tables=(id,), sizes=_ANY_SIZE)


STEPS: Final = (
    _of_states("nmc", "nmc.state-years", "material capabilities, version 7", _NMC),
    _of_states("nmc-6", "nmc-6.state-years", "material capabilities, version 6", _NMC),
    _of_states(
        "democracy", "democracy.state-years", "V-Dem, Polity and extended UDS scores", _INDICES
    ),
    _of_states(
        "democracy.gw",
        "democracy-gw.state-years",
        "the same scores by states of the G-W list",
        _INDICES,
        _GW,
    ),
    _of_states(
        "gdp", "gdp-cow.state-years", "GDP and population, estimates with deviations", _WEALTH
    ),
    _of_states(
        "gdp.gw", "gdp.state-years", "the same estimates by states of the G-W list", _WEALTH, _GW
    ),
    _of_states(
        "igo-memberships",
        "igo.state-years",
        "memberships in intergovernmental organisations, by kind",
        ("sum_igo_full", "sum_igo_associate", "sum_igo_observer", "sum_igo_anytype"),
    ),
    _of_states(
        _ALLIED,
        "atop.state-years",
        "number of alliances in ATOP and the duties that the state owes to anybody",
        ("number", *DUTIES, "atopids"),
        Who(("state",), ("actor",)),
    ),
    _of_states(
        "ideal-points",
        "ideal-points.state-years",
        "ideal points from votes in the UN General Assembly",
        ("idealpointfp",),
    ),
    _of_states(
        "expenditure",
        "sipri-milex.constant",
        "military expenditure, SIPRI, million USD of 2023, and whether it is an estimate",
        ("value", "estimate"),
        Who((), ("actor",), ""),
    ),
    _of_states(
        "us-troops",
        "us-troops.first-series",
        "active-duty personnel of the United States in the state, and of each branch",
        ("troops", *_BRANCHES),
        Who(("ccode",), ("host",)),
    ),
    _of_states(
        "warheads",
        "stockpiles.state-years",
        "nuclear warheads",
        ("warheads",),
        Who((), ("actor",), ""),
    ),
    _of_states(
        "proliferation",
        "proliferation.state-years",
        "nuclear status: 0 none, 1 considers, 2 pursues, 3 possesses",
        ("status",),
        Who((), ("actor",), ""),
    ),
)
