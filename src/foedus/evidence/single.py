"""One agreement from a file of its own, for a what-if."""

from __future__ import annotations

from foedus.errors import PackError
from foedus.evidence import reading
from foedus.evidence.faults import Fault
from foedus.evidence.records import Agreement
from foedus.states import actor_exists


def agreement_in(content: bytes, name: str) -> Agreement:
    """The agreement in a TOML file of the form that packs use.

    Raises :class:`PackError` at the first fault. Its sources need not be known: it enters a
    world as an assumption.
    """
    faults: list[Fault] = []
    row = reading.toml_row(content, name, faults)
    found = reading.agreement(row) if row else None
    if found is None or faults:
        more = f" (and {len(faults) - 1} more faults)" if len(faults) > 1 else ""
        raise PackError(f"{faults[0]}{more}" if faults else f"{name}: no agreement in it")
    for party in found.parties:
        if not actor_exists(party):
            raise PackError(f"{name}, {found.id}, parties: '{party}' is no actor id")
    return found
