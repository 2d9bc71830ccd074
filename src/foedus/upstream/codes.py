"""From the codes and names of publishers to actors."""

from __future__ import annotations

from datetime import date
from typing import Final

import polars as pl

from foedus.errors import AmbiguousName, UnknownName
from foedus.states import state

# Names that the lists of names do not have, as SIPRI, IPI, Our World in Data and MME write them;
# where they write "Congo" alone, they have the Democratic Republic under another name.
SPELLINGS: Final = {
    "Congo": "COG",
    "Congo, DR": "COD",
    "Congo, Republic": "COG",
    "Congo, the Democratic Republic of the": "COD",
    "Cote d Ivoire": "CIV",
    "Democratic Republic of Congo": "COD",
    "EU (institutions)": "EU",
    "East Germany (GDR)": "DDR",
    "Gambia, The": "GMB",
    "Holy See (Vatican City State)": "VAT",
    "Krygzstan": "KGZ",
    "Moldova, Republic of": "MDA",
    "Myanmar (Burma)": "MMR",
    "NATO (institutions)": "NATO",
    "NATO**": "NATO",
    "PAKIST": "PAK",
    "Parkistan": "PAK",
    "Phillipines": "PHL",
    "Republic of Congo": "COG",
    "ROM": "ROU",
    "Saint Vincent": "VCT",
    "St. Vincent & Grenadines": "VCT",
    "Tajikstan": "TJK",
    "Tanzania, United Republic of": "TZA",
    "The former Yugoslav Republic o": "MKD",
    "Timor": "TLS",
    "Yemen, North": "YAR",
    "st. christopher": "KNA",
}


def with_actors(
    frame: pl.DataFrame, system: str, code: str, *, year: str = "year", name: str = "actor"
) -> pl.DataFrame:
    """Add the actor that a numeric code of a state system means in a year.

    A code means who bears it also before the entry into the system and after the end; between
    the membership of two actors it means neither (255 from 1946 to 1989). Where it passed from
    one to the other within the year, all of the year is that of the later one, whom the last
    day finds; where the earlier one ended within it and none followed, of the earlier one. A
    code that the list does not know is null.
    """
    pairs = frame.select(code, year).unique().drop_nulls()
    actors = [
        _actor(str(number), date(when, 12, 31), system)
        or _actor(str(number), date(when, 1, 1), system)
        for number, when in pairs.iter_rows()
    ]
    named = pairs.with_columns(pl.Series(name, actors, dtype=pl.String))
    return frame.join(named, on=[code, year], how="left", maintain_order="left")


def actors_of_names(names: pl.Series) -> pl.Series:
    """The actors that the names mean today; null for a name that means no actor of ours."""
    known = {
        name: SPELLINGS.get(name) or _actor(name, None, None)
        for name in names.unique().drop_nulls()
    }
    found = [known.get(name) for name in names]
    return pl.Series(names.name, found, dtype=pl.String)


def actors_in_lists(names: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Of each list of names the actors, in their order by id, and the names that mean none."""
    unique = names.explode().drop_nulls().unique()
    known = dict(zip(unique, actors_of_names(unique), strict=True))
    lists = [None if row is None else list(row) for row in names]
    actors = [row and sorted({actor for name in row if (actor := known[name])}) for row in lists]
    others = [row and [name for name in row if name and not known[name]] for row in lists]
    texts = pl.List(pl.String)
    return pl.Series(names.name, actors, texts), pl.Series(names.name, others, texts)


def _actor(text: str, on: date | None, system: str | None) -> str | None:
    try:
        return state(text, on, system).id
    except (UnknownName, AmbiguousName):
        return None
