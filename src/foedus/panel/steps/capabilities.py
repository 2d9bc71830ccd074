"""National material capabilities, democracy, wealth and population of states."""

from __future__ import annotations

from typing import Final

from foedus.panel.attach import by_state
from foedus.panel.panel import Panel, Prepared, Step
from foedus.upstream.table import table


def _of_states(
    name: str, id: str, does: str, columns: tuple[str, ...], *, code: str = "ccode"
) -> Step:
    """A step that joins columns of a table of state-years to each state."""
    system = "gw" if code == "gwcode" else "cow"

    def prepare(panel: Panel, carry: int) -> Prepared:
        right = table(id).select(code, "year", *columns).called(name.replace("-", "_"))
        return by_state(right, code, panel, carry, system=system)

    return Step(name=name, does=does, prepare=prepare, tables=(id,), sizes=tuple(range(1, 9)))


_NMC: Final = ("milex", "milper", "irst", "pec", "tpop", "upop", "cinc")

STEPS: Final = (
    _of_states("nmc", "nmc.state-years", "material capabilities, version 7", _NMC),
    _of_states("nmc-6", "nmc-6.state-years", "material capabilities, version 6", _NMC),
    _of_states(
        "democracy",
        "democracy.state-years",
        "V-Dem, Polity and extended UDS scores",
        ("v2x_polyarchy", "polity2", "euds", "aeuds"),
    ),
    _of_states(
        "gdp-gw",
        "gdp.state-years",
        "GDP and population, estimates with their standard deviations, G-W codes",
        ("pwtrgdp", "mrgdppc", "pwtpop", "sd_pwtrgdp", "sd_mrgdppc", "sd_pwtpop"),
        code="gwcode",
    ),
)
