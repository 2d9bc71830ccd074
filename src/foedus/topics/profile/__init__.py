"""A state that is not the focus of the pack, from published data and what the pack holds."""

from foedus.topics.profile.room import page

__all__ = ["page"]
