"""A text that a starter wrote is known for one, and no other is."""

import re

import pytest

from kamctl.method.placeholders import is_placeholder
from kamctl.workspace.scaffold import shipped_folder

STARTERS = ("new/account.yaml", "new/plan.yaml", "init/people.yaml")


@pytest.mark.parametrize("starter", STARTERS)
def test_what_the_starters_leave_to_be_written_is_a_placeholder(starter):
    text = (shipped_folder() / starter).read_text(encoding="utf-8")
    left = re.findall(
        r"\b(?:Name of an? [a-z]+|Name of your [a-z]+|Where you know it from|What [^{}\n#]+|In their words)",
        text,
    )
    left = [one for one in left if not one.startswith(("What is true", "What each"))]
    assert left
    assert [one for one in left if not is_placeholder(one)] == []


@pytest.mark.parametrize(
    "text",
    ["Where Café Lumière S.A. and we want to stand on 2028-11-21", " … ", "...", "Name of your president"],
)
def test_a_text_nobody_wrote_is_a_placeholder(text):
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text",
    [
        "Where we want to stand: in every store",
        "Name of the rose",
        "In their words: fast",
        "What will be",
        "",
    ],
)
def test_a_text_somebody_wrote_is_none(text):
    assert not is_placeholder(text)
