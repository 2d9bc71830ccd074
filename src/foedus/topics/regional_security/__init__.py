"""The region: who is bound to whom, forums and regimes, the two Koreas, places, air and sea."""

from foedus.topics.regional_security.room import page

__all__ = ["page"]
