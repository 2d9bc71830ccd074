"""The kinds of figure: lines, bars, spans, moments, dots, grids, maps and cascades.

Each builder returns a :class:`Figure`: a Vega-Lite specification without data, and rows.
Texts in a specification are keys of the catalogue (``@axis.year``).
"""

from foedus.findings.plots.bars import bars
from foedus.findings.plots.cascade import cascade
from foedus.findings.plots.dots import dots
from foedus.findings.plots.grid import grid
from foedus.findings.plots.lines import lines
from foedus.findings.plots.maps import points_on_map
from foedus.findings.plots.moments import moments
from foedus.findings.plots.parts import WIDTH, Rows
from foedus.findings.plots.spans import spans

__all__ = [
    "WIDTH",
    "Rows",
    "bars",
    "cascade",
    "dots",
    "grid",
    "lines",
    "moments",
    "points_on_map",
    "spans",
]
