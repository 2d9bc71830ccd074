"""Beginning a panel: which states, in which system, over which span."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from math import comb
from typing import TYPE_CHECKING, Final

from foedus.dates.periods import Period
from foedus.errors import PanelError, UnknownName
from foedus.panel.panel import Panel
from foedus.panel.unit import Unit
from foedus.states import coded, spells, state, state_system
from foedus.states import membership as memberships

if TYPE_CHECKING:
    from foedus.world import World

UNITS: Final = {
    "state-years": (Period.YEAR, 1),
    "state-months": (Period.MONTH, 1),
    "state-days": (Period.DAY, 1),
    "dyad-years": (Period.YEAR, 2),
    "dyad-months": (Period.MONTH, 2),
    "dyad-days": (Period.DAY, 2),
    "k-ad-years": (Period.YEAR, 0),
    "dispute-years.cow": (Period.YEAR, 2),
    "dispute-years.gml": (Period.YEAR, 2),
}
"""The units of panels by name, with their period and the size of their sets."""

MOST_SETS: Final = 10**9
"""Sets of states are listed before their years are."""
_DISPUTES: Final = {"dispute-years.cow": "mid", "dispute-years.gml": "gml"}


def panel(
    unit: str,
    *,
    system: str = "cow",
    first: int | date | None = None,
    last: int | date | None = None,
    directed: bool = True,
    states: Iterable[str | int] | None = None,
    size: int | None = None,
    carry_membership: bool = False,
    microstates: bool = True,
    world: World | None = None,
) -> Panel:
    """A panel without columns yet; add them with :meth:`Panel.add`.

    ``unit`` is one of ``state-years``, ``state-months``, ``state-days``, ``dyad-years``,
    ``dyad-months``, ``dyad-days``, ``k-ad-years`` (sets of ``size`` states), ``dispute-years.cow``
    and ``dispute-years.gml`` (a row for each dispute of a pair in a year). ``system`` is
    ``cow`` or ``gw``, whose list ends with 2016 or 2020. ``first`` and ``last`` are years or
    days, by default those of the list; to go beyond its end say ``carry_membership``, and the
    rows say ``carried-forward``. ``directed`` gives each pair in both directions. ``states``
    (ids, names or codes) keeps sets of these alone, ``microstates=False`` leaves out those that
    the list ``gw`` has apart. A set has a row for each period with a day on which all its states
    were members.

    Raises :class:`UnknownName` and :class:`PanelError`.

    >>> koreas = panel("dyad-years", states=["KOR", "PRK"], first=1948, last=1950)
    >>> koreas.collect().frame.select("ccode1", "ccode2", "year").rows()
    [(731, 732, 1949), (731, 732, 1950), (732, 731, 1949), (732, 731, 1950)]
    """
    if unit not in UNITS:
        raise UnknownName.of("unit of panels", unit, UNITS)
    period, sets = UNITS[unit]
    if (size is not None) == bool(sets):
        asked = "say the size of its sets, such as size=3" if not sets else "it has its own size"
        raise PanelError(f"size={size} for {unit}: {asked}")
    sets = sets or size or 0
    if sets < 1:
        raise PanelError(f"size={size}: a set has at least one state")
    listed = state_system(system)
    disputes = _DISPUTES.get(unit, "")
    if disputes and system != "cow":
        raise PanelError(f"{unit}: disputes are between states of the list cow, not {system}")
    start = _day(first, listed.first, 1, 1)
    end = _day(last, listed.closes, 12, 31)
    if start > end:
        raise PanelError(f"{start} to {end}: the last day is before the first")
    if start < listed.first:
        raise PanelError(
            f"{start} to {end}: the list of {listed.name} runs from {listed.first} to "
            f"{listed.closes}"
        )
    if end > listed.closes and not carry_membership:
        raise PanelError(
            f"the list of {listed.name} ends with {listed.closes}; "
            f"carry_membership=True (--carry-membership) carries it on to {end}, "
            "marked in each row"
        )
    codes = None if states is None else _codes(system, states)
    excluded = frozenset() if microstates else _microstates(system)
    if codes and (both := sorted(codes & excluded)):
        raise PanelError(
            f"{', '.join(map(str, both))} of the states asked for: microstates are left out"
        )
    candidates = codes if codes is not None else {s.code for s in spells(system)} - excluded
    _few_enough(sets, len(candidates))
    return Panel(
        unit=Unit(period, sets, directed and sets == 2, disputes),
        system=system,
        first=start,
        last=end,
        codes=codes,
        excluded=excluded,
        world=world,
    )


def _few_enough(size: int, codes: int) -> None:
    """Refuse sets of more states than there are, and so many that no machine could list them."""
    sets = comb(codes, size)
    if not sets:
        raise PanelError(f"a set of {size} needs as many states, not {codes}")
    if sets > MOST_SETS:
        raise PanelError(
            f"size={size}: {codes} states make {sets:.0e} sets of {size}, more than the "
            f"{MOST_SETS:.0e} that are built; name fewer states"
        )


def _day(given: int | date | None, default: date, month: int, day: int) -> date:
    if given is None:
        return default
    if isinstance(given, date):
        return given
    try:
        return date(given, month, day)
    except ValueError:
        raise PanelError(f"{given} is not a year") from None


def _microstates(system: str) -> frozenset[int]:
    found = frozenset(spell.code for spell in spells(system) if spell.microstate)
    if not found:
        raise PanelError(f"the list '{system}' has no microstates apart")
    return found


def _codes(system: str, states: Iterable[str | int]) -> frozenset[int]:
    """The codes that states of ours have in the system at any time."""
    found: set[int] = set()
    for one in states:
        own = coded(system, one) if isinstance(one, int) else memberships(state(one).id, system)
        if not own:
            raise PanelError(f"{one} is in no spell of the list '{system}'")
        found |= {spell.code for spell in own}
    return frozenset(found)
