"""Scores by weighted criteria, ratings and decisions."""
