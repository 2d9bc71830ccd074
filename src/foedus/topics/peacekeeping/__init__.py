"""Forces of the state abroad: under the United Nations, in coalitions, for partners, in war."""

from foedus.topics.peacekeeping.room import page

__all__ = ["page"]
