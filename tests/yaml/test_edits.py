"""Edits of YAML files in the styles that people use."""

from __future__ import annotations

import textwrap

import pytest

from kamctl.yaml.edits import Add, Append, EditRefusedError, Plain, Remove, Set, apply

RATING = {
    "rating": Plain("4"),
    "by": "s.bauer",
    "date": Plain("2026-02-03"),
    "evidence": "Their outdoor line",
}


def yaml(text):
    return textwrap.dedent(text).lstrip("\n")


def case(name, before, edit, after):
    return pytest.param(yaml(before), edit, yaml(after), id=name.replace(" ", "-"))


CASES = [
    case(
        "a log entry follows its neighbours in braces",
        """
        ratings:
          strategic-fit:
            - { rating: 3, by: s.bauer, date: 2025-02-03, evidence: "Annual letter: growth" }   # first look
        # their supply
        stages: []
        """,
        Append(("ratings", "strategic-fit"), RATING),
        """
        ratings:
          strategic-fit:
            - { rating: 3, by: s.bauer, date: 2025-02-03, evidence: "Annual letter: growth" }   # first look
            - { rating: 4, by: s.bauer, date: 2026-02-03, evidence: Their outdoor line }
        # their supply
        stages: []
        """,
    ),
    case(
        "a log entry follows its neighbours on lines, with their dash and blank line",
        """
        growth:
        -   date: 2025-01-01
            by: 'f.gomez'

        -   date: 2025-06-01
            by: 's.bauer'

        name: Acme
        """,
        Append(("growth",), {"date": Plain("2026-01-01"), "by": "l.chen"}),
        """
        growth:
        -   date: 2025-01-01
            by: 'f.gomez'

        -   date: 2025-06-01
            by: 's.bauer'

        -   date: 2026-01-01
            by: 'l.chen'

        name: Acme
        """,
    ),
    case(
        "the first entry of a log is one line in braces",
        """
        name: Acme
        stages:   # none yet
        needs: {}
        """,
        Append(("stages",), {"stage": Plain("1"), "date": Plain("2026-01-01"), "by": "s.bauer"}),
        """
        name: Acme
        stages:   # none yet
          - {stage: 1, date: 2026-01-01, by: s.bauer}
        needs: {}
        """,
    ),
    case(
        "missing parents are made in the document's indent",
        """
        contacts:
            m.lindqvist:
                name: Maja Lindqvist
        """,
        Append(("ratings", "strategic-fit"), RATING),
        """
        contacts:
            m.lindqvist:
                name: Maja Lindqvist
        ratings:
            strategic-fit:
                - {rating: 4, by: s.bauer, date: 2026-02-03, evidence: Their outdoor line}
        """,
    ),
    case(
        "empty braces open up and the comments below the key stay first",
        """
        actions: {}   # open ones
          # a-1234: {do: Call them, owner: s.bauer}
        name: Acme
        """,
        Add(("actions",), "a-7k2q", {"do": "Call them", "owner": "s.bauer"}),
        """
        actions:   # open ones
          # a-1234: {do: Call them, owner: s.bauer}
          a-7k2q: {do: Call them, owner: s.bauer}
        name: Acme
        """,
    ),
    case(
        "a record too long for a line stands on several",
        """
        actions:
        """,
        Add(
            ("actions",),
            "a-7k2q",
            {
                "do": "Agree the store sequence with operations " * 2,
                "owner": "l.chen",
                "due": Plain("2026-09-30"),
            },
        ),
        """
        actions:
          a-7k2q:
            do: "Agree the store sequence with operations Agree the store sequence with operations "
            owner: l.chen
            due: 2026-09-30
        """,
    ),
    case(
        "a short record that will grow stands on several too",
        "actions:\n",
        Add(("actions",), "a-7k2q", {"do": "Call", "owner": "l.chen"}, lines=True),
        "actions:\n  a-7k2q:\n    do: Call\n    owner: l.chen\n",
    ),
    case(
        "a record follows neighbours in braces however long it gets",
        """
        needs:
          lead-time: {need: Frames within 10 days, raised_by: m.lindqvist, date: 2026-03-12}
        """,
        Add(
            ("needs",),
            "labels",
            {
                "need": "Labels in three languages on each of the frames that go to the stores abroad",
                "raised_by": "m.lindqvist",
            },
            lines=True,
        ),
        """
        needs:
          lead-time: {need: Frames within 10 days, raised_by: m.lindqvist, date: 2026-03-12}
          labels: {need: Labels in three languages on each of the frames that go to the stores abroad, raised_by: m.lindqvist}
        """,
    ),
    case(
        "a comment indented like the entries stays with them",
        """
        stages:
          - {stage: 1, date: 2026-01-01, by: s.bauer}
          # the next one in June
        name: Acme
        """,
        Append(("stages",), {"stage": Plain("2")}),
        """
        stages:
          - {stage: 1, date: 2026-01-01, by: s.bauer}
          # the next one in June
          - {stage: 2}
        name: Acme
        """,
    ),
    case(
        "a changed value keeps its quotes and its comment",
        "due: '2026-01-01'   # agreed by phone\n",
        Set(("due",), Plain("2026-02-01")),
        "due: '2026-02-01'   # agreed by phone\n",
    ),
    case(
        "a value goes between an empty key and its comment",
        "met:   # not yet\n",
        Set(("met",), Plain("2026-02-01")),
        "met: 2026-02-01   # not yet\n",
    ),
    case(
        "a text of several lines becomes one, the header's comment stays",
        """
        destination: >   # agreed
          first
          choice

        team: {}
        """,
        Set(("destination",), "Sole supplier"),
        """
        destination: Sole supplier   # agreed

        team: {}
        """,
    ),
    case(
        "text of several lines becomes a literal block",
        "summary: short\n",
        Set(("summary",), "one\n\n  two: # x"),
        "summary: |-\n  one\n\n    two: # x\n",
    ),
    case(
        "text of several lines is in quotes where a literal block would take in the comment below",
        "value: []\n\n  # not yet asked\nsummary: short\n",
        Set(("value",), "one\ntwo"),
        'value: "one\\ntwo"\n\n  # not yet asked\nsummary: short\n',
    ),
    case(
        "a comment further out does not keep it from a literal block",
        "value: []\n # not yet asked\nsummary: short\n",
        Set(("value",), "one\ntwo"),
        "value: |-\n  one\n  two\n # not yet asked\nsummary: short\n",
    ),
    case(
        "an entry goes below a text of several lines, above the blank line",
        """
        name: Acme
        note: |
          one
          two

        # end
        """,
        Add((), "segment", "retail"),
        """
        name: Acme
        note: |
          one
          two
        segment: retail

        # end
        """,
    ),
    case(
        "brackets over several lines get a line more, before the comment that closes the last",
        """
        customer_numbers: [
          "676",
          "677"  # the new store
        ]
        """,
        Append(("customer_numbers",), "678"),
        """
        customer_numbers: [
          "676",
          "677",  # the new store
          "678"
        ]
        """,
    ),
    case(
        "a trailing comma stays trailing",
        "helps: [\n  open-stores,\n]\n",
        Append(("helps",), "stock-outs"),
        "helps: [\n  open-stores,\n  stock-outs,\n]\n",
    ),
    case(
        "json stays json",
        '{"name":"Acme","credit":{"limit":4}}\n',
        Add(("credit",), "terms", "30 days"),
        '{"name":"Acme","credit":{"limit":4,"terms":"30 days"}}\n',
    ),
    case(
        "a key is added below a compact list entry",
        "plans:\n- name: one\n# of two\n- name: two\n",
        Add(("plans", 0), "by", "l.chen"),
        "plans:\n- name: one\n  by: l.chen\n# of two\n- name: two\n",
    ),
    case(
        "removing the last entry leaves braces",
        "actions:   # open\n  a-1: {do: x}\nname: Acme\n",
        Remove(("actions", "a-1")),
        "actions: {}   # open\nname: Acme\n",
    ),
    case(
        "removing an entry takes its lines, not the next one's comment",
        """
        actions:
          a-1:
            do: x
            # we called twice
          # the big one
          a-2:
            do: y
        """,
        Remove(("actions", "a-1")),
        """
        actions:
          # the big one
          a-2:
            do: y
        """,
    ),
    case(
        "removing the first key of a compact entry moves the next up",
        "moved:\n  - date: x\n    was: y\n",
        Remove(("moved", 0, "date")),
        "moved:\n  - was: y\n",
    ),
]


@pytest.mark.parametrize(("before", "edit", "after"), CASES)
def test_an_edit_writes_as_the_neighbours_do(before, edit, after):
    assert apply(before, [edit]) == after


@pytest.mark.parametrize(("before", "edit", "after"), CASES)
def test_it_does_so_with_crlf_a_byte_order_mark_and_no_final_newline(before, edit, after):
    before, after = before.replace("\n", "\r\n"), after.replace("\n", "\r\n")
    assert apply("\ufeff" + before, [edit]) == "\ufeff" + after
    bare = before[:-2]
    if "\n" in bare and not bare.endswith("\n") and "|" not in after:
        assert apply(bare, [edit]) == after[:-2]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("NO", '"NO"'), ("yes", '"yes"'), ("null", '"null"'), ("~", '"~"'), ("012", '"012"'), ("0x1F", '"0x1F"'),
        ("1:30", '"1:30"'), ("1_000", '"1_000"'), ("12e3", '"12e3"'), (".5", '".5"'), (".inf", '".inf"'),
        ("2026-01-01", '"2026-01-01"'), ("", '""'), (" x", '" x"'), ("a: b", '"a: b"'), ("a #b", '"a #b"'),
        ("a:", '"a:"'), ("- a", '"- a"'), ("[a]", '"[a]"'), ("*a", '"*a"'), ('say "so"', 'say "so"'), ('"so"', '"\\"so\\""'),
        ("it's", "it's"), ("a#b", "a#b"), ("a:b", "a:b"), ("-5 percent", "-5 percent"), ("<= 30", "<= 30"), ("1.2.3", "1.2.3"),
        ("2026-Q3", "2026-Q3"), ("a, b", "a, b"), ("Who? Me", "Who? Me"), ("ärger 🙂", "ärger 🙂"), ("tab\there", '"tab\\there"'),
    ],
)  # fmt: skip
def test_text_is_quoted_where_some_yaml_reader_needs_it(text, written):
    assert apply("note: x\n", [Set(("note",), text)]) == f"note: {written}\n"


@pytest.mark.parametrize("text", ["a, b", "Who? Me", "[x]", "a}"])
def test_text_between_braces_is_quoted_for_commas_brackets_and_question_marks(text):
    assert apply("a: {note: x}\n", [Set(("a", "note"), text)]) == f'a: {{note: "{text}"}}\n'


def test_numbers_and_dates_stay_plain():
    assert apply("a:\n", [Append(("a",), RATING)]).startswith(
        "a:\n  - {rating: 4, by: s.bauer, date: 2026-02-03,"
    )


def test_periods_and_years_as_keys_stay_plain():
    text = apply(
        "results:\n",
        [
            Add(("results",), "2026-Q1", {"actual": Plain("28")}),
            Add(("results",), "2026", {"met": Plain("true")}),
        ],
    )
    assert text == "results:\n  2026-Q1: {actual: 28}\n  2026: {met: true}\n"


def test_a_block_text_that_ends_the_file_without_a_line_break_stays_the_same_text():
    assert apply("note: |\n  one", [Add((), "name", "Acme")]) == "note: |-\n  one\nname: Acme"


@pytest.mark.parametrize(
    ("text", "edit", "says", "way_out"),
    [
        ("a: &x 1\nb: 2\n", Set(("b",), "3"), "line 1 cannot be read: an anchor (&x)", "Write the value out."),
        ("a: 1\n", Append(("a",), "x"), "`a` is not a list", "Write its entries as a list, each after `- `."),
        ("a: 1\n", Add(("a",), "b", "x"), "`a` is not a mapping", "Write its fields as `key: value`."),
        ("a: {b: 1}\n", Add(("a",), "b", "x"), "`a.b` already exists", "Change it instead, or choose another name."),
        ("a: 1\n", Remove(("b",)), "there is no `b`", "Somebody may have changed it meanwhile: look again."),
        ("a: [1]\n", Set(("a", 3), "x"), "there is no `a[3]`", "Somebody may have changed it meanwhile: look again."),
        ("a: 1\n", Set((), "x"), "the whole file cannot be edited at once", "Name a field in it."),
        ("a: 1\n", Set(("a",), "x\x1b[31m"), "this cannot be written to a file: a character that cannot be seen or printed, control character (U+001B)", "Delete what is there and type `x[` again."),
    ],
)  # fmt: skip
def test_an_impossible_edit_is_refused_with_a_way_out(text, edit, says, way_out):
    with pytest.raises(EditRefusedError) as refused:
        apply(text, [edit])
    assert (refused.value.message, refused.value.help) == (says, way_out)
