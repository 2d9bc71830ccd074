"""Strategies: how duties, frameworks, technology and regional ties are spread over partners."""

from foedus.topics.strategies.room import page

__all__ = ["page"]
