"""The customer edition shows what is allowed and nothing else, whatever the files hold."""

import dataclasses
import datetime as dt
import json
import re
from decimal import Decimal
from textwrap import dedent
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
from kamctl.model.ledger import Ledger
from kamctl.model.plan import Action, Horizon, Initiative, Obstacle, Plan, Pressure, Worth
from kamctl.model.portfolio import Portfolio
from kamctl.model.record import Record, record
from kamctl.model.resources import Resources
from kamctl.model.results import PortfolioResults, Results, YearResult
from kamctl.model.review import Review
from kamctl.model.shape import visibility
from kamctl.model.types import SHOWN, Doc, Shown, Text
from kamctl.views.documents.document import document
from kamctl.views.documents.registry import FORMATS as DOCUMENTS
from kamctl.views.pages.templates import render
from kamctl.workspace.load import load
from tests.views.documents.said import said

TODAY = dt.date(2026, 12, 31)
FORMATS = ("md", "html", "json", *DOCUMENTS)
#: What a month brings us, in figures that stand nowhere else.
REVENUE, PROFIT = "612347", "48191"
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
            if choices := shape.choices_of(shape.bare(get_args(here)[0])):
                key = choices[-1]
            elif get_args(here)[0] is not str and shape.scalar_of(get_args(here)[0]).kind == "number":
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
            planted = Decimal(f"3.7{self.count:04d}1")  # no zero at the end, which an output would drop
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
        ledger=canaries.plant(Ledger),
        results={"acme": results(canaries.plant(Results))},
        portfolio_results=PortfolioResults(years={"2025": canaries.plant(YearResult)}),
    )


def results(planted: Results) -> Results:
    """The planted results with a year's months, so that there is something to tell of four quarters."""
    canary = next(iter(planted.months.values()))
    year = [dataclasses.replace(canary, revenue=Decimal(REVENUE), profit=Decimal(PROFIT)) for _ in range(12)]
    labels = [span.label for span in periods.spans("month", dt.date(2025, 10, 1), dt.date(2026, 9, 30))]
    return dataclasses.replace(planted, months=dict(zip(labels, year, strict=True)))


@pytest.fixture(scope="module")
def outputs(tmp_path_factory):
    canaries, whole = portfolio()
    made = {}
    for name in ("customer", "internal"):
        data = agenda_data(agenda(whole, "acme", periods.named("2026"), TODAY, name))
        made[name] = {
            "md": render("agenda.md.j2", data),
            "html": render("agenda.html.j2", data),
            "json": dumps("review", data),
            **{
                suffix: told(document("agenda", suffix, data, tmp_path_factory.getbasetemp(), "en").content)
                for suffix in DOCUMENTS
            },
        }
    return canaries.planted, made


def told(content):
    """What a document says, in one line as it was written: PDF breaks a line inside of long words."""
    return re.sub(r"(?<=[a-z])\n(?=[a-z])", "", said(content))


def everywhere(planted, text):
    return {
        key for key, values in planted.items() if any(stands_in(s, text) for v in values for s in shown(v))
    }


@pytest.mark.parametrize("format_", FORMATS)
def test_only_allowed_fields_reach_the_customer(outputs, format_):
    planted, made = outputs
    assert len(planted) > 100
    found = everywhere(planted, made["customer"][format_])
    assert {f"{r.__name__}.{n}" for r, n in found if n not in allowed(r)} == set()


@pytest.mark.parametrize("format_", FORMATS)
def test_the_canaries_of_allowed_fields_are_there(outputs, format_):
    planted, made = outputs
    found = everywhere(planted, made["customer"][format_])
    for field in (
        (Account, "name"), (Need, "need"), (Value, "what"), (Value, "worth"), (Acceptance, "date"), (Action, "do"),
        (Obligation, "what"), (Plan, "destination"), (Pressure, "pressure"), (Initiative, "name"),
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


@pytest.mark.parametrize("format_", FORMATS)
def test_what_they_bring_us_is_ours_to_know(outputs, format_):
    ours, theirs = outputs[1]["internal"][format_], outputs[1]["customer"][format_]
    for figure in (REVENUE, PROFIT):
        shown_as = f"{12 * int(figure):d}" if format_ == "json" else f"{12 * int(figure):,d}"
        assert shown_as in ours
        assert all(
            f"{n * int(figure):d}" not in theirs and f"{n * int(figure):,d}" not in theirs for n in (1, 3, 12)
        )
    for word in ("revenue", "profit", "brought"):
        assert not re.search(rf"\b{word}\b", theirs.lower()), word


@pytest.mark.parametrize("format_", FORMATS)
def test_words_of_judgement_do_not_reach_the_customer(outputs, format_):
    text = outputs[1]["customer"][format_].lower()
    for word in (
        "blocker", "flight", "selected", "exited", "exit-review", "corrective", "widening", "one-off", "verdict", "standing",
        "stage", "gate", "score", "unconfirmedpressure", "unconfirmedobstacle", "unconfirmed-obstacle", "unconfirmed-pressure",
        "housekeeping", "markedasoursalone", "anothercustomer", "canary-ratings-key", "internal", "our eyes",
    ):  # fmt: skip
        assert not re.search(rf"\b{word}\b", text), word


#: An account whose ids, texts and actions would tell the customer what we think of them.
PORTFOLIO = {
    "kam.yaml": """
        company: Example Frames
        currency: EUR
        people:
          bad-cop: {name: Sabine Bauer, title: Key Account Manager, level: manager, function: sales}
        """,
    "accounts/squeeze-them.yaml": """
        name: Acme
        manager: bad-cop
        contacts:
          the-fox: {name: Maja Lindqvist, level: president, function: general}
          m.example: {name: Name of a contact, level: director, function: purchasing}
        needs:
          lead-times-again: {need: Frames within 10 days, raised_by: the-fox, date: 2026-11-02}
        value:
          - {date: 2026-11-02, what: ..., worth: 18}
        value_checks:
          - {date: 2026-11-02, by: the-fox, price: 3, benefit: 4, note: In their words}
        obligations:
          pay-late-again: {owed_by: account, what: Pay within 30 days, since: 2026-01-01, every: quarter}
        """,
    "plans/squeeze-them.yaml": """
        horizon: {start: 2026-01-01, end: 2027-12-31}
        destination: Where Acme and we want to stand on 2027-12-31
        team: {bad-cop: lead}
        objectives:
          land-grab: {objective: Open stores, confirmed: {by: the-fox, date: 2026-06-01}}
        obstacles:
          politics: {obstacle: Politics of the purchasing head}
        milestones:
          y1: {by: 2026-12-31, outcome: What will be true then}
        initiatives:
          upsell: {name: Frame programme, helps: [land-grab], owner: bad-cop, start: 2026-03-01, end: 2027-06-30}
          bypass: {name: Get round the purchasing head, helps: [politics], owner: bad-cop, start: 2026-03-01, end: 2027-06-30}
          nothing: {name: Fill our plant, owner: bad-cop, start: 2026-03-01, end: 2027-06-30, helps: []}
        actions:
          a-seen: {do: Agree the sequence, serves: upsell, owner: bad-cop, opened: 2026-11-01, due: 2027-01-10}
          a-need: {do: Quote the lead times, serves: lead-times-again, owner: bad-cop, opened: 2026-11-01, due: 2027-01-10}
          a-bypass: {do: Dine with the president alone, serves: bypass, owner: bad-cop, opened: 2026-11-01, due: 2027-01-10}
          a-agreed: {do: Send the figures, serves: bypass, owner: bad-cop, opened: 2026-11-01, due: 2027-01-10}
        """,
    "reviews/squeeze-them/2026-Q3.yaml": """
        held: 2026-11-10
        attendees: [the-fox, bad-cop]
        summary: Good
        agreed: [a-agreed]
        """,
}


def page(format_: str, edition: str = "customer") -> str:
    held = load({path: dedent(text) for path, text in PORTFOLIO.items()}, references=False).portfolio
    data = agenda_data(agenda(held, "squeeze-them", periods.named("2026-Q4"), TODAY, edition))
    return dumps("review", data) if format_ == "json" else render(f"agenda.{format_}.j2", data)


@pytest.mark.parametrize("format_", ["md", "html", "json"])
def test_the_customer_sees_no_id_of_ours(format_):
    text = page(format_)
    for name in (
        "bad-cop", "the-fox", "m.example", "squeeze-them", "lead-times-again", "pay-late-again", "land-grab",
        "politics", "y1", "upsell", "bypass", "a-seen", "a-need", "a-agreed",
    ):  # fmt: skip
        assert not re.search(rf"\b{re.escape(name)}\b", text), name


def test_in_the_customers_json_a_thing_has_the_same_neutral_id_wherever_it_is_named():
    data = json.loads(page("json"))
    items = {s["id"]: s["items"] for s in data["sections"]}
    assert data["account"] == "account-1"
    (need,) = items["needs"]
    assert (need["id"], need["raised_by"], need["raised_by_name"]) == (
        "need-1",
        "contact-1",
        "Maja Lindqvist",
    )
    assert [o["id"] for o in items["obligations"]] == ["obligation-1"]
    (step,) = [i for i in items["destination"] if i["kind"] == "initiative"]
    assert (step["id"], step["owner"], step["owner_name"]) == ("initiative-1", "person-1", "Sabine Bauer")
    assert {(a["do"], a["serves"], a["serves_name"]) for a in items["next-90-days"]} == {
        ("Agree the sequence", "initiative-1", "Frame programme"),
        ("Quote the lead times", "need-1", "Frames within 10 days"),
        ("Send the figures", None, None),
    }


@pytest.mark.parametrize("format_", ["md", "html", "json"])
def test_what_only_serves_something_hidden_is_hidden_unless_it_was_agreed_with_them(format_):
    text = page(format_)
    for hidden in ("Politics", "Get round", "Dine with the president", "Fill our plant"):
        assert hidden not in text
        assert hidden in page(format_, "internal"), hidden
    assert "Frame programme" in text
    assert "Send the figures" in text


@pytest.mark.parametrize("edition", ["customer", "internal"])
@pytest.mark.parametrize("format_", ["md", "html", "json"])
def test_no_placeholder_reaches_an_agenda(format_, edition):
    text = page(format_, edition)
    for starter in ("want to stand", "Name of", "What will be true"):
        assert starter not in text, starter
    assert text.count("In their words") == (0 if format_ == "json" else 1), "the heading of the column"
    assert '"..."' not in text
    assert "worth 18" not in text


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
def test_an_internal_record_has_no_marks(record):
    assert visibility(record) == {}
