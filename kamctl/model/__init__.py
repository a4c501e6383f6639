"""Records of every file kind: frozen dataclasses that pydantic validates. No I/O, no rendering, no clock.

If you import kamctl, validate with `Account.model_validate(data)`, which uses schemas that pydantic builds
from the annotations. The command line validates files with the same schemas, compiled ahead of time into
`generated/`: importing pydantic's class layer and building the schemas would take longer than everything else
a command does. A test compares the compiled schemas with the records.
"""
