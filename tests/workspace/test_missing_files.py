"""A workspace without settings or criteria is reported."""

from __future__ import annotations

from kamctl.workspace.load import load

KAM = "company: A\ncurrency: EUR\npeople: {}\n"


def missing(texts: dict[str, str]) -> list[str]:
    return [d.path for d in load(texts).drafts if d.rule == "missing-field"]


def test_settings_are_needed() -> None:
    assert missing({"accounts/acme.yaml": "name: Acme\n", "criteria.yaml": "edition: a"})[-1] == "kam.yaml"
