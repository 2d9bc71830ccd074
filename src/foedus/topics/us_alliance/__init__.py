"""The alliance with the United States: its agreements, forces, command and costs over time."""

from foedus.topics.us_alliance.room import page

__all__ = ["page"]
