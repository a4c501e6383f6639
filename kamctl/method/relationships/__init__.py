"""Who meets whom, and our rank among their suppliers."""
