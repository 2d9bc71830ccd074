"""What an evaluation returns: readings of clauses, each with the conditions that decide it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Final

import msgspec

from foedus.dates import Truth, When
from foedus.evidence.records import Agreement, Provision, Ref
from foedus.evidence.vocabulary import LEGAL

Detail = str | int | date | When | tuple[str, ...] | None


class Result(Enum):
    """How a clause answers a contingency."""

    ARISES = "arises"
    MAY = "may arise"
    NOT = "does not arise"


class Kind(Enum):
    """What a clause does in a contingency."""

    HELP = "help"  # owes help to one side
    CONSULT = "consult"  # owes consultation
    NEUTRAL = "neutral"  # owes to stay out
    BREACH = "breach"  # forbids the act itself
    BAR = "bar"  # forbids a would-be helper to use force against the attacker
    PERMIT = "permit"  # allows, and obliges nobody
    ASK = "ask"  # asks, and obliges nobody


class Standing(Enum):
    """What stands behind a clause."""

    LAW = "law"  # binds in law, as read in the text
    POLITICAL = "political"  # a commitment in political form
    CONTESTED = "contested"  # whether it binds, or still binds, is contested
    ASSUMED = "assumed"  # put in by a what-if
    CODED = "coded"  # known from a data set's coding, not from the text


class Test(msgspec.Struct, frozen=True):
    """One condition of a clause and how the contingency answers it.

    ``name`` is a word of :data:`CONDITIONS`; ``details`` what a sentence on it needs; ``refs``
    the records that the answer rests on, the clause first.
    """

    name: str
    truth: Truth
    refs: tuple[Ref, ...]
    details: Mapping[str, Detail] = {}


CONDITIONS: Final = (
    "in-force",
    "role",
    "trigger",
    "provoked",
    "aggressor",
    "attributed",
    "where",
    "against",
    "attackers",
    "party",
    "request",
    "judgement",
    "open",
)
"""The conditions in the order in which they are put."""


class Reading(msgspec.Struct, frozen=True):
    """What one clause means for one debtor toward one creditor in a contingency."""

    agreement: Agreement
    provision: Provision
    debtor: str
    creditor: str
    kind: Kind
    tests: tuple[Test, ...]

    @property
    def truth(self) -> Truth:
        """All conditions together."""
        truth = Truth.YES
        for test in self.tests:
            truth &= test.truth
        return truth

    @property
    def result(self) -> Result:
        return RESULTS[self.truth]

    @property
    def standing(self) -> Standing:
        return standing_of(self.agreement)

    @property
    def holder(self) -> str:
        """Who owes, or for a right, who may: a right to use bases is its creditor's."""
        permits_use = self.kind is Kind.PERMIT and self.provision.obligation != "defence"
        return self.creditor if permits_use else self.debtor

    @property
    def toward(self) -> str:
        """Toward whom."""
        return self.debtor if self.holder == self.creditor else self.creditor

    @property
    def stopped_by(self) -> tuple[Test, ...]:
        """The conditions that are not met."""
        return tuple(t for t in self.tests if t.truth is Truth.NO)

    @property
    def left_open(self) -> tuple[Test, ...]:
        """The conditions of which it is not known whether they are met."""
        return tuple(t for t in self.tests if t.truth is Truth.UNKNOWN)

    @property
    def refs(self) -> tuple[Ref, ...]:
        """The records that the answer rests on: the clause, its agreement, and the rest."""
        found = [self.provision.ref, self.agreement.ref]
        found += [ref for test in self.tests for ref in test.refs]
        return tuple(dict.fromkeys(found))


RESULTS: Final = {
    Truth.YES: Result.ARISES,
    Truth.UNKNOWN: Result.MAY,
    Truth.NO: Result.NOT,
}


def standing_of(agreement: Agreement) -> Standing:
    """What stands behind the clauses of an agreement."""
    if agreement.assumed:
        return Standing.ASSUMED
    if agreement.text == "coded":
        return Standing.CODED
    if agreement.binding not in LEGAL:
        return Standing.CONTESTED if agreement.binding == "unclear" else Standing.POLITICAL
    return Standing.CONTESTED if agreement.contested_by else Standing.LAW
