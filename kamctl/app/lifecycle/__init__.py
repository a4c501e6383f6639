"""Use cases of the life cycle: moving through its gates."""
