"""The fields of each record type as a pack writes them."""

from __future__ import annotations

from typing import Final

from foedus import terms
from foedus.evidence import vocabulary as v
from foedus.evidence.fields import (
    Field,
    cites,
    clause,
    decimals,
    flag,
    latitude,
    longitude,
    mapping,
    number,
    quantities,
    quantity,
    rings,
    roles,
    text,
    texts,
    when,
    whole,
    word,
    words,
)

Shape = dict[str, Field]

_CITES: Final = Field(cites, required=True)
_ID: Final = Field(text, required=True)

SOURCE: Final[Shape] = {
    "id": _ID,
    "publisher": Field(text, required=True),
    "title": Field(text, required=True),
    "title_ko": Field(text),
    "kind": Field(word(v.SOURCE_KINDS), required=True),
    "edition": Field(text),
    "edition_date": Field(when),
    "address": Field(text),
    "licence": Field(word(terms.LICENCES), required=True),
    "language": Field(text),
    "derives_from": Field(text),
    "sha256": Field(text),
    "note": Field(text),
}

CLAIM: Final[Shape] = {
    "id": _ID,
    "about": Field(text, required=True),
    "field": Field(text, required=True),
    "value": Field(text, required=True),
    "value_ko": Field(text),
    "asserted_by": Field(text),
    "confidence": Field(text),
    "preferred": Field(flag, required=True),
    "reason": Field(text, required=True),
    "reason_ko": Field(text),
    "public_from": Field(when),
    "sources": _CITES,
}

STATUS_STEP: Final[Shape] = {
    "state": Field(word(v.STATUS), required=True),
    "since": Field(when, required=True),
    "parties": Field(texts),
    "between": Field(flag),
    "asserted_by": Field(text),
    "place": Field(text),
    "note": Field(text),
    "note_ko": Field(text),
    "sources": _CITES,
}

CASE: Final[Shape] = {
    "joined": Field(flag),
    "unprovoked": Field(flag),
    "where": Field(clause),
    "against": Field(clause),
    "not_against": Field(texts),
    "attackers": Field(whole),
    "judged_by": Field(word(v.JUDGES)),
    "requested": Field(flag),
    "parties_too": Field(flag),
    "lapses_if_aggressor": Field(flag),
    "open": Field(texts),
    "open_ko": Field(texts),
    "limits": Field(texts),
}

PROVISION: Final[Shape] = {
    "locator": Field(text, required=True),
    "modality": Field(word(v.MODALITY), required=True),
    "obligation": Field(word(v.OBLIGATION), required=True),
    "debtor": Field(texts, required=True),
    "creditor": Field(texts),
    "trigger": Field(words(v.TRIGGER), required=True),
    "area": Field(text),
    "area_ko": Field(text),
    "adversary": Field(texts),
    "discretion": Field(words(v.DISCRETION)),
    "conditions": Field(texts),
    "exemptions": Field(texts),
    "summary": Field(text, required=True),
    "summary_ko": Field(text),
    "since": Field(when),
    "until": Field(when),
    "sources": _CITES,
}

AGREEMENT: Final[Shape] = {
    "id": _ID,
    "title": Field(text, required=True),
    "title_ko": Field(text),
    "short": Field(text, required=True),
    "short_ko": Field(text),
    "kind": Field(word(v.AGREEMENT_KINDS), required=True),
    "binding": Field(word(v.BINDING), required=True),
    "contested_by": Field(texts),
    "parties": Field(texts, required=True),
    "partial": Field(flag),
    "text": Field(word(v.TEXT), required=True),
    "notice": Field(text),
    "rests_on": Field(texts),
    "predecessor": Field(texts),
    "codes": Field(mapping),
    "summary": Field(text, required=True),
    "summary_ko": Field(text),
    "public_from": Field(when),
    "sources": _CITES,
}

EVENT: Final[Shape] = {
    "id": _ID,
    "kind": Field(word(v.EVENT_KINDS), required=True),
    "start": Field(when, required=True),
    "end": Field(text),
    "title": Field(text, required=True),
    "title_ko": Field(text),
    "series": Field(text),
    "actors": Field(roles, required=True),
    "place": Field(text),
    "magnitude": Field(quantities),
    "details": Field(mapping),
    "agreements": Field(texts),
    "what": Field(text),
    "what_ko": Field(text),
    "public_from": Field(text),
    "sources": _CITES,
}

INDICATOR: Final[Shape] = {
    "id": _ID,
    "name": Field(text, required=True),
    "name_ko": Field(text, required=True),
    "unit": Field(text, required=True),
    "unit_ko": Field(text, required=True),
    "price_basis": Field(text),
    "decimals": Field(decimals),
    "definition": Field(text, required=True),
    "definition_ko": Field(text),
}

OBSERVATION: Final[Shape] = {
    "indicator": _ID,
    "actor": Field(text, required=True),
    "partner": Field(text),
    "period": Field(when, required=True),
    "value": Field(number),
    "low": Field(number),
    "high": Field(number),
    "qualifier": Field(word(v.QUALIFIERS)),
    "state": Field(word(terms.STATES)),
    "vintage": Field(when),
    "public_from": Field(text),
    "sources": _CITES,
}

DEPLOYMENT: Final[Shape] = {
    "id": _ID,
    "unit": Field(text, required=True),
    "unit_ko": Field(text),
    "actor": Field(text, required=True),
    "host": Field(text, required=True),
    "mission": Field(text),
    "kind": Field(
        word({"un": "", "multinational": "", "bilateral": "", "war": "", "stationed": ""}),
        required=True,
    ),
    "start": Field(when, required=True),
    "end": Field(text),
    "mandate": Field(text),
    "mandate_ko": Field(text),
    "place": Field(text),
    "note": Field(text),
    "public_from": Field(text),
    "sources": _CITES,
}

STRENGTH: Final[Shape] = {
    "deployment": _ID,
    "on": Field(when, required=True),
    "measure": Field(word(v.STRENGTH_MEASURES), required=True),
    "size": Field(quantity, required=True),
    "sources": _CITES,
}

PLACE: Final[Shape] = {
    "id": _ID,
    "name": Field(text, required=True),
    "name_ko": Field(text),
    "kind": Field(word(v.PLACE_KINDS), required=True),
    "lat": Field(latitude, required=True),
    "lon": Field(longitude, required=True),
    "sources": _CITES,
}

PLACE_CLAIM: Final[Shape] = {
    "place": _ID,
    "actor": Field(text, required=True),
    "relation": Field(word({"administers": "", "claims": "", "names": ""}), required=True),
    "name": Field(text),
    "start": Field(when, required=True),
    "end": Field(text),
    "note": Field(text),
    "note_ko": Field(text),
    "sources": _CITES,
}

AREA: Final[Shape] = {
    "id": _ID,
    "name": Field(text, required=True),
    "name_ko": Field(text),
    "note": Field(text),
    "note_ko": Field(text),
    "states": Field(texts),
    "partly": Field(texts),
    "core": Field(rings),
    "rim": Field(rings),
    "sources": _CITES,
}

COVERAGE: Final[Shape] = {
    "subject": _ID,
    "actors": Field(texts),
    "start": Field(when, required=True),
    "end": Field(text),
    "absent": Field(word(v.COVERAGE_ABSENT), required=True),
    "note": Field(text),
    "note_ko": Field(text),
    "sources": _CITES,
}
