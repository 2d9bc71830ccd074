"""Published tables as records of a world, for any state."""

from foedus.published.evidence import with_published
from foedus.published.offer import at_hand, giving

__all__ = ["at_hand", "giving", "with_published"]
