"""The requirements of the gates out of stages 1 (fit), 2 (supply) and 3 (support)."""

from __future__ import annotations

from decimal import Decimal

from kamctl.method.lifecycle.gate import Case, Outcome, met, unmet
from kamctl.method.lifecycle.remedies import in_account, in_file, in_plan, our_person, quoted, their_contact
from kamctl.method.logs import newest
from kamctl.method.relationships.coverage import has_left
from kamctl.model import periods
from kamctl.model.account import Forecast
from kamctl.model.periods import add_years
from kamctl.wording import digits, listed, plural

#: Days for which a receivables figure is good.
RECEIVABLES_VALID_DAYS = 90
#: Days for which an assessment of the flight risk holds.
FLIGHT_RISK_VALID_DAYS = 180
#: An amount to write over, where none is known.
_EXAMPLE = Decimal(100000)


def buying_reason(case: Case) -> Outcome:
    """At least one buying reason is recorded, the main one first."""
    reasons = case.account.buying_reasons
    if reasons:
        return met(f"the main buying reason is {reasons[0].reason}")
    remedy = in_account(
        case.account_id, "buying_reasons:", "  - {reason: quality, note: What they say themselves}"
    )
    return unmet("no buying reason is recorded", remedy)


def value_beyond_price(case: Case) -> Outcome:
    """Where the main buying reason is price, the plan holds an initiative that is worth something to them."""
    reasons = case.account.buying_reasons
    if not reasons or reasons[0].reason != "price":
        return met("price is not the main buying reason")
    initiatives = case.plan.initiatives if case.plan else {}
    for key, initiative in initiatives.items():
        worth = initiative.worth.to_them if initiative.worth else None
        if worth:
            return met(f"they buy for the price, and {key} is worth {case.money(worth)} a year to them")
    detail = "they buy for the price, and no initiative of the plan has a `worth.to_them`"
    if initiatives:
        first = next(iter(initiatives))
        return unmet(
            detail, in_plan(case.account_id, "initiatives:", f"  {first}:", "    worth: {to_them: 100000}")
        )
    return unmet(detail, _first_initiative(case))


def _first_initiative(case: Case) -> str:
    who = our_person(case.kam, case.account, case.today)
    begun, end = [], add_years(case.today, 1)
    if case.plan is None:
        begun = [
            f"horizon: {{start: {case.today}, end: {end}}}",
            "destination: Where the relationship is to stand at the end",
            f"team: {{{who}: lead}}",
        ]
    else:
        end = max(case.plan.horizon.end, case.today)
    return in_plan(
        case.account_id,
        *begun,
        "initiatives:",
        "  first-initiative:",
        "    name: What we do to help them",
        f"    owner: {who}",
        f"    start: {case.today}",
        f"    end: {end}",
        "    worth: {to_them: 100000}",
    )


def growth_investigated(case: Case) -> Outcome:
    """A growth entry is dated within this stage."""
    entry = newest(case.account.growth, case.today)
    if entry is not None and case.within_stage(entry.date):
        return met(f"investigated on {entry.date}: {entry.outlook}")
    who = our_person(case.kam, case.account, case.today)
    line = f"  - {{date: {case.today}, by: {who}, outlook: structural, finding: What lies behind the growth}}"
    detail = "no growth entry is recorded"
    if entry is not None:
        detail = f"the newest growth entry is of {entry.date}, before the stage began on {case.since}"
    return unmet(detail, in_account(case.account_id, "growth:", line))


def receivables_known(case: Case) -> Outcome:
    """A receivables figure is at most 90 days old, and its balance within the credit limit."""
    entry, credit = newest(case.account.receivables, case.today), case.account.credit
    missing, lines = [], []
    if credit is None:
        missing.append("no credit limit is recorded")
        limit = entry.balance if entry else _EXAMPLE
        lines += [f"credit: {{limit: {digits(limit)}, terms_days: 30}}"]
    within = credit is None or entry is None or entry.balance <= credit.limit
    age = (case.today - entry.date).days if entry else None
    if entry is None:
        missing.append("no receivables figure is recorded")
    elif age is not None and age > RECEIVABLES_VALID_DAYS:
        missing.append(
            f"the newest receivables figure is {plural(age, 'day')} old, {RECEIVABLES_VALID_DAYS} are allowed"
        )
    if entry is not None and credit is not None and not within:
        missing.append(
            f"the balance of {case.money(entry.balance)} is over the limit of {case.money(credit.limit)}"
        )
    if not missing and entry is not None and credit is not None:
        return met(f"{case.money(entry.balance)} on {entry.date}, within {case.money(credit.limit)}")
    if entry is None or not within or (age or 0) > RECEIVABLES_VALID_DAYS:
        balance = (
            credit.limit if credit and (entry is None or not within) else entry.balance if entry else _EXAMPLE
        )
        lines += ["receivables:", f"  - {{date: {case.today}, balance: {digits(balance)}, overdue: 0}}"]
    return unmet("; ".join(missing), in_account(case.account_id, *lines))


def manager_named(case: Case) -> Outcome:
    """The account has a key account manager, who is in people and has not left."""
    manager = case.account.manager
    person = case.kam.people.get(manager) if manager else None
    if person is not None and not has_left(person, case.today):
        return met(f"{manager} manages the account")
    detail = "no key account manager is named"
    if manager is not None:
        detail = f"{manager} left on {person.left}" if person else f"{manager} is not in people"
    who = our_person(case.kam, case.account, case.today)
    remedy = in_account(case.account_id, f"manager: {who}")
    if who not in case.kam.people:
        people = in_file(
            "kam.yaml", "people:", f"  {who}: {{name: First Last, level: manager, function: sales}}"
        )
        remedy = f"{people}\n{remedy}"
    return unmet(detail, remedy)


def forecast_agreed(case: Case) -> Outcome:
    """A product forecast for this or the next quarter is agreed, and its capacity confirmed."""
    this = case.quarter()
    quarters = (this.label, periods.after("quarter", this, case.kam.fiscal_year_starts).label)
    current = [f for f in case.account.forecasts if f.date <= case.today and f.quarter in quarters]
    for forecast in current:
        if not _lacks(case, forecast):
            return met(f"{forecast.product}, {forecast.quarter}: agreed by {forecast.agreed_by}")
    product, quarter, units = "Product or product line", quarters[0], "100"
    detail = f"no product forecast for {quarters[0]} or {quarters[1]} is recorded"
    if current:
        nearest = min(reversed(current), key=lambda f: len(_lacks(case, f)))
        product, quarter, units = nearest.product, nearest.quarter, digits(nearest.units)
        detail = f"the forecast of {product} for {quarter} is not {listed(_lacks(case, nearest))}"
    contact, who = their_contact(case.account, case.today), our_person(case.kam, case.account, case.today)
    head = f"date: {case.today}, product: {quoted(product)}, quarter: {quarter}, units: {units}"
    lines = ["forecasts:", f"  - {{{head}, agreed_by: {contact}, capacity_confirmed_by: {who}}}"]
    if contact not in case.account.contacts:
        lines += ["contacts:", f"  {contact}: {{name: First Last, level: manager, function: purchasing}}"]
    return unmet(detail, in_account(case.account_id, *lines))


def _lacks(case: Case, forecast: Forecast) -> list[str]:
    lacks = []
    if forecast.agreed_by not in case.account.contacts:
        lacks.append("agreed by a contact")
    if forecast.capacity_confirmed_by not in case.kam.people:
        lacks.append("confirmed in capacity by one of ours")
    return lacks


def flight_risk_assessed(case: Case) -> Outcome:
    """An assessment is at most 180 days old, and has a mitigation unless the level is low."""
    entry = newest(case.account.flight_risk, case.today)
    detail = "the flight risk was never assessed"
    level, reason = "medium", "What the assessment rests on"
    if entry is not None:
        age = (case.today - entry.date).days
        level, reason = entry.level, entry.reason
        if age > FLIGHT_RISK_VALID_DAYS:
            detail = (
                f"the newest assessment is {plural(age, 'day')} old, {FLIGHT_RISK_VALID_DAYS} are allowed"
            )
        elif entry.level != "low" and entry.mitigation is None:
            detail = f"the risk was {entry.level} on {entry.date}, and no mitigation is recorded"
        else:
            return met(f"{entry.level} on {entry.date}")
    who = our_person(case.kam, case.account, case.today)
    facts = f"date: {case.today}, by: {who}, level: {level}, reason: {quoted(reason)}"
    against = "" if level == "low" else ", mitigation: What we do about it"
    return unmet(detail, in_account(case.account_id, "flight_risk:", f"  - {{{facts}{against}}}"))
