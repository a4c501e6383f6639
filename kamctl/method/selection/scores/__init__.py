"""Scores, their ranking, and why they change."""
