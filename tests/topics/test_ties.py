"""Ties: who is bound to whom, and toward whom not."""

from __future__ import annotations

import pytest

from foedus.findings import Finding, Table, catalogue
from foedus.topics import ties
from foedus.world import load


@pytest.mark.parametrize(
    ("state", "partner", "told"),
    [("NZL", "USA", 1), ("USA", "NZL", 1), ("NZL", "", 1), ("NZL", "AUS", 0), ("AUS", "", 0)],
)
def test_anzus_is_told_to_be_suspended_between_two_of_three(
    state: str, partner: str, told: int
) -> None:
    section = ties.page(load("korea").at("1990-01-01"), state, partner)
    words = catalogue("en")
    texts = [words.text(b) for b in section.blocks if isinstance(b, Finding)]
    assert sum("ANZUS Treaty is suspended since 11 August 1986" in text for text in texts) == told


def test_a_partner_toward_whom_an_agreement_is_suspended_is_not_listed_with_it() -> None:
    section = ties.page(load("korea").at("1990-01-01"), "NZL")
    words = catalogue("en")
    [table] = [b for b in section.blocks if isinstance(b, Table) and b.id == "ties-agreements"]
    [row] = [r for r in table.rows if words.write(r[0]) == "ANZUS Treaty"]
    assert words.write(row[1]) == "Australia"
