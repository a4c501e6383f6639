"""Results to text for people."""
