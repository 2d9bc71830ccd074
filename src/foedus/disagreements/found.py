"""One fact that sources tell differently."""

from __future__ import annotations

from typing import NamedTuple

import msgspec
import polars as pl

from foedus.evidence.pack import Evidence


class Said(msgspec.Struct, frozen=True):
    """What one source says: the value, and where in which source it stands."""

    source: str
    locator: str
    value: str


class Disagreement(msgspec.Struct, frozen=True, kw_only=True):
    """One fact with the values that sources give it.

    ``nature`` is ``value``; ``clock`` where the values are one moment on two clocks;
    ``definition`` where the sources count different things by one word; ``open`` where one of
    them has not seen enough to contradict the other.
    ``preferred`` is the source whose value Foedus goes by, with its ``reason``; both are empty
    where nothing decides.
    """

    about: str
    states: tuple[str, ...]
    subject: str
    field: str
    when: str
    said: tuple[Said, ...]
    nature: str = "value"
    preferred: str = ""
    reason: str = ""


class Material(NamedTuple):
    """What a comparison works on: the pack, and the published tables it asks for."""

    evidence: Evidence
    frames: dict[str, pl.DataFrame]
