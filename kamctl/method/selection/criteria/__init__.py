"""What one criterion adds to a score, by ratings, figures and limits."""
