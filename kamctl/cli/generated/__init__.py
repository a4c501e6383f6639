"""Tables for completion, made ahead of time."""
