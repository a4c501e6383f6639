import importlib.util

import pytest

from tests.ledger.small import Small

#: The engine is an extra; where it is not installed there is nothing to test here.
if importlib.util.find_spec("duckdb") is None:
    collect_ignore_glob = ["test_*.py"]


@pytest.fixture
def small(tmp_path) -> Small:
    return Small(tmp_path)
