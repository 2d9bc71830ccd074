"""Operations in cyberspace against the state, who attributes them to whom, and its answers."""

from foedus.topics.cybersecurity.room import page

__all__ = ["page"]
