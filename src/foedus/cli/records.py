"""What ``foedus record`` prints: one record in full, its file, its sources and its rivals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from foedus.errors import UnknownName, one_line
from foedus.evidence.loading import sound
from foedus.evidence.pack import name_of, pack_files, pack_folder, shipped_packs
from foedus.evidence.records import Agreement, Cite, Claim, Entry, Provision, Ref, Source
from foedus.evidence.wording import worded
from foedus.world import World, load

_APART: Final = {"id", "sources", "status", "provisions"}
"""Fields that are told below the others."""


def show_record(name: str, pack: str) -> None:
    """Every filled field, where it stands, what it was read from, and claims that differ."""
    pack = holding(name, pack)
    world = load(pack)
    ref = _ref(world, name)
    entry = world.record(ref)
    _, files = sound(pack_files(pack_folder(pack)), pack)
    owner = world.record(f"agreement:{entry.agreement}") if isinstance(entry, Provision) else entry
    kind = owner.ref.partition(":")[0].replace("-", "_")
    file = files[kind if kind == "coverage" else f"{kind}s", name_of(owner)]
    count = world.independent(ref)
    print(one_line(f"{ref}, in {file}"))
    print(f"{count} independent source{'s' if count > 1 else ''}")
    for line in (*_fields(entry), *_sources(world, entry), *_claims(world.claims(ref))):
        print(one_line(line))


def holding(name: str, pack: str) -> str:
    """The pack asked for, or where none is the first shipped one that holds a record or source."""
    if pack:
        return pack
    for one in reversed(shipped_packs()):
        refs = load(one).refs()
        if any(name in (ref, ref.partition(":")[2]) for ref in refs):
            return one
    return "korea"


def _ref(world: World, name: str) -> Ref:
    """The record of a reference, or of an id alone."""
    refs = {ref: ref for ref in world.refs()}
    by_id = {ref.partition(":")[2]: ref for ref in reversed(refs)}
    known = refs if ":" in name else by_id
    if name not in known:
        kind = name.partition(":")[0]
        near = [n for n in known if ":" not in name or n.startswith(f"{kind}:")]
        raise UnknownName.of("record", name, near or {r.partition(":")[0] for r in refs})
    return known[name]


def _fields(entry: Entry) -> Iterator[str]:
    for field in msgspec.structs.fields(entry):
        value = getattr(entry, field.name)
        if value not in (None, "", (), {}) and field.name not in _APART:
            yield f"  {field.name}: {_text(value)}"
    if isinstance(entry, Agreement):
        for step in entry.status:
            note = f". {step.note}" if step.note else ""
            yield f"  status: {worded(step)}{note} [{worded(step.sources)}]"
        for provision in entry.provisions:
            yield f"  {provision.ref}: {provision.summary}"


def _text(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(map(_text, value))
    return value if isinstance(value, str) else worded(value)


def _sources(world: World, entry: Entry) -> Iterator[str]:
    if isinstance(entry, Source):
        return
    yield "Sources"
    for cite in entry.sources:
        yield f"  {_source(world, cite)}"


def _source(world: World, cite: Cite) -> str:
    source = world.source(cite.source)
    parts = (source.publisher, source.title, source.edition, source.address)
    return f"{cite.source}, {cite.locator or 'whole'}: {'; '.join(filter(None, parts))}"


def _claims(claims: tuple[Claim, ...]) -> Iterator[str]:
    if claims:
        yield "Claims that differ"
    for claim in claims:
        by = f" by {claim.asserted_by}" if claim.asserted_by else ""
        chosen = " (preferred)" if claim.preferred else ""
        read = worded(claim.sources)
        yield f"  {claim.field}: {claim.value}{by}{chosen}. {claim.reason.rstrip('.')} [{read}]"
