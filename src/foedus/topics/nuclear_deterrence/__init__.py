"""Extended deterrence: the texts that carry it, and the weapons they are about."""

from foedus.topics.nuclear_deterrence.room import page

__all__ = ["page"]
