"""Records of every file kind: frozen dataclasses that pydantic validates. No I/O, no rendering, no clock.

Whoever imports kamctl validates with `Account.model_validate(data)`, by schemas that pydantic builds
from the annotations. The command line validates files by the same schemas, compiled ahead of time
into `generated/`: importing pydantic's class layer and building the schemas would take longer than
all else that a command does. A test holds what is compiled against the records.
"""
