"""Scarce roles for which accounts compete."""
