"""Notes: the ids in a note stand for every record behind it."""

from __future__ import annotations

import re

from foedus.findings import catalogue
from foedus.findings import values as v
from foedus.render.notes import Notes
from foedus.world import load


def expanded(ids: str) -> list[str]:
    """Each id whole: ``a/{b, c}`` is ``a/b`` and ``a/c``."""
    found = []
    for kind, keys in re.findall(r"([a-z-]+): (.*?)(?=; [a-z-]+: |$)", ids):
        for head, tails, alone in re.findall(r"([^,{}]*)\{([^}]*)\}|([^,{}]+)", keys):
            whole = [head.strip(" ") + tail for tail in tails.split(", ")] if tails else [alone]
            found += [f"{kind}:{key.strip()}" for key in whole]
    return found


def test_ids_that_share_their_beginning_stand_for_all_of_them() -> None:
    world = load()
    series = world.series("milex-current", "KOR").observations[:3]
    refs = (*(o.ref for o in series), "agreement:us-rok-mdt")
    note = Notes(world, catalogue("en", world.on)).number(v.number(3, refs))
    assert note is not None
    assert "/{" in note.ids
    assert expanded(note.ids) == list(refs)
