"""Git: the one place that runs it."""
