"""The six stages, the gates between them, and the definition of a key account."""
