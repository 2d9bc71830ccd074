"""Relations with Japan, China, Russia and the European Union: the same panel for each."""

from foedus.topics.relations.room import page

__all__ = ["page"]
