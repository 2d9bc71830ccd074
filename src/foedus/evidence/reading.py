"""From one CSV row or TOML table to one record, with every fault in it."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from foedus.dates import Span, When
from foedus.errors import FoedusError
from foedus.evidence import shapes
from foedus.evidence.faults import Fault
from foedus.evidence.fields import Field
from foedus.evidence.records import (
    Agreement,
    Area,
    Case,
    Claim,
    Coverage,
    Deployment,
    Event,
    Indicator,
    Observation,
    Place,
    PlaceClaim,
    Provision,
    Record,
    Source,
    StatusStep,
    Strength,
)

R = TypeVar("R", bound=Record)
csv.field_size_limit(1_000_000)


class Row:
    """The raw fields of one record, and where they stand."""

    __slots__ = ("fault_list", "file", "raw", "where")

    def __init__(
        self, file: str, where: str, raw: Mapping[str, Any], fault_list: list[Fault]
    ) -> None:
        self.file = file
        self.where = where
        self.raw = raw
        self.fault_list = fault_list

    def fault(self, field: str, found: object, allowed: str) -> None:
        self.fault_list.append(Fault(self.file, self.where, field, str(found), allowed))

    def values(self, shape: Mapping[str, Field]) -> dict[str, Any] | None:
        """The typed values of the filled fields, or None when a field is at fault."""
        before = len(self.fault_list)
        raw = self.raw
        for name in raw.keys() - shape.keys():
            self.fault(str(name), raw[name], f"unknown field; known: {', '.join(shape)}")
        result = {}
        for name, (read, required) in shape.items():
            cell = raw.get(name, "")
            if cell == "" or cell == []:
                if required:
                    self.fault(name, "", "must be filled")
                continue
            try:
                result[name] = read(cell)
            except (ValueError, FoedusError) as error:
                self.fault(name, cell, str(error))
        return result if len(self.fault_list) == before else None

    def nested(self, name: str) -> Iterator[Row]:
        """The tables of an array of tables."""
        tables = self.raw.get(name, [])
        if not isinstance(tables, list):
            self.fault(name, tables, f"write [[{name}]]")
            return
        for index, table in enumerate(tables, start=1):
            if isinstance(table, dict):
                label = table.get("locator") or table.get("state") or index
                yield Row(self.file, f"{self.where} {name} {label}", table, self.fault_list)
            else:
                self.fault(name, table, f"write [[{name}]]")


def csv_rows(content: bytes, file: str, faults: list[Fault]) -> Iterator[Row]:
    """The rows of a CSV file with a header; the row is the line of the file."""
    text = _text(content, file, faults)
    if text is None:
        return
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, [])
        if len(set(header)) < len(header):
            faults.append(Fault(file, "line 1", "", ",".join(header), "a column stands twice"))
            return
        for cells in reader:
            where = f"line {reader.line_num}"
            if not any(cells):
                continue
            if len(cells) != len(header):
                allowed = f"a row has {len(header)} cells; quote cells that hold a comma"
                faults.append(Fault(file, where, "", f"{len(cells)} cells", allowed))
                continue
            yield Row(file, where, dict(zip(header, cells, strict=True)), faults)
    except csv.Error as error:
        faults.append(Fault(file, f"line {reader.line_num}", "", "", f"not valid CSV: {error}"))


def toml_row(content: bytes, file: str, faults: list[Fault]) -> Row | None:
    """The top table of a TOML file."""
    text = _text(content, file, faults)
    if text is None:
        return None
    try:
        return Row(file, "", tomllib.loads(text), faults)
    except (ValueError, RecursionError) as error:  # a number of 5000 digits is no decode error
        faults.append(Fault(file, "", "", "", f"not valid TOML: {error}"))
        return None


def _text(content: bytes, file: str, faults: list[Fault]) -> str | None:
    try:
        # Spreadsheets put a byte order mark before UTF-8.
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        faults.append(Fault(file, "", "", "", f"cannot be read: {error}"))
        return None


def plain(kind: type[R], shape: Mapping[str, Field]) -> Callable[[Row], R | None]:
    """A reader for a record type whose fields are exactly those of its shape."""

    def read(row: Row) -> R | None:
        values = row.values(shape)
        return None if values is None else kind(**values)

    return read


source = plain(Source, shapes.SOURCE)
claim = plain(Claim, shapes.CLAIM)
place = plain(Place, shapes.PLACE)
area = plain(Area, shapes.AREA)
strength = plain(Strength, shapes.STRENGTH)
indicator = plain(Indicator, shapes.INDICATOR)


def observation(row: Row) -> Observation | None:
    values = row.values(shapes.OBSERVATION)
    if values is None:
        return None
    period: When = values["period"]
    values["public_from"] = _public_from(row, values.pop("public_from", ""), period)
    values.setdefault("value", None)
    empty = values.get("state") in ("missing", "not-covered")
    has_number = values["value"] is not None or "low" in values or "high" in values
    if empty == has_number:
        row.fault("value", row.raw.get("value", ""), "a number, unless missing or not-covered")
        return None
    if values.get("low", float("-inf")) > values.get("high", float("inf")):
        row.fault("low", values["low"], f"not above high {values['high']}")
        return None
    return Observation(**values)


def event(row: Row) -> Event | None:
    values = row.values(shapes.EVENT)
    if values is None:
        return None
    start: When = values.pop("start")
    span = _span(row, start, values.pop("end", "") or str(start))
    if span is None:
        return None
    values["public_from"] = _public_from(row, values.pop("public_from", ""), start)
    return Event(span=span, roles=values.pop("actors"), **values)


def deployment(row: Row) -> Deployment | None:
    values = _spanned(row, shapes.DEPLOYMENT)
    if values is None:
        return None
    public = values.pop("public_from", "")
    return Deployment(public_from=_public_from(row, public, values["span"].start), **values)


def place_claim(row: Row) -> PlaceClaim | None:
    values = _spanned(row, shapes.PLACE_CLAIM)
    return None if values is None else PlaceClaim(**values)


def coverage(row: Row) -> Coverage | None:
    values = _spanned(row, shapes.COVERAGE)
    return None if values is None else Coverage(**values)


def agreement(row: Row) -> Agreement | None:
    """An agreement with its status steps and provisions."""
    row.where = str(row.raw.get("id", ""))
    before = len(row.fault_list)
    top = {k: v for k, v in row.raw.items() if k not in ("status", "provisions")}
    values = Row(row.file, row.where, top, row.fault_list).values(shapes.AGREEMENT)
    status = [plain(StatusStep, shapes.STATUS_STEP)(r) for r in row.nested("status")]
    provisions = [_provision(r, row.where) for r in row.nested("provisions")]
    if not status:
        row.fault("status", "", "at least one [[status]] is needed")
    if values is None or len(row.fault_list) > before:
        return None
    return Agreement(
        status=tuple(s for s in status if s),
        provisions=tuple(p for p in provisions if p),
        **values,
    )


def _provision(row: Row, agreement_id: str) -> Provision | None:
    raw = {name: cell for name, cell in row.raw.items() if name != "case"}
    values = Row(row.file, row.where, raw, row.fault_list).values(shapes.PROVISION)
    case = _case(row) if "case" in row.raw else None
    if values is None or ("case" in row.raw and case is None):
        return None
    since, until = values.get("since"), values.get("until")
    if since and until and until.latest < since.earliest:
        row.fault("until", until, f"not before since, {since}")
        return None
    return Provision(agreement=agreement_id, case=case, **values)


def _case(row: Row) -> Case | None:
    raw = row.raw["case"]
    if not isinstance(raw, dict):
        row.fault("case", raw, "write [provisions.case]")
        return None
    return plain(Case, shapes.CASE)(Row(row.file, f"{row.where} case", raw, row.fault_list))


def _spanned(row: Row, shape: Mapping[str, Field]) -> dict[str, Any] | None:
    values = row.values(shape)
    if values is None:
        return None
    span = _span(row, values.pop("start"), values.pop("end", ""))
    return None if span is None else {**values, "span": span}


def _span(row: Row, start: When, end: str) -> Span | None:
    try:
        return Span.of(start, When.parse(end) if end else None)
    except FoedusError as error:
        row.fault("end", end, str(error))
        return None


def _public_from(row: Row, raw: str, day: When) -> When | None:
    """``day`` for an act done in public, a date, or nothing when it cannot be dated."""
    if not raw:
        return None
    if raw == "day":
        return day
    try:
        return When.parse(raw)
    except FoedusError as error:
        row.fault("public_from", raw, f"{error}; or the word day")
        return None
