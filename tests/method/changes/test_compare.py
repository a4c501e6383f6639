import datetime as dt
import types
from collections.abc import Iterator
from dataclasses import fields, replace
from decimal import Decimal
from functools import cache
from textwrap import dedent
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest

from kamctl.method.changes.compare import Changes, compare
from kamctl.model.kinds import KINDS, record_class
from kamctl.model.portfolio import Portfolio
from kamctl.model.record import Record
from kamctl.model.types import Scalar
from kamctl.workspace.load import load
from kamctl.workspace.paths import Place
from kamctl.workspace.portfolio import with_record

TODAY = dt.date(2026, 10, 1)
FILES = {
    "kam.yaml": """\
        company: Adventure Works
        currency: USD
        people:
          s.bauer: {name: Sabine Bauer, level: manager, function: sales}
          d.osei: {name: Dora Osei, level: president, function: general}
        """,
    "criteria.yaml": """\
        edition: "2026"
        approved: {by: d.osei, date: 2026-01-12}
        scale: {low: 0, high: 5}
        select_at: 75
        criteria:
          fit: {name: Fit, weight: 60, question: Do they fit?}
          growth: {name: Growth, weight: 40, question: Do they grow?}
        """,
    "resources.yaml": """\
        roles:
          engineer: {name: Engineers, capacity: {2026-Q4: 60}}
        """,
    "accounts/acme.yaml": """\
        name: Acme
        ratings:
          fit:
            - {rating: 4, by: s.bauer, date: 2026-02-03, evidence: They said so}
          growth:
            - {rating: 5, by: s.bauer, date: 2026-02-03, evidence: Second store}
        stages:
          - {stage: 2, date: 2025-01-01, by: s.bauer}
          - {stage: 3, date: 2026-01-01, by: s.bauer}
        buying_reasons:
          - {reason: quality}
          - {reason: price}
        contacts:
          m.lindqvist: {name: Maja Lindqvist, level: president, function: general, last_contact: 2026-07-14}
        needs:
          lead-times: {need: Frames in 10 days, raised_by: m.lindqvist, date: 2026-03-12}
        value:
          - {date: 2026-08-03, what: Fewer stock-outs, worth: 180000}
        obligations:
          pay: {owed_by: account, what: Pay in 30 days, since: 2026-01-01, every: quarter, target: "<= 30"}
        """,
    "plans/acme.yaml": """\
        horizon: {start: 2026-01-01, end: 2028-12-31}
        destination: First choice in every store
        team: {s.bauer: lead}
        objectives:
          unit-cost: {objective: Lower unit cost}
        milestones:
          y1: {by: 2026-12-31, outcome: Four stores}
        actions:
          a-7k2q:
            do: Agree the store sequence
            owner: s.bauer
            opened: 2026-07-20
            due: 2026-09-20
            moved:
              - {date: 2026-08-30, was: 2026-09-10, now: 2026-09-20, reason: Holidays}
        """,
    "reviews/acme/2026-Q2.yaml": """\
        held: 2026-07-08
        attendees: [m.lindqvist, s.bauer]
        summary: They are content
        """,
}


def portfolio(**edits: tuple[str, str]) -> Portfolio:
    """The workspace, each file (named by its last word) with a text replaced."""
    texts = {}
    for path, text in FILES.items():
        texts[path] = dedent(text)
        for name, (old, new) in edits.items():
            if path.startswith(name):
                assert old in texts[path], old
                texts[path] = texts[path].replace(old, new)
    loaded = load(texts, references=False)
    assert loaded.portfolio
    assert not loaded.portfolio.broken, loaded.drafts
    return loaded.portfolio


def told(changes: Changes) -> list[str]:
    return [c.sentence for a in changes.accounts for c in a.changes] + [c.sentence for c in changes.workspace]


def change(**edits: tuple[str, str]) -> list[str]:
    return told(compare(portfolio(), portfolio(**edits), TODAY))


def test_a_new_rating_is_told_with_what_it_does_to_the_score() -> None:
    new = "evidence: Second store}\n    - {rating: 3, by: s.bauer, date: 2026-09-01, evidence: Sold it}"
    assert change(accounts=("evidence: Second store}", new)) == [
        "score 88.0 → 72.0, verdict select → below (growth 5 → 3)",
        "growth rated 3 by s.bauer on 2026-09-01: Sold it",
    ]


def test_a_waiver_is_shown_with_its_last_day() -> None:
    old = "- {stage: 3, date: 2026-01-01, by: s.bauer}"
    waived = "{manager-named: {reason: Hired in May, until: 2026-12-31}}"
    new = f"{old}\n  - {{stage: 4, date: 2026-09-30, by: s.bauer, waived: {waived}}}"
    assert change(accounts=(old, new)) == [
        "stage 3 → 4 (s.bauer, 2026-09-30; manager-named waived until 2026-12-31: Hired in May)"
    ]


def test_a_stage_is_told_with_the_one_before() -> None:
    old = "- {stage: 3, date: 2026-01-01, by: s.bauer}"
    new = f"{old}\n  - {{stage: 4, date: 2026-09-30, by: s.bauer, waived: {{manager-named: Hired in May}}}}"
    assert change(accounts=(old, new)) == [
        "stage 3 → 4 (s.bauer, 2026-09-30; manager-named waived: Hired in May)"
    ]


def test_stages_of_one_day_are_shown_in_the_order_of_the_file() -> None:
    old = "- {stage: 3, date: 2026-01-01, by: s.bauer}"
    new = "".join(f"\n  - {{stage: {stage}, date: 2026-09-30, by: s.bauer}}" for stage in (4, 5, 4))
    assert change(accounts=(old, old + new)) == [
        "stage 3 → 4 (s.bauer, 2026-09-30)",
        "stage 4 → 5 (s.bauer, 2026-09-30)",
        "stage 5 → 4 (s.bauer, 2026-09-30)",
    ]


def test_a_stage_entered_late_follows_the_one_before_its_day_and_not_the_one_above_it() -> None:
    old = "- {stage: 3, date: 2026-01-01, by: s.bauer}"
    new = f"{old}\n  - {{stage: 2, date: 2025-06-30, by: s.bauer}}"
    assert change(accounts=(old, new)) == ["stage 2 → 2 (s.bauer, 2025-06-30)"]


def test_a_moved_action_is_reported_once_with_how_far_and_how_often() -> None:
    old = "reason: Holidays}"
    new = f"{old}\n      - {{date: 2026-09-18, was: 2026-09-20, now: 2026-09-30, reason: Manager ill}}"
    texts = dict(FILES)
    texts["plans/acme.yaml"] = texts["plans/acme.yaml"].replace("due: 2026-09-20", "due: 2026-09-30")
    after = load({p: dedent(t).replace(old, new) for p, t in texts.items()}, references=False).portfolio
    assert after
    assert told(compare(portfolio(), after, TODAY)) == [
        "action a-7k2q moved by 10 days to 2026-09-30, the second time: Manager ill"
    ]


def test_a_date_moved_back_without_a_record_does_not_count_as_an_old_move() -> None:
    back = ("due: 2026-09-20", "due: 2026-09-10")
    before = portfolio(plans=back)
    assert told(compare(before, portfolio(), TODAY)) == [
        "action a-7k2q due 2026-09-10 → 2026-09-20, not on record as moved"
    ]


def test_a_due_date_changed_without_a_record_is_reported() -> None:
    assert change(plans=("due: 2026-09-20", "due: 2026-10-20")) == [
        "action a-7k2q due 2026-09-20 → 2026-10-20, not on record as moved"
    ]


@pytest.mark.parametrize(
    ("edits", "sentence"),
    [
        (
            {"plans": ("cost}", "cost, confirmed: {by: m.lindqvist, date: 2026-09-10}}")},
            "objective unit-cost confirmed by the customer (m.lindqvist, 2026-09-10)",
        ),
        (
            {"plans": ("due: 2026-09-20", "due: 2026-09-20\n    done: 2026-09-18")},
            "action a-7k2q done on 2026-09-18",
        ),
        (
            {"plans": ("Four stores}", "Four stores, reached: 2026-09-02}")},
            "milestone y1 reached on 2026-09-02",
        ),
        ({"accounts": ("2026-03-12}", "2026-03-12, met: 2026-09-01}")}, "need lead-times met on 2026-09-01"),
        ({"accounts": ("2026-07-14", "2026-09-14")}, "contact m.lindqvist met on 2026-09-14"),
        (
            {"accounts": ('"<= 30"}', '"<= 30", results: {2026-Q2: {actual: 41}}}')},
            "obligation pay: result of 2026-Q2 added: actual 41",
        ),
        (
            {"accounts": ("180000}", "180000, accepted: {by: m.lindqvist, date: 2026-08-20}}")},
            "value of 2026-08-03 Fewer stock-outs accepted by m.lindqvist on 2026-08-20",
        ),
        (
            {
                "accounts": (
                    "- {reason: quality}\n  - {reason: price}",
                    "- {reason: price}\n  - {reason: quality}",
                )
            },
            "buying reasons quality, price → price, quality",
        ),
        ({"kam": ("level: manager", "level: director")}, "person s.bauer: level manager → director"),
        ({"resources": ("Q4: 60", "Q4: 55")}, "role engineer: capacity in 2026-Q4 60 → 55"),
        ({"criteria": ("select_at: 75", "select_at: 80")}, "select at 75 → 80"),
    ],
)
def test_events_are_described_in_the_fields_own_terms(edits: Any, sentence: str) -> None:
    assert change(**edits) == [sentence]


def test_changed_criteria_are_reported_once_and_their_effect_with_each_account() -> None:
    texts = {
        p: dedent(t).replace("weight: 60", "weight: 50").replace("weight: 40", "weight: 50")
        for p, t in FILES.items()
    }
    after = load(texts, references=False).portfolio
    assert after
    changes = compare(portfolio(), after, TODAY)
    assert [c.sentence for c in changes.accounts[0].changes] == [
        "score 88.0 → 90.0 (weight of fit 60 → 50, weight of growth 40 → 50)"
    ]
    assert [c.sentence for c in changes.workspace] == [
        "criterion fit: weight 60 → 50",
        "criterion growth: weight 40 → 50",
    ]


def test_changes_of_tier_and_cap_are_reported_with_the_account() -> None:
    tiers = "select_at: 75\ntiers: {strategic: {at: %s}, key: {at: 75}}"
    below, above = (("select_at: 75", tiers % at) for at in (89, 88))
    low, high = portfolio(criteria=below), portfolio(criteria=above)
    assert told(compare(low, high, TODAY)) == [
        "score 88.0, tier key → strategic",
        "tier strategic: at 89 → 88",
    ]
    cap = "caps: [{when: {fit: '< 5'}, at_most: 49, because: They may leave}]\nselect_at: 75"
    held = compare(portfolio(), portfolio(criteria=("select_at: 75", cap)), TODAY)
    assert told(held)[0] == "score 88.0 → 49.0, verdict select → below (held at 49.0: They may leave)"
    freed = compare(portfolio(criteria=("select_at: 75", cap)), portfolio(), TODAY)
    assert told(freed)[0] == "score 49.0 → 88.0, verdict below → select (no longer held at 49.0)"


def test_order_quotes_wrapping_and_zeros_are_not_changes() -> None:
    texts = {p: dedent(t) for p, t in FILES.items()}
    lines = texts["accounts/acme.yaml"].splitlines()
    start = lines.index("stages:")
    lines[start + 1], lines[start + 2] = lines[start + 2], lines[start + 1]
    texts["accounts/acme.yaml"] = "\n".join(lines).replace("worth: 180000", "worth: 180000.00")
    texts["plans/acme.yaml"] = (
        texts["plans/acme.yaml"]
        .replace("First choice in every store", '>-\n  First choice\n  in every   "store"'.replace('"', ""))
        .replace("team: {s.bauer: lead}", "team:\n  # who\n  s.bauer: 'lead'")
    )
    texts["reviews/acme/2026-Q2.yaml"] = texts["reviews/acme/2026-Q2.yaml"].replace(
        "m.lindqvist, s.bauer", "s.bauer, m.lindqvist"
    )
    after = load(dict(reversed(texts.items())), references=False).portfolio
    assert after
    assert not compare(portfolio(), after, TODAY)


def test_entries_of_one_day_that_change_places_change_the_state_and_are_reported() -> None:
    one, other = "- {stage: 2, date: 2026-01-01, by: s.bauer}", "- {stage: 3, date: 2026-01-01, by: s.bauer}"
    before = portfolio(accounts=("- {stage: 2, date: 2025-01-01, by: s.bauer}", one))
    after = portfolio(
        accounts=(f"- {{stage: 2, date: 2025-01-01, by: s.bauer}}\n  {other}", f"{other}\n  {one}")
    )
    assert told(compare(before, after, TODAY))


def test_a_file_that_cannot_be_read_is_unknown_rather_than_changed() -> None:
    texts = {p: dedent(t) for p, t in FILES.items()} | {"plans/acme.yaml": "horizon: [\n"}
    after = load(texts, references=False).portfolio
    assert after
    changes = compare(portfolio(), after, TODAY)
    assert not changes
    assert changes.unknown == ("plans/acme.yaml cannot be read after",)


def test_new_and_removed_files_are_told_in_a_line() -> None:
    texts = {p: dedent(t) for p, t in FILES.items()}
    del texts["plans/acme.yaml"]
    texts["accounts/globex.yaml"] = "name: Globex\n"
    after = load(texts, references=False).portfolio
    assert after
    changes = compare(portfolio(), after, TODAY)
    assert [(a.account, [c.sentence for c in a.changes]) for a in changes.accounts] == [
        ("acme", ["plan removed"]),
        ("globex", ["account added: Globex"]),
    ]


# Every field of every record: a value of its type, and one that differs.


def _bare(annotation: Any) -> Any:
    while True:
        if get_origin(annotation) is Annotated:
            scalar = next((m for m in annotation.__metadata__ if isinstance(m, Scalar)), None)
            if scalar is not None:
                return scalar
            annotation = get_args(annotation)[0]
        elif get_origin(annotation) in (Union, types.UnionType):
            annotation = next(a for a in get_args(annotation) if a is not type(None))
        else:
            return annotation


def _value(annotation: Any, nth: int) -> Any:
    bare = _bare(annotation)
    if isinstance(bare, Scalar):
        return {
            "text": f"text {nth}", "date": dt.date(2026, 1, 1 + nth), "number": Decimal(nth + 1), "whole": nth + 1,
            "bool": bool(nth % 2),
        }[bare.kind]  # fmt: skip
    if get_origin(bare) is Literal:
        return get_args(bare)[nth]
    if get_origin(bare) is tuple:
        return (_value(get_args(bare)[0], nth),)
    if get_origin(bare) is dict:
        return {_value(get_args(bare)[0], 0): _value(get_args(bare)[1], nth)}
    return full(bare)


def full(cls: type[Record]) -> Any:
    return cls(**{name: _value(hint, 0) for name, hint in _hints(cls).items()})


@cache
def _hints(cls: type[Record]) -> dict[str, Any]:
    hints = get_type_hints(cls, include_extras=True)
    return {field.name: hints[field.name] for field in fields(cls)}


def variants(value: Any, annotation: Any) -> Iterator[tuple[str, Any]]:
    """Each way in which one field at or under a value differs, with its name."""
    bare = _bare(annotation)
    if isinstance(value, Record):
        for name, hint in _hints(type(value)).items():
            for where, other in variants(getattr(value, name), hint):
                yield f".{name}{where}", replace(value, **{name: other})
            if type(None) in get_args(
                _hints(type(value))[name].__origin__ if hasattr(hint, "__origin__") else hint
            ):
                yield f".{name} gone", replace(value, **{name: None})
    elif isinstance(value, dict):
        (key,) = value
        for where, other in variants(value[key], get_args(bare)[1]):
            yield f"[{key}]{where}", {key: other}
        yield " emptied", {}
        yield " with another key", value | {_value(get_args(bare)[0], 1): value[key]}
    elif isinstance(value, tuple):
        for where, other in variants(value[0], get_args(bare)[0]):
            yield f"[0]{where}", (other,)
        yield " emptied", ()
        yield " with another entry", (*value, _value(get_args(bare)[0], 1))
    else:
        yield "", _value(annotation, 1)


def _place(kind: str, record: Any) -> Portfolio:
    keys = {"account": "acme", "period": "2026-Q1", "id": "one", "round": "2027", "person": "s.bauer"}
    place = Place(kind, **{name: keys[name] for name in KINDS[kind].keys})
    return with_record(Portfolio(KAM), place, record)


KAM = full(record_class("kam"))


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_every_record_has_its_sentence(kind: Any) -> None:
    record = full(record_class(kind))
    seen = 0
    for where, other in variants(record, record_class(kind)):
        if other == record:  # another entry that is the same as the first
            continue
        changes = compare(_place(kind, record), _place(kind, other), TODAY)
        assert changes, f"{kind}{where}"
        back = compare(_place(kind, other), _place(kind, record), TODAY)
        assert back, f"{kind}{where}, backwards"
        assert all(
            s and "Decimal" not in s and "datetime" not in s and "None" not in s
            for s in told(changes) + told(back)
        )
        seen += 1
    assert seen >= len(fields(record))
    assert not compare(_place(kind, record), _place(kind, record), TODAY)
