"""Slides: an outline of them, how it is laid out, and the deck that they are put into."""
