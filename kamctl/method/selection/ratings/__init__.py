"""Ratings: as they are made, what they rest on, and when they are due again."""
