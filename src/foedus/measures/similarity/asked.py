"""Which measures are asked for, and whether they can be had."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from foedus.errors import MeasureError
from foedus.measures.similarity.indices import MEASURES

WEIGHTED: Final = "_weighted"
"""What the name of a measure ends with where it is computed from weights of third states."""


def base(name: str) -> str:
    """The measure that a name means, weighted or not.

    >>> base("s_weighted"), base("s")
    ('s', 's')
    """
    return name.removesuffix(WEIGHTED)


def asked(
    names: Sequence[str] | None, *, weighted: bool, valued_from_none: bool = True
) -> tuple[str, ...]:
    """The names, checked; without any, all measures there are, S also with weights if given.

    ``weighted`` tells whether there are weights, ``valued_from_none`` whether 0 means no tie,
    without which the binary measures have no meaning.
    """
    there = [id for id, one in MEASURES.items() if valued_from_none or not one.needs_zero]
    if names is None:
        return (*there, *(f"{id}{WEIGHTED}" for id in ("s", "s_squared") if weighted))
    if isinstance(names, str) or not names:
        raise MeasureError(f"measures: give a list of {', '.join(there)}")
    for name in names:
        if base(name) not in there:
            raise MeasureError(
                f"no measure '{name}'; there is: {', '.join(there)}; each also with "
                f"'{WEIGHTED}' at its end"
            )
        if name.endswith(WEIGHTED) and not weighted:
            raise MeasureError(
                f"{name} needs weights: a frame of ccode, year and weight, such as CINC"
            )
    if len(set(names)) < len(names):
        raise MeasureError(f"a measure is asked for twice: {', '.join(names)}")
    return tuple(names)


def scale_of(highest: int) -> int:
    """The highest code of a scale, refused where no two ties could differ."""
    if not 1 <= highest <= 100:
        raise MeasureError(f"highest={highest}: the highest code of the scale, from 1 to 100")
    return highest
