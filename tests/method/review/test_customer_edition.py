"""The customer edition shows what is allowed and nothing else, whatever stands in the files."""

import dataclasses
import datetime as dt
import re
from decimal import Decimal
from typing import Annotated, get_args, get_origin

import pytest

from kamctl.formats.agenda import agenda_data
from kamctl.formats.data import data, dumps
from kamctl.method.review import agenda_items, customer_edition
from kamctl.method.review.agenda import agenda
from kamctl.method.review.customer_edition import redact
from kamctl.model import periods, shape
from kamctl.model.account import Acceptance, Account, Contact, FlightRisk, Need, Obligation, Result, Value
from kamctl.model.criteria import Criteria
from kamctl.model.kam import Kam, Policy
from kamctl.model.plan import Action, Horizon, Initiative, Obstacle, Plan, Pressure, Worth
from kamctl.model.record import Record, record
from kamctl.model.resources import Resources
from kamctl.model.review import Review
from kamctl.model.shape import visibility
from kamctl.model.types import SHOWN, Doc, Shown, Text
from kamctl.views.templates import render
from kamctl.workspace.portfolio import Portfolio

TODAY = dt.date(2026, 12, 31)
#: Values that the canaries need so that their records are part of the agenda at all.
GIVEN = {
    (Action, "internal"): False,
    (Kam, "fiscal_year_starts"): 1,
    (Kam, "policy"): Policy(),
    (Plan, "horizon"): Horizon(start=dt.date(2026, 1, 1), end=dt.date(2027, 12, 31)),
    (Obligation, "owed_by"): "us",
    (Obligation, "since"): dt.date(2024, 1, 1),
    (Obligation, "every"): "year",
    (Obligation, "due"): None,
    (Obligation, "target"): "<= 700999",
    (Obligation, "results"): {
        "2025": Result(actual=Decimal(710000)),
        "2024": Result(actual=Decimal(1), excused="CanaryResultExcused"),
    },
    (Action, "done"): None,
    (Action, "dropped"): None,
    (Review, "agreed"): ("canary-action-key",),
    (Need, "met"): None,
    (Review, "held"): dt.date(2026, 1, 1),
}


class Canaries:
    """Plants a canary in every field: text, number and day of a field are found nowhere else."""

    def __init__(self):
        self.planted = {}
        self.count = 0
        self.day = dt.date(2026, 1, 1)

    def plant(self, record):
        return record(
            **{
                name: GIVEN[record, name]
                if (record, name) in GIVEN
                else self.value(record, name, field.annotation)
                for name, field in shape.fields_of(record).items()
            }
        )

    def value(self, record, name, annotation):
        here = shape.bare(annotation)
        if isinstance(here, type) and issubclass(here, Record):
            return self.plant(here)
        if get_origin(here) is tuple:
            return (self.value(record, name, get_args(here)[0]),)
        if get_origin(here) is dict:
            key = "strategic-fit" if name == "ratings" else f"canary-{name.rstrip('s')}-key"
            if get_args(here)[0] is not str and shape.scalar_of(get_args(here)[0]).kind == "number":
                key = Decimal(3)
            return {key: self.value(record, name, get_args(here)[1])}
        if choices := shape.choices_of(here):
            return choices[-1]
        scalar = shape.scalar_of(here)
        self.count += 1
        if scalar.kind == "text":
            planted = f"Canary{record.__name__}{name.title().replace('_', '')}"
        elif scalar.kind == "date":
            self.day += dt.timedelta(days=2)
            planted = self.day
            assert planted < TODAY, "no days left: plant every day"
        elif scalar.kind == "number" and scalar.high is not None:
            planted = Decimal(f"3.7{self.count:04d}")
        elif scalar.kind == "bool":
            return True
        elif scalar.high is not None:
            return scalar.low
        else:
            planted = (Decimal if scalar.kind == "number" else int)(700_000 + self.count)
        self.planted.setdefault((record, name), []).append(planted)
        return planted


def shown(value):
    """Every way in which a value can stand in an output."""
    if isinstance(value, dt.date):
        return {
            value.isoformat(),
            f"{value.day} {value:%b} {value.year}",
            f"{value.day} {value:%B} {value.year}",
        }
    if isinstance(value, str):
        return {value}
    return {str(value), f"{value:,}"}


def allowed(cls):
    return {name for name, seen in visibility(cls).items() if seen == SHOWN}


def stands_in(value, text):
    return re.search(rf"(?<!\d){re.escape(value)}(?!\d)", text) is not None


def portfolio():
    canaries = Canaries()
    account, other = canaries.plant(Account), Canaries().plant(Account)
    plan = canaries.plant(Plan)
    hidden_pressure = dataclasses.replace(
        next(iter(plan.pressures.values())), pressure="UnconfirmedPressure", confirmed=None
    )
    hidden_obstacle = Obstacle(obstacle="UnconfirmedObstacle")
    initiative = next(iter(plan.initiatives.values()))
    action = next(iter(plan.actions.values()))
    plan = dataclasses.replace(
        plan,
        pressures={**plan.pressures, "unconfirmed-pressure": hidden_pressure},
        obstacles={**plan.obstacles, "unconfirmed-obstacle": hidden_obstacle},
        initiatives={
            "canary-initiative-key": dataclasses.replace(
                initiative, helps=("unconfirmed-obstacle", "canary-objective-key")
            )
        },
        actions={
            **plan.actions,
            "ours-alone": dataclasses.replace(action, do="MarkedAsOursAlone", internal=True),
            "housekeeping": dataclasses.replace(action, do="HousekeepingOfOurs", serves=None),
        },
    )
    return canaries, Portfolio(
        kam=canaries.plant(Kam),
        criteria=canaries.plant(Criteria),
        resources=canaries.plant(Resources),
        accounts={"acme": account, "other": dataclasses.replace(other, name="AnotherCustomer")},
        plans={"acme": plan},
        reviews={"acme": {"2025": canaries.plant(Review)}},
    )


@pytest.fixture(scope="module")
def outputs():
    canaries, whole = portfolio()
    made = {}
    for name in ("customer", "internal"):
        data = agenda_data(agenda(whole, "acme", periods.named("2026"), TODAY, name))
        made[name] = {
            "md": render("agenda.md.j2", data),
            "html": render("agenda.html.j2", data),
            "json": dumps(data),
        }
    return canaries.planted, made


def everywhere(planted, text):
    return {
        key for key, values in planted.items() if any(stands_in(s, text) for v in values for s in shown(v))
    }


@pytest.mark.parametrize("format_", ["md", "html", "json"])
def test_no_field_reaches_the_customer_that_is_not_allowed(outputs, format_):
    planted, made = outputs
    assert len(planted) > 100
    found = everywhere(planted, made["customer"][format_])
    assert {f"{r.__name__}.{n}" for r, n in found if n not in allowed(r)} == set()


@pytest.mark.parametrize("format_", ["md", "html", "json"])
def test_the_canaries_of_allowed_fields_are_there(outputs, format_):
    planted, made = outputs
    found = everywhere(planted, made["customer"][format_])
    for field in (
        (Account, "name"), (Need, "need"), (Need, "raised_by"), (Value, "what"), (Value, "worth"), (Acceptance, "by"), (Action, "do"),
        (Action, "owner"), (Obligation, "what"), (Plan, "destination"), (Pressure, "pressure"), (Initiative, "name"),
    ):  # fmt: skip
        assert field in found, field


def test_the_internal_edition_has_what_is_hidden_from_the_customer(outputs):
    planted, made = outputs
    found = {f"{r.__name__}.{n}" for r, n in everywhere(planted, made["internal"]["json"])}
    assert found >= {
        "FlightRisk.reason", "FlightRisk.mitigation", "BuyingReason.note", "Growth.finding", "SupplyPosition.our_share",
        "Credit.limit", "Receivables.balance", "Worth.to_us", "ResourceDemand.days", "Adjustment.what", "Review.summary",
        "Review.rating", "Move.reason", "Objective.source",
    }  # fmt: skip


@pytest.mark.parametrize("format_", ["md", "html", "json"])
def test_words_of_judgement_do_not_reach_the_customer(outputs, format_):
    text = outputs[1]["customer"][format_].lower()
    for word in (
        "blocker", "flight", "selected", "exited", "exit-review", "corrective", "widening", "one-off", "verdict", "standing",
        "stage", "gate", "score", "unconfirmedpressure", "unconfirmedobstacle", "unconfirmed-obstacle", "unconfirmed-pressure",
        "housekeeping", "markedasoursalone", "anothercustomer", "canary-ratings-key", "internal", "our eyes",
    ):  # fmt: skip
        assert not re.search(rf"\b{word}\b", text), word


def test_a_field_added_to_a_record_is_hidden_until_it_is_allowed():
    @record
    class NeedOfTomorrow(Need):
        margin: str = ""
        reason: Annotated[Text, Doc("Described, and yet not marked")] = ""

    need = NeedOfTomorrow(need="Frames", raised_by="m", date=TODAY, margin="secret", reason="secret")
    assert redact(need) == NeedOfTomorrow(need="Frames", raised_by="m", date=TODAY)


def test_of_an_excuse_the_customer_edition_knows_only_that_there_is_one():
    assert redact(Result(excused="Our invoices went out late")) == Result(excused="")
    assert redact(Result(excused=None)) == Result(excused=None)


def test_a_record_that_nobody_allowed_is_blank():
    risk = FlightRisk(date=TODAY, by="s.bauer", level="high", reason="secret", mitigation="secret")
    assert redact(risk) == FlightRisk(date=dt.date.min, by="", level="", reason="")


def test_a_field_added_to_an_item_of_the_agenda_is_hidden_until_it_is_allowed():
    @dataclasses.dataclass(frozen=True, slots=True)
    class NewFacts:
        judgement: str
        known: Shown[str] = "known"

    assert data(NewFacts("secret"), customer_edition.shown) == {"known": "known"}
    assert data(NewFacts("open")) == {
        "judgement": "open",
        "known": "known",
    }


def test_every_kind_of_item_has_something_for_the_customer():
    for item in (*get_args(agenda_items.Item), *get_args(agenda_items.Facts)):
        assert allowed(item), item.__name__


@pytest.mark.parametrize(
    ("record", "names"),
    [
        (
            Account,
            "ratings decisions stages buying_reasons growth credit receivables flight_risk supply_position standing forecasts",
        ),
        (Contact, "stance influence last_contact email"),
        (Initiative, "worth resources"),
        (Plan, "adjustments"),
        (Review, "summary rating"),
    ],
)
def test_what_the_method_hides_is_not_marked(record, names):
    assert set(names.split()) <= {f.name for f in dataclasses.fields(record)}
    assert not allowed(record) & set(names.split())


@pytest.mark.parametrize("record", [Worth, FlightRisk, Criteria, Resources])
def test_of_a_record_that_is_ours_alone_nothing_is_marked(record):
    assert visibility(record) == {}
