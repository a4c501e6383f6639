"""Use cases of selecting: scores, ratings, decisions, raters."""
