"""Cooperation: exercises, information accords, logistics, industry, and standing meetings."""

from foedus.topics.cooperation.room import page

__all__ = ["page"]
