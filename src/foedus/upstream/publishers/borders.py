"""CShapes and Natural Earth: states and territories on two maps, without their shapes."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import polars as pl

from foedus.upstream.citation import Citation
from foedus.upstream.codes import actors_of_names, with_actors
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration, Unresolved
from foedus.upstream.parsing import ROW, numbered

_NONE: Final = ("", "-99", "-099")
_WORDS: Final = (
    "adm0_a3", "sov_a3", "iso_a3", "iso_n3", "name", "name_long", "formal_en", "admin",
    "sovereignt", "type", "note_brk", "continent", "region_un", "subregion", "region_wb",
)  # fmt: skip


def _shapes(path: Path) -> pl.DataFrame:
    (shapes,) = json.loads(lzma.decompress(path.read_bytes()))["objects"].values()
    started = pl.col("start").dt.year()
    frame = _properties(shapes["geometries"]).select(
        ROW,
        pl.col("gwcode").cast(pl.Int32),
        pl.col("country_name").alias("name"),
        pl.col("start", "end").str.to_date("%Y-%m-%d"),
        pl.col("status").replace("N/A", None),
        pl.col("owner").cast(pl.Int32),
        pl.col("capname").alias("capital"),
        pl.col("caplong", "caplat").cast(pl.Float64),
    )
    frame = frame.with_columns(started.alias("year"))
    frame = with_actors(frame, "gw", "gwcode")
    return with_actors(frame, "gw", "owner", name="owner_actor").drop("year")


def _countries(path: Path) -> pl.DataFrame:
    features = json.loads(path.read_bytes())["features"]
    frame = _properties(features).select(
        ROW, *(pl.col(name).cast(pl.String).replace(dict.fromkeys(_NONE)) for name in _WORDS)
    )
    return frame.with_columns(actors_of_names(frame["admin"]).alias("actor"))


def _properties(features: Iterable[Mapping[str, Any]]) -> pl.DataFrame:
    rows = [feature["properties"] for feature in features]
    frame = pl.DataFrame(rows, infer_schema_length=None, strict=False)
    return numbered(frame)


_NEVER_A_STATE: Final = (
    Unresolved(
        values=(
            3, 4, 6, 21, 65, 66, 120, 291, 430, 460, 462, 470, 472, 515, 521, 550, 561, 562, 585,
            602, 609, 610, 665, 681, 821, 822, 823, 824, 827, 851, 901, 902, 903, 904, 905, 906,
            911, 912, 930, 960, 1201, 3461, 3462, 4781, 4782, 4783, 4784, 5200, 5518, 5519, 5612,
            6021, 6511, 6631, 6801, 6812, 7020, 7030, 7351, 7506, 7708, 8201, 8202, 8203, 9401,
        ),
        why="a dependency or part of a state that is no state of the G-W list",
    ),
)  # fmt: skip
_NO_OWNER: Final = (
    Unresolved(values=(0, 1), why="Danzig and West Irian are ruled by no state of the list"),
)

SHAPES: Final = Declaration(
    id="cshapes.polygons",
    source="cshapes-2",
    title="CShapes 2.0, states and dependencies by the days of their borders",
    unit="spell of a territory with the same borders, status and capital",
    key=("gwcode", "start"),
    actors=("actor", "owner_actor"),
    columns=(
        Column("gwcode", "G-W code", "the territory, independent or not"),
        Column("name", "name", "the territory"),
        Column("start", "day", "first day of these borders"),
        Column("end", "day", "last day of these borders; 2019-12-31 where they last on"),
        Column(
            "status",
            "word",
            "independent, colony, protectorate, mandate, occupied; null for Morocco in 1904-1912",
        ),
        Column(
            "owner",
            "G-W code",
            "who rules; the territory itself where independent; "
            "0 the League of Nations, 1 the United Nations",
        ),
        Column("capital", "name", "or the seat of the administration"),
        Column("caplong", "degrees east", "of the capital"),
        Column("caplat", "degrees north", "of the capital"),
        Column(
            "actor",
            "actor",
            "the state that has the code, also before and after its "
            "independence; null for territories that never were one",
            of="gwcode",
            but=_NEVER_A_STATE,
        ),
        Column("owner_actor", "actor", "who rules", of="owner", but=_NO_OWNER),
    ),
    coverage=Coverage(
        first=1886, last=2019, members="states and dependencies of the G-W list, no microstates"
    ),
    copy=Copy(
        file="cshapes/cshapes_2_gw.topojson.xz",
        origin="cran/cshapes@5484053:inst/extdata/cshapes_2_gw.topojson.xz",
        sha256="196c6d9d881cf944e176e4ce5bfc61074d21792de7152cb0a9e035e56b0297c8",
        size=2_080_548,
    ),
    read=_shapes,
)

_DEPENDENCIES: Final = (
    Unresolved(
        values=(
            "Aland", "American Samoa", "Anguilla", "Aruba", "Ashmore and Cartier Islands",
            "Bermuda", "British Indian Ocean Territory", "British Virgin Islands",
            "Cayman Islands", "Cook Islands", "Curaçao", "Falkland Islands", "Faroe Islands",
            "French Polynesia", "French Southern and Antarctic Lands", "Greenland", "Guam",
            "Guernsey", "Heard Island and McDonald Islands", "Hong Kong S.A.R.",
            "Indian Ocean Territories", "Isle of Man", "Jersey", "Macao S.A.R", "Montserrat",
            "New Caledonia", "Niue", "Norfolk Island", "Northern Mariana Islands",
            "Pitcairn Islands", "Puerto Rico", "Saint Barthelemy", "Saint Helena",
            "Saint Martin", "Saint Pierre and Miquelon", "Sint Maarten",
            "South Georgia and South Sandwich Islands", "Turks and Caicos Islands",
            "United States Virgin Islands", "Wallis and Futuna",
        ),
        why="a dependency",
    ),
    Unresolved(
        values=("Antarctica", "Northern Cyprus", "Siachen Glacier", "Somaliland"),
        why="Antarctica, or a territory under a rule of its own or in dispute",
    ),
)  # fmt: skip

COUNTRIES: Final = Declaration(
    id="natural-earth.countries",
    source="natural-earth-50m",
    title="Admin 0 countries, 1:50m, an older edition",
    unit="country or territory",
    key=("adm0_a3",),
    actors=("actor",),
    columns=(
        Column("adm0_a3", "letters", "the editors' own code, mostly that of ISO"),
        Column("sov_a3", "letters", "the editors' code of the sovereign"),
        Column("iso_a3", "ISO 3166", "null where ISO has none"),
        Column("iso_n3", "ISO 3166, three digits", "null where ISO has none"),
        Column("name", "name", "short, for a map"),
        Column("name_long", "name", ""),
        Column("formal_en", "name", "official"),
        Column("admin", "name", "of the administration"),
        Column("sovereignt", "name", "of the sovereign"),
        Column("type", "words", "sovereign country, country, dependency, indeterminate, disputed"),
        Column("note_brk", "words", "who administers and who claims it"),
        Column("continent", "name", ""),
        Column("region_un", "name", "region of the United Nations"),
        Column("subregion", "name", "subregion of the United Nations"),
        Column("region_wb", "name", "region of the World Bank"),
        Column(
            "actor",
            "actor",
            "null for dependencies and territories that are none of ours",
            of="admin",
            but=_DEPENDENCIES,
        ),
    ),
    coverage=Coverage(
        first=2012, last=2012, members="countries and territories as the editors drew them then"
    ),
    copy=Copy(
        file="natural-earth/ne_50m_admin_0_countries.geojson",
        origin="anchovisjs/population-map@1ce39d5:data/ne_50m_admin_0_countries.geojson",
        sha256="e137ba898cfca4beb6babe69dd22bfb8233a9714865de6ce6e97574998043c37",
        size=4_045_885,
    ),
    read=_countries,
)

DATASETS: Final = (
    DataSet(
        id="cshapes",
        title="CShapes, historical borders",
        version="2.0",
        licence="restricted",
        terms="CC BY-NC-SA 4.0: not for commercial use",
        home="https://icr.ethz.ch/data/cshapes/",
        citation=Citation(
            kind="article",
            authors=(
                "Schvitz, Guy",
                "Girardin, Luc",
                "Rüegger, Seraina",
                "Weidmann, Nils B.",
                "Cederman, Lars-Erik",
                "Gleditsch, Kristian Skrede",
            ),
            year=2022,
            title="Mapping the International System, 1886-2019: The CShapes 2.0 Dataset",
            container="Journal of Conflict Resolution",
            volume="66",
            number="1",
            pages="144-161",
        ),
        tables=(SHAPES,),
    ),
    DataSet(
        id="natural-earth",
        title="Natural Earth, countries",
        version="1:50m, edition 2 or 3",
        licence="open",
        terms="public domain",
        home="https://www.naturalearthdata.com/",
        citation=Citation(
            kind="dataset",
            authors=("{Natural Earth}",),
            year=2012,
            title="Admin 0 Countries, 1:50m Cultural Vectors",
            address="https://www.naturalearthdata.com",
        ),
        tables=(COUNTRIES,),
    ),
)
