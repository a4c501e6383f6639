"""Use cases without a face: what every command line, page or assistant does the same way."""
