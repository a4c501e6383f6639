"""The requirements of the gates out of stages 1 (fit), 2 (supply) and 3 (support)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterator
from decimal import Decimal

from kamctl import hints
from kamctl.language import Words, phrase
from kamctl.method.blank import is_blank
from kamctl.method.lifecycle.case import Case, Outcome, met, unmet
from kamctl.method.lifecycle.remedies import (
    BLANK,
    BLANK_TEXT,
    BLANK_WORD,
    log_entry,
    new_person,
    our_person,
    their_contact,
    with_contact,
)
from kamctl.method.lifecycle.requirement import aging, dates, never, quarters, requirement
from kamctl.method.logs import newest
from kamctl.method.money.answers import explains
from kamctl.method.money.from_results import newest_spike, owing
from kamctl.method.placeholders import is_placeholder
from kamctl.method.relationships.coverage import has_left
from kamctl.model import periods
from kamctl.model.account import Forecast
from kamctl.model.periods import add_years
from kamctl.wording import digits

#: Days for which a receivables figure is valid.
RECEIVABLES_VALID_DAYS = 90
#: Days for which an assessment of the flight risk is valid.
FLIGHT_RISK_VALID_DAYS = 180
#: The largest part of the balance that may be overdue.
OVERDUE_AT_MOST = Decimal("0.25")


@requirement("buying_reasons", never)
def buying_reason(case: Case) -> Outcome:
    """At least one buying reason is recorded, the main one first."""
    reasons = case.account.buying_reasons
    if reasons:
        return met(phrase("the main buying reason is {reason}", reason=phrase(reasons[0].reason)))
    return unmet(phrase("no buying reason is recorded"), _main_reason(case))


def _main_reason(case: Case) -> str:
    return log_entry(case, "buying-reason", reason=BLANK_WORD, note=BLANK_TEXT)


def _initiative_days(case: Case) -> Iterator[dt.date]:
    for initiative in case.plan.initiatives.values() if case.plan else ():
        yield initiative.end + dt.timedelta(days=1)


@requirement("buying_reasons", _initiative_days)
def value_beyond_price(case: Case) -> Outcome:
    """If price is or may be the main buying reason, a running initiative is worth something to them."""
    reasons = case.account.buying_reasons
    if reasons and reasons[0].reason != "price":
        return met(phrase("the main buying reason is {reason}, not price", reason=phrase(reasons[0].reason)))
    initiatives = case.plan.initiatives if case.plan else {}
    running = {key: i for key, i in initiatives.items() if i.end >= case.today}
    for key, initiative in running.items():
        worth = initiative.worth.to_them if initiative.worth else None
        if worth:
            return met(
                phrase(
                    "{name} is worth {amount} a year to them, beyond the price",
                    name=key,
                    amount=case.money(worth),
                )
            )
    if not reasons:
        return unmet(
            phrase("no buying reason is recorded, so price may be the only bond"), _main_reason(case)
        )
    detail = phrase("they buy for the price, and no running initiative of the plan has a `worth.to_them`")
    if running:
        field = f"initiatives.{next(iter(running))}.worth.to_them"
        return unmet(detail, hints.set_fields(case.account_id, [(field, BLANK)]))
    return unmet(detail, _first_initiative(case, taken=initiatives))


def _first_initiative(case: Case, taken: Container[str]) -> str:
    end = add_years(case.today, 1) if case.plan is None else max(case.plan.horizon.end, case.today)
    fields = [
        ("name", BLANK_TEXT), ("owner", our_person(case)), ("start", case.today), ("end", end),
        ("worth_to_them", BLANK),
    ]  # fmt: skip
    name = "first-initiative" if "first-initiative" not in taken else "next-initiative"
    made = hints.add_entry(case.account_id, "initiative", name, fields)
    return made if case.plan is not None else f"{hints.new(case.account_id)}\n{made}"


@requirement("growth", lambda c: (*dates(c.account.growth), *quarters(c)))
def growth_investigated(case: Case) -> Outcome:
    """A growth entry is dated within this stage, and is not older than the newest spike of the results."""
    entry = newest(case.account.growth, case.today)
    spike = newest_spike(case.portfolio, case.account_id, case.today)
    starts = case.kam.fiscal_year_starts
    told = [
        one
        for one in case.account.growth
        if one.date <= case.today
        and case.within_stage(one.date)
        and not _says_nothing(one.finding)
        and (spike is None or explains(one, spike.quarter, starts))
    ]
    found = newest(told, case.today)
    if found is not None:
        return met(phrase("investigated on {day}: {outlook}", day=found.date, outlook=phrase(found.outlook)))
    detail = phrase("no growth entry is recorded")
    if entry is not None and not case.within_stage(entry.date):
        before = "the newest growth entry is of {day}, before the stage began on {since}"
        detail = phrase(before, day=entry.date, since=case.since)
    elif entry is not None and _says_nothing(entry.finding):
        detail = phrase("the growth entry of {day} says nothing: {text}", day=entry.date, text=entry.finding)
    elif spike is not None:
        if entry is not None:
            about = "the newest growth entry is of {day}"
            if entry.about:
                about = "the newest growth entry is of {day} about {about}"
            detail = phrase(about, day=entry.date, about=entry.about)
        detail = phrase(
            "sales spiked to {amount} in {quarter} after a median of {usual}, and {newest}",
            amount=case.money(spike.figures["revenue"]), quarter=spike.quarter,
            usual=case.money(spike.figures["median"]), newest=detail,
        )  # fmt: skip
    about = spike.quarter if spike is not None else case.quarter().label
    wanted = {"outlook": BLANK_WORD, "finding": BLANK_TEXT, "about": about}
    return unmet(detail, log_entry(case, "growth", **wanted))


def _says_nothing(text: str | None) -> bool:
    """Tell whether a text says nothing; placeholders were left out before."""
    return is_blank(text) and not is_placeholder(text or "")


@requirement(
    "receivables", lambda c: aging((*dates(c.account.receivables), *_month_ends(c)), RECEIVABLES_VALID_DAYS)
)
def receivables_known(case: Case) -> Outcome:
    """A receivables figure is fresh, its balance within the credit limit and at most a quarter overdue.

    The figure is from the account's log or its results, whichever is newer.
    """
    entry, credit = owing(case.portfolio, case.account_id, case.today), case.account.credit
    faults: list[str] = ["" if credit else phrase("no credit limit is recorded")]
    faults.append(case.too_old("receivables figure", entry, RECEIVABLES_VALID_DAYS))
    if entry and credit and entry.balance > credit.limit:
        over = "the balance of {amount} is over the limit of {limit}"
        faults.append(phrase(over, amount=case.money(entry.balance), limit=case.money(credit.limit)))
    if entry and entry.overdue is not None and entry.overdue > entry.balance * OVERDUE_AT_MOST:
        late = "{overdue} of {amount} is overdue, more than a quarter"
        faults.append(phrase(late, overdue=case.money(entry.overdue), amount=case.money(entry.balance)))
    missing = [fault for fault in faults if fault]
    if entry and credit and not missing:
        within = {"amount": case.money(entry.balance), "limit": case.money(credit.limit)}
        return met(phrase("{amount} on {day}, within {limit}", day=entry.date, **within))
    limit = [("credit.limit", BLANK), ("credit.terms_days", BLANK)]
    lines = [] if credit else [hints.set_fields(case.account_id, limit)]
    if entry is None or any(faults[1:]):
        lines.append(log_entry(case, "receivables", balance=BLANK, overdue=BLANK))
    return unmet(phrase("{faults}", faults=Words(tuple(missing), "; ")), "\n".join(lines))


def _month_ends(case: Case) -> list[dt.date]:
    results = case.portfolio.results.get(case.account_id)
    return [periods.named(label).end for label in results.months] if results is not None else []


def _manager_days(case: Case) -> tuple[dt.date | None, ...]:
    person = case.kam.people.get(case.account.manager or "")
    return (person.left,) if person else ()


@requirement("manager", _manager_days)
def manager_named(case: Case) -> Outcome:
    """The account has a key account manager who is in people and has not left."""
    manager = case.account.manager
    person = case.kam.people.get(manager) if manager else None
    if person is not None and not has_left(person, case.today) and not is_placeholder(person.name):
        return met(phrase("{who} manages the account", who=manager))
    detail = phrase("no key account manager is named")
    if person is not None and is_placeholder(person.name):
        detail = phrase("{who} is a placeholder: it names nobody yet", who=manager)
    elif manager is not None and person is not None:
        detail = phrase("{who} left on {day}", who=manager, day=person.left)
    elif manager is not None:
        detail = phrase("{who} is not in people", who=manager)
    who = our_person(case)
    remedy = hints.set_fields(case.account_id, [("manager", who)])
    if who not in case.kam.people:
        remedy = f"{new_person(who, 'manager', 'sales')}\n{remedy}"
    return unmet(detail, remedy)


@requirement("forecasts", lambda c: (*dates(c.account.forecasts), *quarters(c)))
def forecast_agreed(case: Case) -> Outcome:
    """A product forecast for this or the next quarter is agreed, and its capacity confirmed."""
    this = case.quarter()
    quarters = (this.label, periods.after("quarter", this, case.kam.fiscal_year_starts).label)
    current = [f for f in case.account.forecasts if f.date <= case.today and f.quarter in quarters]
    for forecast in current:
        if not _lacks(case, forecast):
            agreed = {"product": forecast.product, "quarter": forecast.quarter, "who": forecast.agreed_by}
            return met(phrase("{product}, {quarter}: agreed by {who}", **agreed))
    product, quarter, units = BLANK_TEXT, quarters[0], BLANK
    missing = "no product forecast for {quarter} or {next} is recorded"
    detail = phrase(missing, quarter=quarters[0], next=quarters[1])
    if current:
        nearest = min(reversed(current), key=lambda f: len(_lacks(case, f)))
        product, quarter, units = nearest.product, nearest.quarter, digits(nearest.units)
        lacks = "the forecast of {product} for {quarter} is not {what}"
        detail = phrase(lacks, product=product, quarter=quarter, what=Words(tuple(_lacks(case, nearest))))
    what = {"product": product, "quarter": quarter, "units": units}
    who = {"agreed_by": their_contact(case), "capacity_confirmed_by": our_person(case)}
    return unmet(detail, with_contact(case, log_entry(case, "forecast", **what, **who)))


def _lacks(case: Case, forecast: Forecast) -> list[str]:
    lacks: list[str] = []
    if forecast.agreed_by not in case.account.contacts:
        lacks.append(phrase("agreed by a contact"))
    if forecast.capacity_confirmed_by not in case.kam.people:
        lacks.append(phrase("with capacity confirmed by one of our people"))
    return lacks


@requirement("flight_risk", lambda c: aging(dates(c.account.flight_risk), FLIGHT_RISK_VALID_DAYS))
def flight_risk_assessed(case: Case) -> Outcome:
    """An assessment is at most 180 days old, and has a mitigation unless the level is low."""
    entry = newest(case.account.flight_risk, case.today)
    detail: str = phrase("the flight risk was never assessed")
    if entry is not None:
        detail = case.too_old("assessment", entry, FLIGHT_RISK_VALID_DAYS)
        if not detail and (entry.level == "low" or not _says_nothing(entry.mitigation)):
            return met(phrase("{level} on {day}", level=phrase(entry.level), day=entry.date))
        open_ = "the risk was {level} on {day}, and no mitigation is recorded"
        detail = detail or phrase(open_, level=phrase(entry.level), day=entry.date)
    assessed = {"level": BLANK_WORD, "reason": BLANK_TEXT, "mitigation": BLANK_TEXT}
    return unmet(detail, log_entry(case, "flight-risk", **assessed))
