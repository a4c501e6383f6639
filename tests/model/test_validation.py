"""Records validate like pydantic's models, with the texts of files and with Python values."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import BaseModel, ValidationError

from kamctl.model.account import Account, Contact, Obligation, Rating
from kamctl.model.criteria import Criteria, Scale
from kamctl.model.kam import Kam
from kamctl.model.kinds import record_class
from kamctl.model.plan import Action, Drop, Initiative, Plan
from kamctl.model.validators import contradictions, validator
from kamctl.workspace.paths import place
from kamctl.yaml.reader import read

EXAMPLES = Path(__file__).parents[2] / "examples/adventure-works"
FILES = sorted(p for p in EXAMPLES.rglob("*.yaml") if place(p.relative_to(EXAMPLES).as_posix()))
RATING = {"rating": "4.5", "by": "s.bauer", "date": "2026-02-03"}
ACTION = {"do": "Agree the stores", "owner": "l.chen", "opened": "2026-07-20", "due": "2026-09-30"}
INITIATIVE = {"name": "Frames", "owner": "l.chen", "start": "2026-03-02", "end": "2026-03-02"}
PAY = {"owed_by": "account", "what": "Pay in time", "since": "2026-01-01"}
PLAN = {"horizon": {"start": "2026-01-01", "end": "2027-12-31"}, "destination": "First choice", "team": {}}
KAM = {"company": "Adventure Works", "currency": "USD", "people": {}}
CRITERIA = {
    "edition": "2026",
    "approved": {"by": "d.osei", "date": "2026-01-12"},
    "select_at": "70",
    "criteria": {},
}


@pytest.mark.parametrize("file", FILES, ids=lambda p: p.relative_to(EXAMPLES).as_posix())
def test_a_file_makes_the_same_record_by_pydantic_as_by_the_compiled_schema(file):
    kind = place(file.relative_to(EXAMPLES).as_posix()).kind
    data = read(file.read_text("utf-8"))[0].data
    record = record_class(kind).model_validate(data)
    assert record == validator(kind).validate_python(data)
    assert record_class(kind).model_validate(record.model_dump()) == record
    assert record_class(kind).model_validate(record.model_dump(mode="json")) == record


@pytest.mark.parametrize(
    ("record", "data", "given"),
    [
        (Rating, RATING, {"rating": Decimal("4.5")}),
        (Rating, RATING, {"rating": 4.5}),
        (Rating, RATING | {"rating": "4"}, {"rating": 4}),
        (Rating, RATING, {"date": dt.date(2026, 2, 3)}),
        (Action, ACTION | {"internal": "true"}, {"internal": True}),
        (Kam, KAM | {"fiscal_year_starts": "7"}, {"fiscal_year_starts": 7}),
        (Action, ACTION | {"dropped": {"date": "2026-08-01", "reason": "Sold"}},
         {"dropped": Drop(date=dt.date(2026, 8, 1), reason="Sold")}),
    ],
)  # fmt: skip
def test_a_value_of_python_makes_the_same_record_as_its_text(record, data, given):
    assert record.model_validate(data | given) == record.model_validate(data)


@pytest.mark.parametrize(
    ("record", "data", "field"),
    [
        (Rating, RATING | {"rating": True}, "rating"),
        (Rating, RATING | {"rating": float("nan")}, "rating"),
        (Rating, RATING | {"rating": Decimal("Infinity")}, "rating"),
        (Rating, RATING | {"rating": 0.1 + 0.2}, "rating"),
        (Rating, RATING | {"by": 42}, "by"),
        (Rating, RATING | {"date": dt.datetime(2026, 2, 3, 12, tzinfo=dt.UTC)}, "date"),
        (Rating, RATING | {"date": 20260203}, "date"),
        (Rating, RATING | {"mood": "good"}, "mood"),
        (Action, ACTION | {"internal": 1}, "internal"),
        (Kam, KAM | {"fiscal_year_starts": 13}, "fiscal_year_starts"),
        (Kam, KAM | {"fiscal_year_starts": 7.5}, "fiscal_year_starts"),
    ],
)
def test_a_value_of_python_passes_the_same_checks_as_its_text(record, data, field):
    with pytest.raises(ValidationError) as refused:
        record.model_validate(data)
    assert [e["loc"] for e in refused.value.errors()] == [(field,)]


def test_a_record_made_without_validation_is_validated():
    rating = Rating(rating="not a number", by=42, date=None)
    with pytest.raises(ValidationError) as refused:
        Account.model_validate({"name": "Acme", "ratings": {"fit": [rating]}})
    assert [e["loc"][3] for e in refused.value.errors()] == ["rating", "by", "date"]


def test_a_dump_holds_plain_values_and_can_leave_out_what_is_absent():
    contact = Contact(name="Maja Lindqvist", level="president", function="general")
    account = Account(name="Acme", contacts={"m.lindqvist": contact}, customer_numbers=("676",))
    assert account.model_dump(exclude_defaults=True) == {
        "name": "Acme",
        "contacts": {"m.lindqvist": {"name": "Maja Lindqvist", "level": "president", "function": "general"}},
        "customer_numbers": ("676",),
    }
    assert Rating.model_validate(RATING).model_dump(mode="json", exclude_none=True) == RATING


NO_PERIOD = {"results": {"2026-Q1": {"met": "true"}}}
#: What contradicts itself in a file: the file's data, and place and start of each message.
CONTRADICTIONS = [
    ("kam", KAM | {"timezone": "Europe/Atlantis"}, {("timezone",): "`Europe/Atlantis` is not a time zone"}),
    ("criteria", CRITERIA | {"scale": {"low": "5", "high": "5"}},
     {("scale", "high"): "the scale's high end is not above its low end"}),
    ("account", {"obligations": {"pay": PAY}}, {("obligations", "pay"): "`pay` has neither `every` nor `due`"}),
    ("account", {"obligations": {"pay": PAY | {"every": "year", "due": "2026-12-31"}}},
     {("obligations", "pay", "due"): "`pay` has both `every` and `due`"}),
    ("account", {"obligations": {"pay": PAY | NO_PERIOD | {"every": "month"}}},
     {("obligations", "pay", "results", "2026-Q1"): "`2026-Q1` is not a month"}),
    ("account", {"obligations": {"pay": PAY | NO_PERIOD | {"due": "2026-12-31"}}},
     {("obligations", "pay", "results", "2026-Q1"): "`2026-Q1` is not a date"}),
    ("account", {"obligations": {"pay": PAY | NO_PERIOD | {"every": "quarter", "target": "<= 30"}}},
     {("obligations", "pay", "results", "2026-Q1"): "the result has no `actual`"}),
    ("account", {"obligations": {"pay": PAY | {"every": "quarter", "results": {"2026-Q1": {"actual": "3"}}}}},
     {("obligations", "pay", "results", "2026-Q1"): "the result does not say whether it was met"}),
    ("plan", {"initiatives": {"frames": INITIATIVE | {"end": "2026-03-01"}}},
     {("initiatives", "frames", "end"): "it ends before it starts"}),
    ("plan", {"actions": {"a-7k2q": ACTION | {"done": "2026-08-01", "dropped": {"date": "2026-08-01", "reason": "Sold"}}}},
     {("actions", "a-7k2q", "dropped"): "it is both done and dropped"}),
    ("plan", {"objectives": {"grow": {"objective": "Grow"}}, "pressures": {"grow": {"pressure": "Cheap imports"}},
              "obstacles": {"grow": {"obstacle": "No room"}}},
     {("pressures", "grow"): "`grow` is also one of the objectives",
      ("obstacles", "grow"): "`grow` is also one of the objectives"}),
]  # fmt: skip
BARE = {"kam": {}, "criteria": {}, "account": {"name": "Acme"}, "plan": PLAN}


@pytest.mark.parametrize(("kind", "data", "expected"), CONTRADICTIONS)
def test_what_contradicts_itself_is_refused_by_pydantic_and_found_in_a_file(kind, data, expected):
    found = list(contradictions(kind, validator(kind).validate_python(BARE[kind] | data)))
    assert {f.where: f.message[: len(expected[f.where])] for f in found} == expected
    with pytest.raises(ValidationError) as refused:
        record_class(kind).model_validate(BARE[kind] | data)
    said = {e["loc"]: e["msg"].replace("`Obligation`", "`pay`") for e in refused.value.errors()}
    assert said == {f.where: f"{f.message}. {f.help}" for f in found}


@pytest.mark.parametrize(
    ("record", "data"),
    [
        (Kam, KAM | {"timezone": "Europe/Berlin"}),
        (Scale, {"low": 0, "high": "0.000001"}),
        (Criteria, CRITERIA | {"scale": {"low": 0, "high": 5}}),
        (Obligation, PAY | {"every": "quarter", "results": {"2026-Q1": {"met": True}}}),
        (Obligation, PAY | {"due": "2026-12-31", "target": "<= 30", "results": {"2026-12-31": {"actual": 28}}}),
        (Initiative, INITIATIVE),
        (Action, ACTION | {"done": "2026-08-01"}),
        (Plan, PLAN | {"objectives": {"grow": {"objective": "Grow"}}, "pressures": {"press": {"pressure": "Imports"}}}),
    ],
)  # fmt: skip
def test_what_goes_together_is_taken(record, data):
    assert list(record.model_validate(data).contradictions()) == []


def test_all_contradictions_of_nested_records_are_refused_at_once():
    both = ACTION | {"done": "2026-08-01", "dropped": {"date": "2026-08-01", "reason": "Sold"}}
    data = PLAN | {
        "initiatives": {"frames": INITIATIVE | {"end": "2026-03-01"}},
        "actions": {"a": both, "b": both},
    }
    with pytest.raises(ValidationError) as refused:
        Plan.model_validate(data)
    assert [e["loc"] for e in refused.value.errors()] == [
        ("initiatives", "frames", "end"),
        ("actions", "a", "dropped"),
        ("actions", "b", "dropped"),
    ]


def test_a_record_is_a_field_of_other_models_as_often_as_they_like():
    class Both(BaseModel):
        first: Action
        second: Action

    both = ACTION | {"done": "2026-08-01", "dropped": {"date": "2026-08-01", "reason": "Sold"}}
    assert Both(first=ACTION, second=ACTION).second.do == "Agree the stores"
    with pytest.raises(ValidationError) as refused:
        Both(first=both, second=both)
    assert [e["loc"] for e in refused.value.errors()] == [("first", "dropped"), ("second", "dropped")]
    assert set(Both.model_json_schema()["$defs"]) == {"Action", "Drop", "Move", "Played"}
