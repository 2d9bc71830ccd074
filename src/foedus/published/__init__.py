"""Published tables as records of a world, for any state."""
