"""Findings, figures and tables, and the sentence catalogues that word them."""

from foedus.findings.blocks import Column, Figure, Finding, Section, Table
from foedus.findings.catalogues import LANGUAGES, Catalogue, Segment, catalogue
from foedus.findings.values import Text, Value

__all__ = [
    "LANGUAGES",
    "Catalogue",
    "Column",
    "Figure",
    "Finding",
    "Section",
    "Segment",
    "Table",
    "Text",
    "Value",
    "catalogue",
]
