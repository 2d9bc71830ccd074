"""How many independent sources stand behind a record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from foedus.evidence.records import Cite, Source


def roots(sources: Iterable[Source]) -> dict[str, str]:
    """The source at the end of each chain of ``derives_from``: copies and reprints share one.

    >>> text = Source(id="text", publisher="", title="", kind="", licence="")
    >>> copy = Source(id="copy", publisher="", title="", kind="", licence="", derives_from="text")
    >>> roots([text, copy])
    {'text': 'text', 'copy': 'text'}
    """
    derives = {s.id: s.derives_from for s in sources}

    def root(source: str) -> str:
        seen: set[str] = set()
        while derives.get(source) and source not in seen:
            seen.add(source)
            source = derives[source]
        return source

    return {source: root(source) for source in derives}


def independent(cites: Iterable[Cite], root: Mapping[str, str]) -> int:
    """The number of different roots behind the citations."""
    return len({root.get(cite.source, cite.source) for cite in cites})
