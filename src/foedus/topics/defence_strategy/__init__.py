"""Defence strategy: what the state's documents say, and the forces they speak of."""

from foedus.topics.defence_strategy.room import page

__all__ = ["page"]
