"""Prospects: capabilities, diversification, cyber security, diplomacy, and exposure."""

from foedus.topics.prospects.room import page

__all__ = ["page"]
