"""Actions and the next 90 days."""
