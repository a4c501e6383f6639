"""Slides: their outline, its layout, and the deck that they go into."""
