"""Citing a published data set: as a sentence, as BibTeX, as CSL-JSON."""

from __future__ import annotations

import re
from typing import Any, Final

import msgspec

_BIBTEX: Final = {
    "article": "article",
    "book": "book",
    "chapter": "incollection",
    "dataset": "misc",
}
_CSL: Final = {
    "article": "article-journal",
    "book": "book",
    "chapter": "chapter",
    "dataset": "dataset",
}
_SPECIAL: Final = {"&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_", "$": r"\$"}


class Citation(msgspec.Struct, frozen=True, kw_only=True):
    """What the publisher asks to be cited.

    ``authors`` are ``Family, Given`` each, or the name of an institution in braces, as in
    BibTeX. ``container`` is the journal, for a chapter the book that it stands in, for a book
    its publisher, for a data set its archive.
    """

    kind: str
    authors: tuple[str, ...]
    year: int
    title: str
    container: str = ""
    volume: str = ""
    number: str = ""
    pages: str = ""
    doi: str = ""
    address: str = ""


def sentence(citation: Citation, version: str, accessed: str = "") -> str:
    """The citation as a sentence, with the version of the data that was read.

    >>> print(sentence(Citation(kind="article", authors=("Doe, Jane", "{Institute}"), year=2001,
    ...     title="On Pacts", container="Journal", volume="3", number="2", pages="1-9"), "1.0"))
    Doe, Jane, and Institute. 2001. "On Pacts." Journal 3(2): 1-9. Data version 1.0.
    """
    names = [name.strip("{}") for name in citation.authors]
    # The first author is turned around, the others are not.
    rest = [" ".join(reversed(name.split(", ", 1))) for name in names[1:]]
    who = ", ".join([names[0], *rest[:-1]]) + (f", and {rest[-1]}" if rest else "")
    issue = f"({citation.number})" if citation.number else ""
    place = f" {citation.volume}{issue}" if citation.volume else ""
    pages = f": {citation.pages}" if citation.pages else ""
    parts = [
        f"{who}.".replace("..", "."),
        f"{citation.year}.",
        f'"{citation.title}."' if citation.kind != "book" else f"{citation.title}.",
    ]
    if citation.container:
        parts.append(f"{citation.container}{place}{pages}.")
    if citation.doi:
        parts.append(f"https://doi.org/{citation.doi}.")
    elif citation.address:
        parts.append(f"{citation.address}.")
    parts.append(f"Data version {version}{f', read on {accessed}' if accessed else ''}.")
    return " ".join(parts)


def bibtex(key: str, citation: Citation, version: str) -> str:
    """The citation as a BibTeX entry."""
    container = {
        "article": "journal",
        "book": "publisher",
        "chapter": "booktitle",
        "dataset": "howpublished",
    }
    fields = {
        "author": " and ".join(citation.authors),
        "title": f"{{{citation.title}}}",
        "year": str(citation.year),
        container[citation.kind]: citation.container,
        "volume": citation.volume,
        "number": citation.number,
        "pages": citation.pages.replace("-", "--"),
        "doi": citation.doi,
        "url": citation.address,
        "note": f"Data version {version}",
    }
    lines = [
        f"  {name} = {{{text if name in ('doi', 'url') else _escaped(text)}}}"
        for name, text in fields.items()
        if text
    ]
    return f"@{_BIBTEX[citation.kind]}{{{key},\n" + ",\n".join(lines) + "\n}"


def csl(key: str, citation: Citation, version: str) -> dict[str, Any]:
    """The citation as an item of CSL-JSON."""
    within = citation.kind in ("article", "chapter")
    item: dict[str, Any] = {
        "id": key,
        "type": _CSL[citation.kind],
        "title": citation.title,
        "author": [_person(name) for name in citation.authors],
        "issued": {"date-parts": [[citation.year]]},
        "container-title" if within else "publisher": citation.container,
        "volume": citation.volume,
        "issue": citation.number,
        "page": citation.pages,
        "DOI": citation.doi,
        "URL": citation.address,
        "version": version,
    }
    return {name: value for name, value in item.items() if value}


def _person(name: str) -> dict[str, str]:
    family, comma, given = name.partition(", ")
    return {"family": family, "given": given} if comma else {"literal": name.strip("{}")}


def _escaped(text: str) -> str:
    return re.sub(r"[&%#_$]", lambda found: _SPECIAL[found.group()], text)
