"""The pages of the whole portfolio, made from the cards of the accounts."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from kamctl.app.site.card import Card, unpacked_finding
from kamctl.app.site.pack import unpack
from kamctl.app.site.sources import Sources
from kamctl.charts import calendar, capacity, matrix, quadrants, stages, whale
from kamctl.charts.calendar import Ahead
from kamctl.charts.chart import Chart
from kamctl.charts.matrix import Matrix
from kamctl.charts.matrix import Placed as Earning
from kamctl.charts.palette import NAMES
from kamctl.charts.stages import Stands
from kamctl.checks.registry import BY_NAME, RULES
from kamctl.findings import Finding
from kamctl.method.due import Due
from kamctl.method.money.concentration import concentration, whale_curve
from kamctl.method.money.report import Report, Row
from kamctl.method.money.totals import Earned
from kamctl.method.resources.capacity import Demand, Load, loads
from kamctl.method.selection.second_axis.matrix import ASKS, Placed
from kamctl.model.criteria import Criteria
from kamctl.model.kam import Kam
from kamctl.model.offerings import Offerings
from kamctl.model.resources import Resources
from kamctl.model.results import PortfolioResults
from kamctl.views.pages.drawing import draw
from kamctl.views.rules import page as rule_page
from kamctl.wording import number, plural, score, whole_money
from kamctl.workspace.paths import account_path

#: Rows of a long table on one page; the others follow on further pages.
ROWS = 600
#: Rows of a page of accounts: fewer, because the first page also has charts of every account.
ACCOUNT_ROWS = 240
#: Rows of the calendar, which has only one page: each account's page has its own calendar.
_DAYS_ROWS = 400
#: Entries of each list on the front page; the rest is on the list's own page.
_DECIDE, _LATE, _CHANGED = 8, 8, 12
#: The most competitors for a role in a quarter that a page shows.
_COMPETE = 25
_ZERO = Decimal(0)
#: Width and height of the whale curve in pixels.
_WIDE, _NARROW = (720, 330), (470, 270)
#: The field behind each item that waits for a decision; no rule reports it before it is late.
_WAITS = {"exit-review-undecided": "standing", "nomination-waits": "decisions"}


class Shared(NamedTuple):
    """What every page can use: our settings, the criteria, the day."""

    kam: Kam
    criteria: Criteria | None
    resources: Resources | None
    offerings: Offerings | None
    results: PortfolioResults | None
    today: dt.date


class Whole(NamedTuple):
    """The whole portfolio: the accounts' cards, the findings about no account, and what changed."""

    shared: Shared
    cards: Sequence[Card]
    findings: Sequence[Finding]
    changes: Sequence[tuple[str, str, str]]
    since: str
    sources: Sources
    report: Report | None = None

    @property
    def everything_found(self) -> list[Finding]:
        """All findings, by path and line."""
        of_accounts = (unpacked_finding(one) for card in self.cards for one in card["findings"])
        return sorted([*self.findings, *of_accounts], key=lambda f: (f.path, f.line, f.column, f.rule))


def picture(made: Chart | None) -> dict[str, str] | None:
    """Return a chart as a drawing with its sentence."""
    return None if made is None else {"title": made.title, "svg": draw(made.spec, made.title, NAMES)}


def pages_of(rows: Sequence[Any], size: int) -> list[Sequence[Any]]:
    """Return the rows of each page of a table; an empty table has one page without rows."""
    return [rows[i : i + size] for i in range(0, len(rows), size)] or [()]


def figures(whole: Whole) -> list[dict[str, Any]]:
    """Return the figures at the top of the front page, each with the page that tells more."""
    cards = whole.cards
    keys = sum(1 for card in cards if card["decision"] == "selected")
    known = [card for card in cards if card["profit"] is not None]
    profit = sum((Decimal(card["profit"]) for card in known), _ZERO)
    revenue = sum((Decimal(card["revenue"]) for card in known), _ZERO)
    late = sum(card["late"] for card in cards)
    found = Counter(f.severity for f in whole.everything_found)
    period = f"from {plural(len(known), 'account')}" if known else "no results yet"
    return [
        {"value": number(keys), "label": "key accounts", "note": f"of {plural(len(cards), 'account')}", "page": "accounts.html"},
        {
            "value": whole_money(profit), "label": f"profit, {whole.shared.kam.currency}", "page": "accounts.html",
            "note": f"{period}, revenue {whole_money(revenue)}" if known else period, "bad": profit < 0,
        },
        {"value": number(late), "label": "overdue", "note": "of all due dates", "page": "calendar.html", "bad": late > 0},
        {
            "value": number(found["error"]), "label": "errors" if found["error"] != 1 else "error", "page": "findings.html",
            "note": f"and {plural(found['warning'], 'warning')}", "bad": found["error"] > 0,
        },
    ]  # fmt: skip


def monday(whole: Whole, urgent: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the front page: what management has to decide, what is late and who owns it, what changed."""
    names = {card["account"]: card["name"] for card in whole.cards}
    decide = [one for one in urgent if one["kind"] == "decision"]
    rest = [one for one in urgent if one["kind"] != "decision"]
    late = _late(whole)
    return {
        "figures": figures(whole),
        "decide": [_urgent(one, names, whole.sources) for one in decide[:_DECIDE]],
        "decide_more": max(0, len(decide) - _DECIDE),
        "rest": [_urgent(one, names, whole.sources) for one in rest[:_DECIDE]],
        "rest_more": max(0, len(rest) - _DECIDE),
        "late": late[:_LATE],
        "late_more": max(0, len(late) - _LATE),
        "changes": [{"account": a, "name": n, "sentence": s} for a, n, s in whole.changes[:_CHANGED]],
        "changes_more": max(0, len(whole.changes) - _CHANGED),
        "since": whole.since,
        "whale": picture(_whale(whole, narrow=True)),
        "concentration": _concentration(whole.shared),
    }


def _urgent(one: Mapping[str, Any], names: Mapping[str, str], sources: Sources) -> dict[str, Any]:
    href = sources.line(one["path"], one["line"])
    if not one["path"] and one["account"] in names and one["rule"] in _WAITS:
        href = sources.of(account_path(one["account"]), _WAITS[one["rule"]], key=True)
    return {**one, "name": names.get(one["account"] or "", ""), "href": href}


def _late(whole: Whole) -> list[dict[str, Any]]:
    """Return the overdue items by owner, those with most first, with the most overdue of each."""
    found: dict[str, list[tuple[Card, Any]]] = {}
    for card in whole.cards:
        for values in card["dues"]:
            one = unpack(Due, values)
            if one.days_overdue:
                found.setdefault(card["names"].get(one.owner, "nobody"), []).append((card, one))
    rows = []
    for who, mine in found.items():
        card, worst = max(mine, key=lambda pair: (pair[1].days_overdue, pair[1].account, pair[1].id))
        rows.append({
            "who": who, "count": len(mine), "account": card["account"], "name": card["name"], "what": worst.what,
            "days": worst.days_overdue,
        })  # fmt: skip
    return sorted(rows, key=lambda row: (-row["count"], -row["days"], row["who"]))


def accounts(whole: Whole) -> dict[str, Any]:
    """Return the page of all accounts: two matrices, stages, whale curve. Its table has further pages."""
    counts = Counter(card["quadrant"] for card in whole.cards)
    criteria = whole.shared.criteria
    return {
        "quadrants": picture(_quadrants(whole)),
        "asks": [
            {"name": name, "what": what, "asks": does, "count": number(counts[name])}
            for name, (what, does) in ASKS.items()
            if counts[name]
        ],
        "has_quadrants": criteria is not None and criteria.strength is not None,
        "has_tiers": criteria is not None and bool(criteria.tiers),
        "matrix": picture(_matrix(whole)),
        "stages": picture(_stages(whole)),
        "whale": picture(_whale(whole)),
        "concentration": _concentration(whole.shared),
    }


def rows_of_accounts(whole: Whole) -> list[dict[str, Any]]:
    """Return the rows of the table of accounts: key accounts first, then by score, then by id."""
    ordered = sorted(
        whole.cards, key=lambda c: (c["decision"] != "selected", -Decimal(c["exact"] or -1), c["account"])
    )
    rows = []
    for card in ordered:
        levels = Counter(one["severity"] for one in card["findings"])
        rows.append({
            **{key: card[key] for key in (
                "account", "name", "manager", "decision", "score", "tier", "quadrant", "stage", "standing",
                "late", "spark",
            )},
            "profit": None if card["profit"] is None else whole_money(Decimal(card["profit"])),
            "revenue": None if card["revenue"] is None else whole_money(Decimal(card["revenue"])),
            "loses": card["profit"] is not None and Decimal(card["profit"]) < 0,
            "errors": levels["error"], "warnings": levels["warning"],
        })  # fmt: skip
    return rows


def _matrix(whole: Whole) -> Chart | None:
    placed = tuple(unpack(Earning, card["earned"]) for card in whole.cards if card["earned"] is not None)
    if not placed or whole.shared.criteria is None:
        return None
    left_out = len(whole.cards) - len(placed)
    return matrix.chart(Matrix(placed, left_out, whole.shared.criteria.select_at, whole.shared.kam.currency))


def _quadrants(whole: Whole) -> Chart | None:
    criteria = whole.shared.criteria
    if criteria is None or criteria.strength is None:
        return None
    placed = tuple(unpack(Placed, card["placed"]) for card in whole.cards if card["placed"] is not None)
    found = quadrants.of_placed(placed, criteria.select_at, criteria.strength.strong_at)
    return None if found is None else quadrants.chart(found)


def _stages(whole: Whole) -> Chart | None:
    found = tuple(unpack(Stands, card["stands"]) for card in whole.cards if card["stands"] is not None)
    return stages.chart(found) if found else None


def _whale(whole: Whole, *, narrow: bool = False) -> Chart | None:
    """Return the whale curve of the ledger if its report was made, otherwise of the accounts' results."""
    size = _NARROW if narrow else _WIDE
    if whole.report is not None:
        return whale.chart(whole.report, *size) if whole.report.rows else None
    known = {card["account"]: card for card in whole.cards if card["profit"] is not None}
    if len(known) < 2:
        return None
    curve = whale_curve(
        Earned(name, Decimal(card["revenue"]), Decimal(card["profit"])) for name, card in known.items()
    )
    rows = tuple(
        Row(one.rank, one.customer, one.customer, known[one.customer]["name"], one.revenue, one.profit, None, one.cumulated, one.share)
        for one in curve
    )  # fmt: skip
    start = min(dt.date.fromisoformat(card["from"]) for card in known.values())
    end = max(dt.date.fromisoformat(card["to"]) for card in known.values())
    currency = whole.shared.kam.currency
    found = Report("results", "customer", start, end, currency, "", 0, concentration(curve), rows)
    return whale.chart(found, *size)


def _concentration(shared: Shared) -> str:
    """Say how the latest year's profit was spread over all customers; empty if that is unknown."""
    years = shared.results.years if shared.results is not None else {}
    if not years:
        return ""
    label = max(years)
    year = years[label]
    best = year.best_fifth.positive_profit_share
    share = "" if best is None else f" bring {score(best).removesuffix('.0')} % of all that is earned"
    lose = f"{number(year.losing.customers)} lose {whole_money(-year.losing.profit)} {shared.kam.currency}"
    return f"Of all {number(year.customers)} customers of {label}, the best {number(year.best_fifth.customers)}{share}; {lose}."


def calendar_page(whole: Whole) -> dict[str, Any]:
    """Return the page of the next 90 days; its table is cut to one page, as accounts have their own."""
    dues = tuple(
        sorted(
            (unpack(Due, values) for card in whole.cards for values in card["dues"]),
            key=lambda one: (one.due, one.kind, one.account, one.id),
        )
    )
    names: dict[str | None, str] = {None: "nobody"}
    for card in whole.cards:
        names.update(card["names"])
    made = calendar.chart(Ahead(dues, names, whole.shared.today)) if dues else None
    rows = [
        {
            "due": one.due, "late": one.days_overdue, "kind": one.kind, "what": one.what, "owner": names[one.owner],
            "account": one.account, "name": one.account_name,
        }
        for one in dues
    ]  # fmt: skip
    return {"chart": picture(made), "rows": rows[:_DAYS_ROWS], "more": max(0, len(rows) - _DAYS_ROWS)}


def resources_page(whole: Whole) -> dict[str, Any]:
    """Return the page of scarce roles: capacity, demand, grants, and who competes."""
    ranked = sorted((c for c in whole.cards if c["exact"] is not None), key=lambda c: -Decimal(c["exact"]))
    ranks = {card["account"]: place for place, card in enumerate(ranked, start=1)}
    asked, links = [], {}
    for role, quarter, packed, href in (kept for card in whole.cards for kept in card["demands"]):
        demand = unpack(Demand, packed)
        asked.append((role, quarter, demand._replace(rank=ranks.get(demand.account))))
        links[demand.account, demand.initiative, demand.entry] = href
    shared = whole.shared
    found = loads(asked, shared.resources, shared.kam.fiscal_year_starts, today=shared.today)
    ahead = tuple(load for load in found if load.end >= shared.today)
    return {
        "chart": picture(capacity.chart(ahead) if ahead else None),
        "loads": [_load(load, whole.sources, links) for load in ahead],
        "known": shared.resources is not None,
    }


def _load(load: Load, sources: Sources, links: Mapping[tuple[str, str, int], str]) -> dict[str, Any]:
    return {
        "quarter": load.quarter, "role": load.name, "over": load.over,
        "capacity": None if load.capacity is None else number(load.capacity), "days": number(load.days),
        "free": None if load.free is None else number(load.free),
        "granted": None if load.granted is None else number(load.granted),
        "href": sources.of("resources.yaml", "roles", load.role, "capacity", load.quarter),
        "more": max(0, len(load.demands) - _COMPETE),
        "demands": [
            {
                "account": d.account, "name": d.name, "initiative": d.initiative_name, "days": number(d.days),
                "minimum": None if d.minimum is None else number(d.minimum), "rank": d.rank,
                "granted": None if d.granted is None else number(d.granted),
                "href": links[d.account, d.initiative, d.entry],
            }
            for d in load.demands[:_COMPETE]
        ],
    }  # fmt: skip


def findings_page(whole: Whole) -> list[dict[str, Any]]:
    """Return the findings as rows, errors first, grouped by rule."""
    names = {card["account"]: card["name"] for card in whole.cards}
    people = whole.shared.kam.people
    rows = []
    for one in sorted(whole.everything_found, key=lambda f: (f.severity != "error", f.code, f.path, f.line)):
        owner = people.get(one.owner or "")
        rows.append({
            "severity": one.severity, "rule": one.rule, "code": one.code, "title": BY_NAME[one.rule].title.rstrip("."),
            "message": one.message, "help": one.help, "account": one.account if one.account in names else None,
            "name": names.get(one.account or "", ""), "path": one.path, "line": one.line,
            "owner": owner.name if owner is not None else one.owner or "",
            "href": whole.sources.line(one.path, one.line),
        })  # fmt: skip
    return rows


def rules_page() -> list[dict[str, Any]]:
    """Return the page of each rule as parts of Markdown: paragraphs and examples."""
    found = []
    for rule in RULES:
        _, _, body = rule_page(rule).partition("\n\n")
        found.append({
            "name": rule.name, "code": rule.code, "level": rule.level, "title": rule.title.rstrip("."),
            "parts": list(_parts(body.partition("\n\n")[2])),
        })  # fmt: skip
    return found


def _parts(text: str) -> Iterable[dict[str, str]]:
    """Yield the paragraphs and the examples of a rule's page."""
    for i, block in enumerate(text.split("```")):
        if i % 2:
            yield {"kind": "code", "text": block.partition("\n")[2].rstrip()}
            continue
        for paragraph in block.split("\n\n"):
            said = " ".join(paragraph.split())
            if said:
                label = said.startswith("**")
                yield {
                    "kind": "label" if label else "text",
                    "text": said.replace("**", "") if label else said,
                }
