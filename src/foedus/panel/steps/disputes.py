"""Militarized interstate disputes of dyads, one for each dyad-year."""

from __future__ import annotations

from functools import partial
from typing import Final

from msgspec.structs import replace

from foedus.panel.attach import DYAD, by_pair
from foedus.panel.panel import Panel, Prepared, Step
from foedus.panel.whittle import KEY, Whittled, rules, whittled
from foedus.upstream import declaration, read
from foedus.upstream.table import Table, table

_SETS: Final = {"mids.cow": ("mid", "disponset"), "mids.gml": ("gml", "midonset")}
_OF_SIDES: Final = tuple(
    f"{name}{side}" for name in ("sidea", "orig", "hostlev", "fatality") for side in (1, 2)
)
_OF_DISPUTES: Final = ("fatality", "hostlev", "mindur", "maxdur", "recip", "stmon")


def whittling(name: str) -> Whittled:
    """The disputes of a step after whittling, and how many doubles each rule left."""
    data_set, onset = _SETS[name]
    whole = read(f"{data_set}.disputes").select("dispnum", *_OF_DISPUTES)
    frame = table(f"{data_set}.directed-dispute-years").frame.drop(_OF_DISPUTES, strict=False)
    return whittled(frame.join(whole, on="dispnum", how="left"), rules(onset))


def dispute_years(name: str) -> Table:
    """One dispute for each directed dyad-year, in columns such as ``gml_onset``."""
    data_set, onset = _SETS[name]
    found = table(f"{data_set}.directed-dispute-years")
    names = {"dispnum": "dispnum", onset: "onset", onset.replace("onset", "ongoing"): "ongoing"}
    names |= {column: column for column in _OF_SIDES}
    short = {column: f"{data_set}_{name}" for column, name in names.items()}
    (block,) = found.blocks
    chosen = replace(block, beside=(declaration(f"{data_set}.disputes"),))
    one = replace(found, frame=whittling(name).frame, key=KEY, blocks=(chosen,))
    return one.select(*KEY, *names, "actor1", "actor2").renamed(**short).called(data_set)


def _reported(name: str) -> str:
    """How many pairs of states and years had several disputes, rule by rule."""
    found = whittling(name)
    (_, before), *after = found.left
    rules = ", ".join(f"{rule} {left}" for rule, left in after)
    return (
        f"{name}: {before} pairs of states and years have several disputes; left after the rule "
        f"of {rules}; {found.frame.height:,} directed rows stay"
    )


def _step(name: str, does: str) -> Step:
    def prepare(panel: Panel, carry: int) -> Prepared:
        right = dispute_years(name)
        values = [c for c in right.frame.columns if c.startswith(f"{data_set}_")]
        own = right.blocks[0].own
        return by_pair(right, [c for c in values if c not in own], panel, carry, DYAD)

    data_set, _ = _SETS[name]
    tables = (f"{data_set}.directed-dispute-years", f"{data_set}.disputes")
    return Step(
        name=name,
        does=does,
        prepare=prepare,
        tables=tables,
        sizes=(2,),
        report=partial(_reported, name),
    )


STEPS: Final = (
    _step("mids.cow", "onset and ongoing of CoW disputes, version 5.0, whittled to one"),
    _step("mids.gml", "onset and ongoing of disputes by Gibler, Miller and Little, whittled"),
)
