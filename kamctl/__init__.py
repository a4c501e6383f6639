"""kamctl: key account management over plain YAML files in git."""

__version__ = "0.1.0"
#: Where the project is at home, as `pyproject.toml` says; empty while it says nothing.
HOMEPAGE = ""
