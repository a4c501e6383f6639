"""Reads the packed corpora of bad input: raw bytes by case name. README.md says where each is from."""

from __future__ import annotations

import tarfile
from functools import cache
from pathlib import Path

#: yaml-test-suite, PyYAML's own test data, JSONTestSuite, and conflicts that git really left behind.
SUITES: tuple[str, ...] = ("yaml-test-suite", "pyyaml", "json-test-suite", "git-conflicts")

# How each suite marks what its own language refuses.
_INVALID_PREFIX = {"yaml-test-suite": "invalid/", "json-test-suite": "n_", "git-conflicts": ""}
_INVALID_SUFFIX = {"pyyaml": (".loader-error", ".single-loader-error", ".stream-error")}


@cache
def _cases(suite: str) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    with tarfile.open(Path(__file__).with_name(f"{suite}.tar.xz"), "r:xz") as tar:
        for member in tar:
            content = tar.extractfile(member)
            assert content is not None, f"{suite}: {member.name} is no file"
            found[member.name] = content.read()
    return found


def cases(suite: str) -> dict[str, bytes]:
    """Return the bytes of every case of a suite by its name, in order of name.

    A name may hold `/` and characters that no account id may have: number the files, do not name
    them after it.
    """
    return dict(_cases(suite))


def invalid(suite: str) -> frozenset[str]:
    """Return the names of the cases that the suite itself says must be refused.

    By the suite's own language: YAML 1.2, PyYAML's, or JSON. Many a text that is no JSON is YAML,
    and kamctl refuses more than any of them.
    """
    prefix = _INVALID_PREFIX.get(suite)
    if prefix is None:
        return frozenset(name for name in _cases(suite) if name.endswith(_INVALID_SUFFIX[suite]))
    return frozenset(name for name in _cases(suite) if name.startswith(prefix))
