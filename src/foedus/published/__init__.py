"""Published tables as records of a world, for any state."""

from foedus.published.evidence import at_hand, giving, with_published

__all__ = ["at_hand", "giving", "with_published"]
