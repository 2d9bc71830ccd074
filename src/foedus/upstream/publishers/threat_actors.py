"""MISP Project: catalogues of groups that attack by cyber means, its own and MITRE's."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import polars as pl

from foedus.upstream.citation import Citation
from foedus.upstream.codes import actors_of_names
from foedus.upstream.declare import Column, Copy, Coverage, DataSet, Declaration
from foedus.upstream.parsing import ROW, numbered

_COUNTRIES: Final = {
    "AE": "ARE", "AT": "AUT", "BR": "BRA", "BY": "BLR", "CN": "CHN", "DZ": "DZA", "EG": "EGY",
    "ES": "ESP", "FR": "FRA", "ID": "IDN", "IL": "ISR", "IN": "IND", "IQ": "IRQ", "IR": "IRN",
    "IT": "ITA", "KE": "KEN", "KP": "PRK", "KR": "KOR", "KZ": "KAZ", "LB": "LBN", "LY": "LBY",
    "MA": "MAR", "MY": "MYS", "NG": "NGA", "PK": "PAK", "PS": "PSE", "RO": "ROU", "RU": "RUS",
    "SY": "SYR", "TN": "TUN", "TR": "TUR", "TW": "TWN", "UA": "UKR", "US": "USA", "VN": "VNM",
}  # fmt: skip
_SCHEMA: Final[dict[str, pl.DataType]] = {
    "uuid": pl.String(),
    "name": pl.String(),
    "synonyms": pl.List(pl.String()),
    "similar": pl.List(pl.String()),
}
_GROUP: Final = r" - (G\d{4})$"


def _values(path: Path, **more: pl.DataType) -> pl.DataFrame:
    """One row a value: its ids and names, and the entries of ``meta`` that ``more`` names."""
    values = json.loads(path.read_text(encoding="utf-8"))["values"]
    rows = [_row(value, tuple(more)) for value in values]
    schema = {**_SCHEMA, **more, "revoked": pl.Boolean()}
    return numbered(pl.DataFrame(rows, schema=schema))


def _row(value: dict[str, Any], more: tuple[str, ...]) -> dict[str, Any]:
    meta = value.get("meta", {})
    return {
        "uuid": value["uuid"],
        "name": value["value"],
        "synonyms": meta.get("synonyms", []),
        "similar": [
            one["dest-uuid"] for one in value.get("related", []) if one["type"] == "similar"
        ],
        **{name: meta.get(name) or None for name in more},
        "revoked": value.get("revoked", False),
    }


def _actors(path: Path) -> pl.DataFrame:
    texts = ("country", "cfr-suspected-state-sponsor", "attribution-confidence")
    frame = _values(path, **dict.fromkeys(texts, pl.String())).select(
        ROW,
        *_SCHEMA,
        "country",
        pl.col("attribution-confidence").cast(pl.Int32).alias("confidence"),
        pl.col("cfr-suspected-state-sponsor").replace("Unknown", None).alias("cfr_sponsor"),
        pl.col("country").replace_strict(_COUNTRIES, default=None).alias("actor"),
    )
    return frame.with_columns(actors_of_names(frame["cfr_sponsor"]).alias("cfr_sponsor_actor"))


def _groups(path: Path) -> pl.DataFrame:
    return _values(path, external_id=pl.String()).select(
        ROW,
        pl.col("external_id").alias("group"),
        "uuid",
        pl.col("name").str.replace(_GROUP, ""),
        "synonyms",
        "similar",
        "revoked",
    )


_UUID: Final = Column("uuid", "UUID", "of the entry in the galaxy")
_NAME: Final = Column("name", "name", "of the group, campaign or operation")
_SYNONYMS: Final = Column("synonyms", "list of names", "also codes of ATT&CK such as G0032")
_SIMILAR: Final = Column("similar", "list of UUIDs", "entries of the galaxy on the same group")

ACTORS: Final = Declaration(
    id="threat-actors.actors",
    source="misp-galaxy",
    title="MISP galaxy, threat actors, version 349",
    unit="group",
    key=("uuid",),
    actors=("actor",),
    columns=(
        _UUID,
        _NAME,
        _SYNONYMS,
        _SIMILAR,
        Column("country", "ISO 3166 alpha-2", "to which the catalogue ascribes the group"),
        Column("confidence", "0 to 100", "of that; 50 is the catalogue's usual value"),
        Column("cfr_sponsor", "name", "the state that the Council on Foreign Relations suspects"),
        Column("actor", "actor", "the state of the country", of="country"),
        Column("cfr_sponsor_actor", "actor", "the state of cfr_sponsor", of="cfr_sponsor"),
    ),
    coverage=Coverage(first=2026, last=2026, members="groups known in August 2026"),
    copy=Copy(
        file="misp-galaxy/threat-actor.json",
        origin="MISP/misp-galaxy@9434ace4:clusters/threat-actor.json",
        sha256="4c58a48ed54636926c555b24c6aec8ffeaca44e6cdcc9d7c664bd8ab813dbefc",
        size=1_399_343,
    ),
    read=_actors,
)

GROUPS: Final = Declaration(
    id="threat-actors.groups",
    source="mitre-attack-groups",
    title="MISP galaxy, intrusion sets of MITRE ATT&CK, version 40",
    unit="group",
    key=("group",),
    columns=(
        Column("group", "G and four digits", "ATT&CK's id of the group"),
        _UUID,
        _NAME,
        _SYNONYMS,
        _SIMILAR,
        Column("revoked", "yes or no", "the entry was merged into another"),
    ),
    coverage=Coverage(first=2026, last=2026, members="groups of ATT&CK in August 2026"),
    copy=Copy(
        file="misp-galaxy/mitre-intrusion-set.json",
        origin="MISP/misp-galaxy@9434ace4:clusters/mitre-intrusion-set.json",
        sha256="c053ac5606be5035a164421e5053c8e04ac243533287678aa7c2603473c406c3",
        size=924_788,
    ),
    read=_groups,
)

DATASETS: Final = (
    DataSet(
        id="threat-actors",
        title="MISP Galaxy: threat actors and intrusion sets",
        version="August 2026",
        licence="attribution",
        terms="MISP galaxy: CC0 or BSD; ATT&CK: by permission of The MITRE Corporation",
        home="https://www.misp-galaxy.org/",
        citation=Citation(
            kind="dataset",
            authors=("{MISP Project}", "{The MITRE Corporation}"),
            year=2026,
            title="MISP Galaxy: Threat Actors and Intrusion Sets of MITRE ATT&CK",
            address="https://www.misp-galaxy.org/",
        ),
        tables=(ACTORS, GROUPS),
    ),
)
