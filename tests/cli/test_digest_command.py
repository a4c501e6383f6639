"""`kamctl digest` and `kept`: messages about what to do first, and what people kept."""

from __future__ import annotations

import html.parser
import itertools
import re
from pathlib import Path
from typing import Any

import pytest

from tests.checks.rules.examples import base, without
from tests.cli.run import ROOT, kamctl, write

EXAMPLE = ROOT / "examples/adventure-works"
DAY = "2013-12-02"
LATE = """\
actions:
  a-late:
    do: "Count <b>frames</b> *now* [here](http://x.example) & ``` 数える 👩‍🔧"
    serves: frame-programme
    owner: s.bauer
    opened: 2026-10-20
    due: 2026-11-20
"""


class Page(html.parser.HTMLParser):
    """What a mail program would meet: elements, their attributes, and the text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, Any]]] = []
        self.text = ""
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def late(folder: Path) -> Path:
    files = base()
    files["plans/acme.yaml"] = without(files["plans/acme.yaml"], {"actions"}) + LATE
    return write(folder, files)


def written(*words: str) -> str:
    return kamctl(EXAMPLE, "digest", *words, today=DAY).out


def test_a_mail_is_one_file_without_scripts_pictures_or_style_sheets():
    page = Page(written("--for", "r.castellano", "--format", "html"))
    assert page.open == []
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"script", "img", "link", "style", "iframe", "form", "svg"}
    assert not any(
        key in ("src", "href") or key.startswith("on") for _, found in page.elements for key in found
    )
    assert "url(" not in "".join(found.get("style") or "" for _, found in page.elements)


def test_headings_leave_no_level_out():
    for words in (("--for", "n.sato"), ("--everyone",)):
        page = Page(written(*words, "--format", "html"))
        levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_a_letter_says_what_it_costs_whose_turn_it_is_and_what_settles_it():
    told = written("--for", "r.castellano")
    assert told.startswith("# What to do first: Rosa Castellano\n")
    assert "3 decisions to make; 79,590 USD a year at stake." in told
    assert (
        "1. **Eastside Department Store**: decide the exit review of 11 Nov 2013, by 26 Dec 2013 at" in told
    )
    assert "   - `kamctl decide metropolitan-bicycle-supply OUTCOME --by WHO`" in told


def test_everyone_reads_the_decisions_of_management_first_and_each_once():
    told = written("--everyone")
    headings = re.findall("^## (.*)$", told, re.MULTILINE)
    assert headings[:2] == ["Senior management", "Paula Whitaker"]
    assert told.count("decide the exit review") == 1
    assert "Gordon Pratt" not in told


def test_texts_of_files_stay_texts(tmp_path):
    folder = late(tmp_path)
    page = Page(kamctl(folder, "digest", "--for", "s.bauer", "--format", "html").out)
    assert "b" not in {tag for tag, _ in page.elements}
    kept = kamctl(folder, "kept", "--for", "s.bauer").out
    assert "Count <b>frames</b> *now*" in kept


def test_a_file_says_by_its_name_how_it_is_written_and_is_not_overwritten(tmp_path):
    folder = late(tmp_path)
    assert kamctl(folder, "digest", "--everyone", "-o", "monday.html").status == 0
    assert (folder / "monday.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    again = kamctl(folder, "digest", "--for", "l.chen", "-o", "monday.html")
    assert (again.status, "already exists" in again.err) == (2, True)


def test_an_empty_result_is_stated(tmp_path):
    quiet = write(tmp_path, base())
    assert "Nothing needs attention." in kamctl(quiet, "digest", "--for", "f.gomez").out
    assert "nothing falls due in the next 14 days" in kamctl(quiet, "digest", "--everyone").out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("digest",), "--for WHO, or --everyone"),
        (("digest", "--for", "n.sato", "--everyone"), "--for WHO, or --everyone"),
        (("digest", "--for", "n.sat"), "Did you mean n.sato?"),
        (("kept", "--for", "v.hale"), "no person in kam.yaml is called v.hale"),
        (("kept",), "--for"),
        (("digest", "--everyone", "-o", "monday.pdf"), "print it to PDF"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_the_way_out(words, says):
    done = kamctl(EXAMPLE, *words, today=DAY)
    assert (done.status, done.out) == (2, "")
    assert says in " ".join(done.err.split())


def test_kept_counts_and_names_what_was_not_kept_as_promised():
    told = kamctl(EXAMPLE, "kept", "--for", "k.morales", today=DAY).out
    assert "k.morales kept 2 of 3 promises in time (66.7 %)" in told
    assert "moved 2 times" in told
