"""The rooms of the mission: each topic is a function of a world and a state.

A topic returns one :class:`~foedus.findings.Section`: findings first, then figures, then
tables, then what is not covered. It never says more than its records carry.
"""

from foedus.topics.registry import TOPICS, compose

__all__ = ["TOPICS", "compose"]
