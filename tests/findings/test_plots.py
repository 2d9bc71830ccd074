"""A figure of nothing is a figure without rows, which every writer leaves out."""

from __future__ import annotations

from foedus.findings import Finding, plots


def test_bars_of_nothing_have_no_rows() -> None:
    figure = plots.bars("none", Finding("a"), Finding("b"), [], (), y_title="axis.missiles")
    assert (list(figure.rows), figure.refs) == ([], ())
