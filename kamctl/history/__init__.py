"""Git: the one place that runs it; what changed, and merging."""
