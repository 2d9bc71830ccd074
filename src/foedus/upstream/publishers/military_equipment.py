"""Gannon: distribution of military capabilities (rDMC), counted from The Military Balance."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import polars as pl

from foedus.upstream.citation import Citation
from foedus.upstream.codes import with_actors
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration, Unresolved
from foedus.upstream.parsing import ROW, csv_text, r_table

_KINDS: Final = {
    "air defence": "air to air missiles, surface to air artillery, surface to air missiles",
    "aircraft": "aew, attack, bomber, comm, ew, fighter, maritime patrol, paramilitary, "
    "recon-surveil, tanker, transport, utility",
    "amphibious": "landing craft, landing ship, other",
    "anti-tank/anti-infrastructure": "artillery, missiles",
    "armoured fighting vehicles": "attack, engineering and maintenance, transport",
    "ballistic missiles": "intercontinental, medium-range, short-range",
    "helicopters": "attack, ew, maritime, observation, search and rescue, transport, utility",
    "land/sea defence": "air to surface ordnance, surface to surface artillery, "
    "surface to surface missiles",
    "logistics and support": "command and support, logistics, maintenance, replenishment, "
    "research, special purpose, surveillance and intelligence, training, transport, yard craft",
    "mine warfare": "mine countermeasures, mine layers",
    "patrol and coastal combatants": "coastal, corvette, offshore, other",
    "principal surface combatants": "aircraft carrier, cruisers, destroyers, frigates",
    "radars": "air defense/early warning, communications, environmental, fire control, "
    "ISR/battlefield surveil, navigation",
    "submarines": "attack, ballistic, coastal, other",
    "unmanned aerial vehicles": "combat, recon-surveil, transport",
}
_WRITTEN: Final = tuple(
    f"{kind}_{technology}"
    for kind, technologies in _KINDS.items()
    for technology in technologies.split(", ")
)


def _plain(written: str) -> str:
    """The technology as a name of a column.

    >>> _plain("radars_ISR/battlefield surveil")
    'radars_isr_battlefield_surveil'
    """
    return re.sub("[^a-z]+", "_", written.lower())


_PLAIN: Final = {written: _plain(written) for written in _WRITTEN}


def _years(path: Path) -> pl.DataFrame:
    counts = [
        pl.col(written).replace("NA", None).cast(pl.Float64).alias(plain)
        for written, plain in _PLAIN.items()
    ]
    state_year = pl.col("ccode", "year").cast(pl.Int32)
    frame = csv_text(path).select(ROW, state_year, "country", *counts)
    return with_actors(frame, "cow", "ccode")


def _technologies(path: Path) -> pl.DataFrame:
    frame = r_table(path).select(
        ROW,
        pl.col("ccode", "year").cast(pl.Int32),
        "country",
        pl.col("tek").replace(_PLAIN).alias("technology"),
        pl.col("unit_count").cast(pl.Float64),
    )
    return with_actors(frame, "cow", "ccode")


_GERMANY, _WEST_GERMANY = 255, 260
_WORDS: Final = (
    "service",
    "subservice",
    "subsubservice",
    "equipment_type",
    "equipment_subtype",
    "equipment_name",
    "equipment_subname",
    "unit_name",
    "domain",
)


def _equipment(path: Path) -> pl.DataFrame:
    frame = r_table(path).select(
        ROW,
        pl.col("ccode", "year").cast(pl.Int32),
        "country",
        pl.col(_WORDS).cast(pl.String).replace({"NA": None, "": None}),
        pl.col("unit_count").cast(pl.Float64),
    )
    west = (pl.col("ccode") == _GERMANY) & (pl.col("year") < 1990)
    meant = pl.when(west).then(_WEST_GERMANY).otherwise("ccode")
    return with_actors(frame.with_columns(meant.alias("meant")), "cow", "meant").drop("meant")


_STATE: Final = (
    Column("ccode", "CoW code", "the state"),
    Column("year", "year", ""),
    Column("country", "name", "the state as the set writes it"),
)
_MEMBERS: Final = "members of the CoW state system for which the yearbook lists equipment"

YEARS: Final = Declaration(
    id="rdmc.state-years",
    source="rdmc-1",
    title="rDMC 1, a column for each technology",
    unit="state-year",
    key=("ccode", "year"),
    actors=("actor",),
    year="year",
    columns=(
        *_STATE,
        *(
            Column(
                plain,
                "pieces",
                f"{written.replace('_', ': ')}; 0 where not listed, null where listed without a "
                "number or where nobody had any in the year",
            )
            for written, plain in _PLAIN.items()
        ),
        Column("actor", "actor", "the state", of="ccode"),
    ),
    coverage=Coverage(first=1970, last=2014, members=_MEMBERS, system="cow"),
    copy=Copy(
        file="rdmc/rDMC_wide_v1.csv",
        origin="CenterForPeaceAndSecurityStudies/rDMC@b680b9c:data/rDMC_wide_v1.csv",
        sha256="280c96796c97dc80bfc6bfd412848c38530185f6106799d64e7045caf4a83e5c",
        size=1_259_305,
    ),
    read=_years,
)

TECHNOLOGIES: Final = Declaration(
    id="rdmc.technologies",
    source="rdmc-1",
    title="rDMC 1, a row for each technology",
    unit="state-year and technology",
    key=("ccode", "year", "technology"),
    actors=("actor",),
    year="year",
    columns=(
        *_STATE,
        Column("technology", "name", "as the columns of rdmc.state-years are called"),
        Column("unit_count", "pieces", "0 where not listed, null where listed without a number"),
        Column("actor", "actor", "the state", of="ccode"),
    ),
    coverage=Coverage(
        first=1970,
        last=2014,
        members=f"{_MEMBERS}, with every technology that anybody then had",
        system="cow",
    ),
    copy=Copy(
        file="capabilities-rdmc/rDMC_long_v1.rds",
        origin="jandresgannon/DoDL@67007e146349:data/rDMC_long_v1.rds",
        sha256="7d1a06f8bca387097133641b9e5c02270cd7bef28270e7325bb8cb30ad7dfc73",
        size=524_364,
    ),
    read=_technologies,
)

EQUIPMENT: Final = Declaration(
    id="rdmc.equipment",
    source="rdmc-1",
    title="rDMC 1, a row for each entry of the yearbook",
    unit="entry of a state-year",
    key=("row",),
    actors=("actor",),
    year="year",
    columns=(
        *_STATE,
        Column("service", "words", "army, navy, air force and others, opposition among them"),
        Column("subservice", "words", "part of the service"),
        Column("subsubservice", "words", "part of the part"),
        Column("equipment_type", "words", "one of 19 kinds"),
        Column("equipment_subtype", "words", "within the kind"),
        Column("equipment_name", "words or letters", "such as MBT or APC"),
        Column("equipment_subname", "words or numbers", "such as a calibre"),
        Column("unit_name", "words", "the models, several with a stroke between them"),
        Column("domain", "words", "land, sea, air and others"),
        Column("unit_count", "pieces", "null where listed without a number"),
        Column(
            "actor",
            "actor",
            "the state; West Germany for 255 before 1990",
            of="ccode",
            but=(Unresolved(values=(665,), why="the Palestinian territories"),),
        ),
    ),
    coverage=Coverage(first=1970, last=2014, members=_MEMBERS),
    copy=Copy(
        file="capabilities-rdmc/rDMC_raw_v1.rds",
        origin="jandresgannon/DoDL@67007e146349:data/rDMC_raw_v1.rds",
        sha256="92181c2cab26b8cba1ead62235466ccbd053eef69f209ded2d72a91306f2bf29",
        size=3_535_922,
    ),
    read=_equipment,
)

DATASETS: Final = (
    DataSet(
        id="rdmc",
        title="Distribution of Military Capabilities (rDMC)",
        version="1",
        licence="restricted",
        terms="counted from a yearbook under copyright, The Military Balance, whose publisher's "
        "consent is not stated; the repository is under the MIT licence",
        home="https://www.jandresgannon.com/rdmc",
        citation=Citation(
            kind="article",
            authors=("Gannon, J. Andrés",),
            year=2023,
            title="Planes, Trains, and Armored Mobiles: Introducing a Dataset of the Global "
            "Distribution of Military Capabilities",
            container="International Studies Quarterly",
            volume="67",
            number="4",
            doi="10.1093/isq/sqad081",
        ),
        tables=(YEARS, TECHNOLOGIES, EQUIPMENT),
    ),
)
