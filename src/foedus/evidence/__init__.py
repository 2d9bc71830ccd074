"""Records, the packs that hold them, and the checks that a pack must pass."""
