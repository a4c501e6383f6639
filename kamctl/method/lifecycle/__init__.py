"""The six stages, the gates between them, and what a key account is."""
