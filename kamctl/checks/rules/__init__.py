"""The rules of `check`, one module per family."""
