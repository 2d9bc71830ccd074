"""Which acts set off which trigger of a clause: the table beside this module."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Final

from foedus.dates import Truth

FORCE: Final = "use-of-force"
"""The row of the table for a promise not to use force."""
_TRUTHS: Final = {"yes": Truth.YES, "no": Truth.NO, "open": Truth.UNKNOWN}


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, Truth]]:
    text = (files("foedus.casus") / "triggers.toml").read_text(encoding="utf-8")
    return {
        trigger: {act: _TRUTHS[word] for act, word in acts.items()}
        for trigger, acts in tomllib.loads(text).items()
    }


def sets_off(act: str, trigger: str) -> Truth:
    """Whether an act sets off a trigger; ``none`` is no trigger and needs none.

    >>> sets_off("limited-strike", "armed-attack"), sets_off("coercion", "armed-attack")
    (<Truth.YES: 'yes'>, <Truth.NO: 'no'>)
    """
    return Truth.YES if trigger == "none" else _table()[trigger].get(act, Truth.NO)
