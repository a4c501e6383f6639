"""Selecting for people: scores, raters, the matrix, white space."""
