"""Words that packs and published tables share: the states of a value, the classes of terms."""

from __future__ import annotations

from typing import Final

STATES: Final = {
    "observed": "read in the source for that period",
    "zero-by-coding": "no row, and the source says that no row means zero",
    "derived": "computed from the records listed",
    "carried-forward": "the last value before the period, with its date",
    "missing": "the source covers the period and has no value",
    "not-covered": "outside the years or members of the source",
}

LICENCES: Final = {
    "open": "may be republished",
    "attribution": "individual figures with attribution",
    "restricted": "facts are cited, nothing is republished",
    "own-file": "only from a file the user brings",
}
