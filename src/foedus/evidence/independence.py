"""How many independent sources stand behind a record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from foedus.evidence.records import Cite, Source


def houses(sources: Iterable[Source]) -> dict[str, str]:
    """The house from which what a source says comes: two sources of one house count once.

    Copies, reprints and conversions lead to the source that they derive from, and that one to
    its publisher; what the publisher's name has in brackets (a mirror, an agency) is left out.

    >>> kept = {"title": "", "kind": "", "licence": ""}
    >>> text = Source(id="text", publisher="Yonhap", **kept)
    >>> copy = Source(id="copy", publisher="A daily", derives_from="text", **kept)
    >>> houses([text, copy])
    {'text': 'yonhap', 'copy': 'yonhap'}
    """
    by_id = {s.id: s for s in sources}

    def root(source: Source) -> Source:
        path: list[str] = []
        while source.derives_from in by_id:
            if source.id in path:  # a circle has one root, wherever it is entered
                return by_id[min(path[path.index(source.id) :])]
            path.append(source.id)
            source = by_id[source.derives_from]
        return source

    return {id: _house(root(source).publisher) for id, source in by_id.items()}


def independent(cites: Iterable[Cite], houses: Mapping[str, str]) -> int:
    """The number of different houses behind the citations; an unknown source is none."""
    return len({houses[cite.source] for cite in cites if cite.source in houses})


def _house(publisher: str) -> str:
    """The name without brackets and case.

    >>> _house("The Korea Times (archive)")
    'the korea times'
    """
    return re.sub(r"\(.*?\)", "", publisher).strip().casefold()
