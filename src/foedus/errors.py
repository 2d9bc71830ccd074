"""Every error that Foedus raises on purpose.

The tree::

    FoedusError
    ├── UnknownName        a state, topic, source, agreement ... that does not exist
    ├── AmbiguousName      a name that fits more than one actor on that date
    ├── OutsideEvidence    a date before 1816 or after the evidence ends
    ├── BadDate            text that is not a date in the accepted grammar
    ├── BadQuantity        text that is not a quantity in the accepted grammar
    ├── PackError          a pack that cannot be read, or that has faults
    ├── UpstreamError      a published file that is missing, or is not the one expected
    │   └── MissingPackage a package that reading or fetching it needs is not installed
    ├── PanelError         a panel that cannot be built as asked
    ├── MeasureError       a measure asked of what it cannot be taken from
    │   └── UnknownTies    ... because nobody knows whether some are tied
    └── OutputError        a place that cannot be written

Each message is one line: what was asked, what exists, the nearest valid value.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

# A control code could act on a terminal; a mark of direction could turn a line around.
_CONTROLS: Final = dict.fromkeys(
    (
        *range(9),
        *range(11, 32),
        *range(127, 160),
        0x061C,
        0x200E,
        0x200F,
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
    ),
    "�",
)


def printable(text: str) -> str:
    """The text with its control codes replaced, save tabs and line breaks.

    >>> printable("\\x1b[2Jgone")
    '�[2Jgone'
    """
    return text.translate(_CONTROLS)


def one_line(text: str) -> str:
    """The text on one line, control codes replaced; spaces at its head stay.

    >>> one_line("  Changed title:\\n  Removed everything.")
    '  Changed title: Removed everything.'
    """
    head = len(text) - len(text.lstrip(" "))
    return " " * head + " ".join(printable(text).split())


class FoedusError(Exception):
    """Base of all errors that a user can cause and mend."""


class UnknownName(FoedusError):
    """A name that nothing in the given collection bears."""

    @classmethod
    def of(cls, what: str, asked: str, known: Iterable[str], hint: str = "") -> UnknownName:
        """Name the asked value and the nearest ones that exist.

        >>> print(UnknownName.of("topic", "peacekeping", ["peacekeeping", "threats"]))
        no topic 'peacekeping'; nearest: peacekeeping
        """
        names = sorted(set(known))
        asked = asked if len(asked) <= 80 else f"{asked[:79]}…"
        folded = {name.casefold(): name for name in names}
        near = [folded[n] for n in get_close_matches(asked.casefold(), folded, n=3, cutoff=0.6)]
        if near:
            tail = f"; nearest: {', '.join(near)}"
        elif len(names) <= 16:
            tail = f"; there is: {', '.join(names)}"
        else:
            tail = f"; {len(names)} exist, none is near"
        return cls(f"no {what} '{asked}'{tail}{f'. {hint}' if hint else ''}")


class AmbiguousName(FoedusError):
    """A name that several actors bear on the date asked for."""


class OutsideEvidence(FoedusError):
    """A date for which there is no evidence at all."""


class BadDate(FoedusError):
    """Text that is not a date."""


class BadQuantity(FoedusError):
    """Text that is not a quantity."""


class PackError(FoedusError):
    """A pack that cannot be read or that has faults."""


class UpstreamError(FoedusError):
    """A published file that is missing, or is not the one expected."""


class MissingPackage(UpstreamError):
    """A published file for which a package is not installed."""

    def __init__(self, message: str, package: str) -> None:
        super().__init__(message)
        self.package = package


class PanelError(FoedusError):
    """A panel that cannot be built as it was asked for."""


class MeasureError(FoedusError):
    """A measure asked of what it cannot be taken from."""


class UnknownTies(MeasureError):
    """A measure that needs every dyad, asked of a layer that does not know them all."""


class CasusError(FoedusError):
    """A contingency that makes no sense."""


class OutputError(FoedusError):
    """A file or folder that cannot be written."""
