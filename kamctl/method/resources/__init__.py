"""Scarce roles that accounts compete for: capacity, demand, and who is granted which days."""
