"""Finding what is wrong with a workspace's own template, and where: fields, tags, editions."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from kamctl.app.template_check import _schema
from kamctl.views.documents.archive import archive, parts_of
from kamctl.views.documents.word.template import NAMES, shipped
from kamctl.views.pages.template_check import Remark, text_remarks, word_remarks
from kamctl.views.pages.templates import templates

RESULTS = {"agenda": "review", "exit-review": "exit-review", "digest": "digest"}


@cache
def schema(name: str) -> Any:
    return _schema(RESULTS[name.partition(".")[0]])


def remarks(text: str, name: str = "agenda.md.j2") -> list[tuple[str, str, str, str]]:
    return [one[1:] for one in text_remarks(name, text, schema(name)) if one.level != "note"]


@pytest.mark.parametrize(
    "name", [n for n in templates(None) if n.split(".")[0] in RESULTS and ".css" not in n]
)
def test_a_shipped_template_is_without_fault(name):
    assert remarks(templates(None)[name].text, name) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_word_template_is_without_fault_and_leaves_nothing_out(name):
    assert word_remarks(name, shipped(name), schema(name)) == []


@pytest.mark.parametrize(
    ("text", "message", "way_out"),
    [
        ("{{ nmae }}", "there is no field `nmae`", "Did you mean name?"),
        ("{{ previous.hled }}", "there is no field `hled` in `previous.hled`", "Did you mean held?"),
        ("{% for s in sections %}{{ s.titel }}{% endfor %}", "there is no field `titel` in `s.titel`", "Did you mean title?"),
        ('{% for s in sections %}{% for i in s["items"] %}{{ i.raisd_by }}{% endfor %}{% endfor %}',
         "there is no field `raisd_by` in `i.raisd_by`", "Did you mean raised_by?"),
        ('{% for s in sections %}{% for i in s["items"]|selectattr("ownd_by", "equalto", "us")|list %}{% endfor %}{% endfor %}',
         "there is no field `ownd_by` in `s.items`", "Did you mean owed_by?"),
        ("{% set s = sections|first %}{{ s.facts.reachd }}", "there is no field `reachd` in `s.facts.reachd`", "Did you mean reached?"),
        ("{{ ours|map(attribute='nam')|join(', ') }}", "there is no field `nam` in `ours`", "Did you mean name?"),
        ("{{ (theirs or ours)[0].nme }}", None, "Did you mean name?"),
        ("{% for who, people in [(name, theirs), (company, ours)] %}{{ people[0].tilte }}{% endfor %}", None, "Did you mean title?"),
        ("{{ prepared|dy }}", "there is no filter `dy`", "Did you mean day?"),
        ("{% if name is defned %}{% endif %}", "there is no test `defned`", "Did you mean defined?"),
    ],
)  # fmt: skip
def test_an_unknown_name_is_reported_with_the_nearest_one(text, message, way_out):
    ((place, level, said, help_),) = remarks(f"one\n\n{text}")
    assert (place, level) == ("line 3", "error")
    assert help_ == way_out
    assert message is None or said == message


@pytest.mark.parametrize("text", ["{{ name", "{% for a in ours %}", "{% if %}", "{% endfor %}", "{{ name }"])
def test_a_tag_that_cannot_be_read_is_an_error_at_its_line(text):
    ((place, level, *_),) = remarks(f"one\n{text}")
    assert (place, level) == ("line 2", "error")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{{ background.score }}", True),
        ("{% if background %}{{ background.score }}{% endif %}", True),
        ("{% if background is defined %}{{ background.score }}{% endif %}", False),
        ('{% if edition == "internal" %}{{ background.score }}{% endif %}', False),
        ('{% set ours_alone = edition == "internal" %}{% if ours_alone %}{{ background.score }}{% endif %}', False),
        ('{{ background.score if edition == "internal" else "" }}', False),
        ("{% for p in theirs %}{{ p.stance }}{% endfor %}", True),
        ("{% for p in theirs %}{% if p.stance is defined and p.stance %}{{ p.stance }}{% endif %}{% endfor %}", False),
        ("{% for p in theirs %}{{ p.title }}{% endfor %}", False),
    ],
)  # fmt: skip
def test_what_the_customers_edition_lacks_is_to_be_asked_for(text, told):
    found = remarks(text)
    assert {level for _, level, _, _ in found} == ({"warning"} if told else set())
    assert all("is not in the customer's edition" in said for *_, said, _ in found)


@pytest.mark.parametrize(
    "text",
    [
        "{% macro m(x) %}{{ x.anything }}{% endmacro %}{{ m(ours) }}",
        "{% set n = namespace(a=1) %}{% set n.a = 2 %}{{ n.a }}{{ loop }}{{ range(3)|list }}{{ language }}",
        "{{ ours|length }}{{ name.upper() }}{{ sections[0].items|length }}",
        "{% if extra is defined %}{{ extra }}{% endif %}",
        "{% from 'parts.md.j2' import head %}{{ head(1) }}",
        "{% set total = minutes + 1 %}{{ total }}",
    ],
)
def test_what_a_template_defines_itself_is_not_a_missing_field(text):
    assert remarks(text) == []


def test_what_the_shipped_template_shows_and_this_one_does_not_is_noted():
    text = "{{ name }}{% for s in sections %}{% if s.id == 'needs' %}{{ s.title }}{% endif %}{% endfor %}"
    (note,) = text_remarks("agenda.md.j2", text, schema("agenda"))
    assert note.level == "note"
    assert "`opening`" in note.message
    assert "the section `value`" in note.message
    assert "`name`" not in note.message
    assert "the section `needs`" not in note.message
    assert text_remarks("agenda.md.j2", '{% include "shipped/agenda.md.j2" %}', schema("agenda")) == []


def word(*changes: tuple[str, str], part: str = "document") -> list[Remark]:
    held = parts_of(shipped("agenda.docx"))
    text = held[f"word/{part}.xml"].decode()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    held[f"word/{part}.xml"] = text.encode()
    return word_remarks("agenda.docx", archive(held), schema("agenda"))


def test_a_fault_in_word_names_its_paragraph():
    (found,) = word(("{{ n.raised_by_name }}", "By {{ n.raisd_by_name }}"))
    assert found.place.startswith("paragraph ")
    assert found.place.endswith("(“By {{ n.raisd_by_name }}”)")
    assert (found.level, found.help) == ("error", "Did you mean raised_by_name?")


def test_a_fault_in_the_header_of_a_page_is_reported():
    (found,) = word(("{{ company|", "{{ compny|"), part="header2")
    assert found.place.startswith("header, paragraph 1 (“")
    assert found.help == "Did you mean company?"


def test_a_tag_may_be_written_in_several_runs_and_with_the_quotes_of_typographers():
    broken = '{{ n.</w:t></w:r><w:r><w:t xml:space="preserve">raised_by_name }}'
    assert word(("{{ n.raised_by_name }}", broken), ('{{ "Need"|t }}', "{{ “Need”|t }}")) == []


def test_a_tag_that_does_not_end_in_its_paragraph_is_an_error_there():
    found = word(("{{ n.raised_by_name }}", "{{ n.raised_by_name"))
    assert "a tag opens here and does not end in the same paragraph" in [one.message for one in found]


@pytest.mark.parametrize("content", [b"", b"PK", archive({"a.txt": "x"})])
def test_a_file_that_is_not_a_word_document_is_an_error(content):
    (found,) = word_remarks("agenda.docx", content, schema("agenda"))
    assert (found.level, found.help) == ("error", "Save it as a Word document (.docx).")
