"""Who meets whom, and where we stand among their suppliers."""
