"""Loading never raises, whatever the files hold, and every finding has a place in its file."""

from __future__ import annotations

import datetime as dt

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kamctl.checks.runner import check
from kamctl.workspace.load import load
from tests.checks.rules.examples import base

TODAY = dt.date(2026, 11, 22)
BASE = base()
PATHS = (*BASE, "reviews/acme/2026-Q3.yaml")

# What YAML and the formats give a meaning to, and what is hard to read.
_SPECIAL = (
    *(
        ": ",
        "- ",
        "? ",
        "{",
        "}",
        "[",
        "]",
        ",",
        "#",
        "&a ",
        "*a",
        "!t ",
        "|\n",
        ">\n",
        "'",
        '"',
        "%",
        "@",
        "`",
    ),
    *(
        "\n",
        "\r\n",
        "\r",
        "\t",
        " ",
        "---\n",
        "...\n",
        "<<: ",
        "~",
        "null",
        "\ufeff",
        "\u2028",
        "\x85",
        "\x00",
        "\x1b",
    ),
    *(
        "\udcff",
        "\ud800",
        "é",
        "漢",
        "🚲",
        "e\u0301",
        "\\",
        "name",
        "ratings",
        "date",
        "2026-02-30",
        "9" * 400,
        "-1",
    ),
    *(
        "1e9",
        "0x1",
        "<<<<<<< ours\n",
        "# kamctl: ignore[stale-plan] x",
        "# kamctl: ignore[",
        ">= 3",
        "2026-Q9",
    ),
)
texts = st.lists(st.one_of(st.sampled_from(_SPECIAL), st.text(max_size=6)), max_size=40).map("".join)


def _assert_sound(files: dict[str, str]) -> None:
    for finding in check(files, TODAY).findings:
        lines = files.get(finding.path, "").split("\n")
        assert 1 <= finding.line <= len(lines)
        assert 1 <= finding.column <= len(lines[finding.line - 1]) + 1


@given(st.sampled_from(PATHS), texts)
@example("kam.yaml", "people: {a: {}}")
@example("accounts/acme.yaml", "")
def test_any_text_in_any_file_gives_findings_inside_it(path: str, text: str) -> None:
    _assert_sound(BASE | {path: text})


@given(st.sampled_from(PATHS), st.binary(max_size=200))
def test_any_bytes_in_any_file_give_findings_inside_it(path: str, data: bytes) -> None:
    _assert_sound(BASE | {path: data.decode("utf-8", "surrogateescape")})


@st.composite
def damaged(draw: st.DrawFn) -> dict[str, str]:
    """A sound workspace after a few small accidents: cut, doubled, swapped and inserted text."""
    files = dict(BASE)
    for _ in range(draw(st.integers(1, 4))):
        path = draw(st.sampled_from(sorted(files)))
        text = files[path]
        a = draw(st.integers(0, len(text)))
        b = min(len(text), a + draw(st.integers(0, 40)))
        insert = draw(
            st.one_of(st.just(""), st.sampled_from(_SPECIAL), st.just(text[a:b] * 2), st.text(max_size=4))
        )
        files[path] = text[:a] + insert + text[b:]
    return files


@given(damaged())
@settings(max_examples=300)
def test_a_sound_workspace_after_accidents_gives_findings_inside_its_files(files: dict[str, str]) -> None:
    _assert_sound(files)


@given(damaged())
def test_what_is_left_after_accidents_holds_only_files_that_are_sound(files: dict[str, str]) -> None:
    loaded = load(files)
    blamed = {d.path for d in loaded.drafts}
    if loaded.portfolio is not None:
        assert loaded.portfolio.broken <= blamed
        assert all(
            f"accounts/{name}.yaml" not in loaded.portfolio.broken for name in loaded.portfolio.accounts
        )
    else:
        assert "kam.yaml" in blamed


@given(st.dictionaries(st.text(max_size=30), texts, max_size=4))
def test_files_of_any_name_are_taken_or_reported(files: dict[str, str]) -> None:
    check(files | {"kam.yaml": BASE["kam.yaml"]}, TODAY)
