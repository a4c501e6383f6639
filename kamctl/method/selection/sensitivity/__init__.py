"""How firmly a score stands against other weights."""
