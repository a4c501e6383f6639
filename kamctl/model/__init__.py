"""Records of every file kind: frozen dataclasses that pydantic validates. No I/O, no rendering, no clock."""
