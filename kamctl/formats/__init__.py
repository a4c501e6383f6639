"""Results to text for machines."""
