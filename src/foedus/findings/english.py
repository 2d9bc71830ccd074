"""Names of actors inside an English sentence."""

from __future__ import annotations

from typing import Final

_PLURAL_OR_COMMON: Final = (
    "United ",
    "European Union",
    "Soviet Union",
    "Netherlands",
    "Philippines",
    "Czech Republic",
    "Dominican Republic",
    "Democratic Republic",
    "Central African",
    "Gambia",
    "Bahamas",
    "Maldives",
    "Solomon",
    "Marshall",
    "Holy See",
    "Korean People",
    "Chinese People",
    "Combined Forces",
    "Security Council",
    "General Assembly",
    "Military Armistice",
    "Nuclear Consultative",
    "Association of",
    "North Atlantic",
)


def with_article(name: str, before: str) -> str:
    """The name with its article, as it follows the text ``before``.

    >>> with_article("United States", "rest on "), with_article("Japan", "rest on ")
    ('the United States', 'Japan')
    >>> with_article("United States", ""), with_article("United States", "of the ")
    ('The United States', 'United States')
    """
    if not name.startswith(_PLURAL_OR_COMMON) or before.lower().endswith(("the ", "a ", "an ")):
        return name
    starts = not before.strip() or before.rstrip().endswith((".", "?", "!"))
    return f"{'The' if starts else 'the'} {name}"
