"""Layers of duties: who owes whom, by the clauses that stand in a world on its day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from foedus.dates import Truth
from foedus.errors import UnknownName
from foedus.evidence.vocabulary import LEGAL
from foedus.measures.network.layer import Dyad, Layer, Tie
from foedus.world import ATOP, BINDING_MODALITIES, World, debtors, owed_to

_OPEN_WORDS: Final = frozenset({"all-states", "un-members"})


def duty_layer(
    world: World,
    obligations: Iterable[str] = ATOP,
    *,
    nodes: Iterable[str] = (),
    legal: bool = False,
    name: str = "",
) -> Layer:
    """Who owes whom a duty or prohibition on the world's day: debtor to creditor.

    The weight is the number of clauses in force between the two, the records are those
    clauses. Where it is unknown whether any is in force the dyad is unknown, as is every dyad
    without a clause, unless the coverage of agreements says that none means none for one of
    the two; a duty that an edit took out of the world (:meth:`World.without`) is gone, not
    unknown. ``nodes`` adds actors without duties; ``legal`` leaves out agreements that do not
    bind in law. What all states or all members of the United Nations owe is not a tie.

    >>> from foedus.world import load
    >>> day = load("korea").at("1955-01-01")
    >>> duty_layer(day, ["defence"], legal=True).into("KOR")
    {'USA': 1.0}
    >>> duty_layer(day.without("us-rok-mdt"), ["defence"], legal=True).into("KOR")
    {}
    """
    wanted = tuple(obligations)
    if not wanted:
        raise UnknownName.of("obligation", "", ATOP)
    clauses, doubtful = _clauses(world, wanted, legal=legal)
    before: dict[Dyad, tuple[str, ...]] = {}
    for agreement in world.evidence.agreements:
        if agreement.id in world.edits.removed:
            world = world.including(agreement)
            before = _clauses(world, wanted, legal=legal)[0]
    everybody = sorted({*nodes, *(x for d in (*clauses, *doubtful, *before) for x in d)})
    untied = (
        (who, whom)
        for who in everybody
        for whom in everybody
        if who != whom and (who, whom) not in clauses and (who, whom) not in before
    )
    sure = _covered(world)
    return Layer.of(
        name or " or ".join(wanted),
        [Tie(*dyad, float(len(refs)), refs) for dyad, refs in clauses.items()],
        nodes=everybody,
        unknown=doubtful | {d for d in untied if sure is not None and not sure & {*d}},
        when=str(world.on),
        unit="clauses",
    )


def _clauses(
    world: World, obligations: tuple[str, ...], *, legal: bool
) -> tuple[dict[Dyad, tuple[str, ...]], set[Dyad]]:
    """The clauses in force of each dyad, and the dyads of which that is unknown."""
    found: defaultdict[Dyad, list[str]] = defaultdict(list)
    unknown: set[Dyad] = set()
    for agreement in world.agreements(live=True):
        if legal and agreement.binding not in LEGAL:
            continue
        for clause in world.provisions(agreement, obligations):
            if clause.modality not in BINDING_MODALITIES:
                continue
            for debtor in debtors(agreement, clause) - _OPEN_WORDS:
                for creditor in owed_to(agreement, clause, debtor) - _OPEN_WORDS:
                    live = world.live(agreement, *({debtor, creditor} & {*agreement.parties}))
                    if live is Truth.YES:
                        found[debtor, creditor].append(clause.ref)
                    elif live is Truth.UNKNOWN:
                        unknown.add((debtor, creditor))
    ties = {dyad: tuple(sorted(refs)) for dyad, refs in found.items()}
    return ties, unknown - ties.keys()


def _covered(world: World) -> frozenset[str] | None:
    """The actors all of whose agreements are on record that day; None stands for everybody."""
    rows = [
        row
        for row in world.coverage("agreement")
        if row.absent == "zero" and row.span.contains(world.on) is Truth.YES
    ]
    if any(not row.actors for row in rows):
        return None
    return frozenset(actor for row in rows for actor in row.actors)
