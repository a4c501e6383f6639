"""Decisions of senior management."""
