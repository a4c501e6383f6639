"""Generated core schemas, one module a file kind."""
