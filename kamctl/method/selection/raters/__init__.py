"""Who rates, in rounds or alone, and how far they agree."""
