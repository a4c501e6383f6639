"""Ratings: how they are made, what they are based on, and when they are due again."""
