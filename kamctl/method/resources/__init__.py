"""Scarce roles that accounts compete for."""
