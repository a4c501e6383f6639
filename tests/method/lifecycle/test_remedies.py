"""Every remedy is tried: what it says is written or run, and the requirement is then met."""

import datetime as dt
import itertools
import shlex
from functools import cache

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kamctl.method.lifecycle.stages import fallen_since, lifecycle
from kamctl.model.entries import entry_kinds, slots
from kamctl.model.field_paths import Astray, resolve
from kamctl.model.kinds import record_class
from kamctl.model.lifecycle import STAGE_OF
from kamctl.model.portfolio import Portfolio
from kamctl.model.shape import fields_of
from kamctl.workspace.load import load
from tests.method.workspaces import KAM, PLAN, TODAY, portfolio, workspace


def merged(base, more):
    """YAML data with a remedy's fragment added: keys set, log entries appended."""
    if isinstance(base, dict) and isinstance(more, dict):
        return {**base, **{key: merged(base.get(key), value) for key, value in more.items()}}
    if isinstance(base, list) and isinstance(more, list):
        return base + more
    return more


#: Where `set` finds a field, in its order.
PLACES = {"accounts/acme.yaml": "account", "plans/acme.yaml": "plan"}
#: What somebody fills into the blanks, by key.
ANSWERS = {
    "N": {"limit": 1000, "terms_days": 30, "balance": 100, "overdue": 25, "to_them": 1, "units": 1, "price": 3, "benefit": 4, "revenue": 9, "profit": 1},
    "WORD": {"reason": "quality", "outlook": "one-off", "level": "high", "rank": "manager"},
    "DATE": {"last_contact": TODAY},
    "…": {},
}  # fmt: skip


def filled(data, key: str = ""):
    """YAML data with its blanks filled in."""
    if isinstance(data, dict):
        return {k: filled(v, k) for k, v in data.items()}
    if isinstance(data, list):
        return [filled(v) for v in data]
    return str(ANSWERS[data].get(key, "Something")) if data in ANSWERS else data


def unfilled(data, key: str = ""):
    """YAML data as it is pasted."""
    return data


def apply(files: dict, remedy: str, fill=filled) -> dict:
    """Write each YAML fragment of a remedy to its file, and do what each of its commands does."""
    path, blocks = None, {}
    for line in remedy.splitlines():
        if line.startswith("in "):
            path = line[3:].rstrip(":")
            blocks.setdefault(path, []).append([])
        elif line.startswith("kamctl "):
            path = None
            run(files, shlex.split(line)[1:], fill)
        else:
            blocks[path][-1].append(line)
    for name, fragments in blocks.items():
        for fragment in fragments:
            data = yaml.load("\n".join(fragment), yaml.CBaseLoader)
            files[name] = merged(files.get(name), fill(data))
    return files


def pairs(words: list[str]) -> list[tuple[str, str]]:
    return list(zip(words[::2], words[1::2], strict=True))


def run(files: dict, words: list[str], fill) -> None:
    account = files["accounts/acme.yaml"]
    options = dict(itertools.pairwise(words))
    if words[0] in ("record", "add"):
        entry = entry_kinds()[words[2]]
        path = {"kam": "kam.yaml", "account": "accounts/acme.yaml", "plan": "plans/acme.yaml"}[entry.kind]
        made = {}
        for option, value in pairs(words[3 if entry.is_listed else 4 :]):
            *above, field = next(slot.path for slot in slots(entry.record) if slot.option == option)
            inner = made.setdefault(above[0], {}) if above else made
            inner[field] = fill(value, "rank" if (entry.name, field) == ("contact", "level") else field)
        made |= {"date": str(TODAY)} if entry.is_listed and "date" in fields_of(entry.record) else {}
        made |= (
            {"by": "s.bauer"}
            if entry.is_listed and "by" in fields_of(entry.record) and "by" not in made
            else {}
        )
        more = [made] if entry.is_listed else {words[3]: made}
        files[path] = merged(files.get(path), {entry.field: more})
    elif words[0] == "set":
        for written, value in pairs(words[2:]):
            path = next(
                p
                for p, k in PLACES.items()
                if not isinstance(resolve(record_class(k), written, files.get(p)), Astray)
            )
            *above, field = resolve(record_class(PLACES[path]), written, files[path])
            here = files[path]
            for step in above:
                here = here.setdefault(step, {})
            here[field] = fill(value, field)
    elif words[0] == "new":
        files["plans/acme.yaml"] = yaml.load(PLAN, yaml.CBaseLoader)
    elif words[0] == "validate":
        said = {"date": fill(options["--date"], "last_contact"), "by": options["--by"]}
        files["plans/acme.yaml"].setdefault("validations", []).append(said)
    elif words[0] == "touch":
        account.setdefault("touches", []).append({"date": str(TODAY), "whom": words[2:3]})
    elif words[0] == "minutes":
        who = [b for a, b in itertools.pairwise(words) if a == "--attendee"]
        minutes = {"held": options["--held"], "attendees": who, "summary": fill(options["--summary"])}
        files[f"reviews/acme/{options['--quarter']}.yaml"] = minutes
    elif words[:2] == ["action", "done"]:
        files["plans/acme.yaml"]["actions"][words[3]]["done"] = str(TODAY)
    elif words[:2] == ["value", "add"]:
        accepted = {"by": options["--accepted-by"], "date": str(TODAY)}
        account.setdefault("value", []).append(
            {"date": str(TODAY), "what": fill(words[3]), "accepted": accepted}
        )
    else:
        raise AssertionError(words)


def portfolio_of(files: dict) -> Portfolio:
    return portfolio({path: yaml.dump(data, Dumper=yaml.CSafeDumper) for path, data in files.items()})


CONTACTS = """
contacts:
  p.top: {name: Pia Top, level: vice-president, function: general%s}
  d.mid: {name: Dan Mid, level: director, function: finance%s}
  m.low: {name: Mo Low, level: manager, function: operations}
"""
BEFORE_ANY = {
    "nothing": "",
    "price": "buying_reasons: [{reason: price}]",
    "old growth": "growth: [{date: 2024-01-01, by: f.gomez, outlook: seasonal, finding: Snow}]",
    "over the limit": "credit: {limit: 100, terms_days: 30}\nreceivables: [{date: 2026-10-01, balance: 250, overdue: 0}]",
    "no limit": "receivables: [{date: 2026-10-01, balance: 250, overdue: 0}]",
    "old balance": "credit: {limit: 100, terms_days: 30}\nreceivables: [{date: 2026-01-01, balance: 50, overdue: 0}]",
    "manager left": "manager: o.gone",
    "bare forecast": 'forecasts: [{date: 2026-09-01, product: "[Frames]: 3/4\\"", quarter: 2026-Q4, units: 12.5}]',
    "risk": 'flight_risk: [{date: 2026-10-01, by: s.bauer, level: high, reason: "yes"}]',
    "nobody meets": CONTACTS % ("", ""),
    "stale": CONTACTS % (", counterpart: v.park, last_contact: 2025-01-01", ", counterpart: f.gomez"),
    "mismatch": CONTACTS
    % (", counterpart: s.bauer, last_contact: 2026-10-01", ", counterpart: o.gone, last_contact: 2025-10-01"),
    "a post": 'contacts: {p.post: {name: "?", level: president, function: general}}',
    "old check": CONTACTS % ("", "") + "value_checks: [{date: 2025-01-01, by: p.top, price: 5, benefit: 4}]",
}
PLANS = {
    "no plan": "",
    "plan": PLAN,
    "late": PLAN
    + """
initiatives: {frames: {name: Frames, owner: s.bauer, start: 2026-01-01, end: 2026-12-31}}
actions: {a-7k2q: {do: Agree, owner: s.bauer, opened: 2026-07-01, due: 2026-08-01}}
""",
}
STAGES = "stages: [{stage: 6, date: 2026-09-01, by: s.bauer}]"


def files_of(account: str, plan: str, minutes: str = "") -> dict:
    texts = {"kam.yaml": KAM, "accounts/acme.yaml": f"name: Acme\n{STAGES}\n{account}"}
    if plan:
        texts["plans/acme.yaml"] = plan
    texts["results/acme.yaml"] = "months: {2025-12: {revenue: 9, profit: -1}}"
    if minutes:
        texts["reviews/acme/2026-Q3.yaml"] = minutes
    return {path: yaml.load(text, yaml.CBaseLoader) for path, text in texts.items()}


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("account", BEFORE_ANY)
@pytest.mark.parametrize("name", STAGE_OF)
def test_what_a_remedy_says_meets_the_requirement(name, account, plan):
    minutes = "held: 2026-07-01\nattendees: [s.bauer]\nsummary: Fine\nagreed: [a-7k2q]"
    files = files_of(BEFORE_ANY[account], PLANS[plan], minutes)
    [found] = [r for r in lifecycle(portfolio_of(files), "acme", TODAY).requirements if r.name == name]
    if found.state == "met":
        assert found.remedy == ""
        return
    assert found.detail
    after = lifecycle(portfolio_of(apply(files, found.remedy)), "acme", TODAY)
    assert [r.state for r in after.requirements if r.name == name] == ["met"], found.remedy


@pytest.mark.parametrize(
    "name",
    ["buying-reason", "value-beyond-price", "growth-investigated", "receivables-known", "forecast-agreed",
     "flight-risk-assessed", "executive-pair", "benefit-exceeds-price", "profitable"],
)  # fmt: skip
def test_a_pasted_remedy_with_blanks_meets_nothing(name):
    files = files_of("buying_reasons: [{reason: price}]" if name == "value-beyond-price" else "", PLAN)
    [found] = [r for r in lifecycle(portfolio_of(files), "acme", TODAY).requirements if r.name == name]
    texts = {
        p: yaml.dump(d, Dumper=yaml.CSafeDumper) for p, d in apply(files, found.remedy, unfilled).items()
    }
    assert load(texts).portfolio.broken, found.remedy


def test_without_our_own_president_the_remedy_first_adds_one():
    files = files_of("contacts: {p.top: {name: Pia Top, level: president, function: general}}", "")
    del files["kam.yaml"]["people"]["d.osei"]
    [pair] = [
        r for r in lifecycle(portfolio_of(files), "acme", TODAY).requirements if r.name == "executive-pair"
    ]
    assert pair.remedy.startswith("kamctl add settings person new.person --name '…' --level president ")
    after = lifecycle(portfolio_of(apply(files, pair.remedy)), "acme", TODAY)
    assert [r.state for r in after.requirements if r.name == "executive-pair"] == ["met"]


days = st.dates(dt.date(2026, 2, 1), dt.date(2026, 11, 1))


@st.composite
def lives(draw):
    """An account at stage 6 with entries on any days."""

    def log(entry: str, most: int = 2) -> str:
        return "[" + ", ".join(f"{{date: {d}, {entry}}}" for d in draw(st.lists(days, max_size=most))) + "]"

    steps = sorted(draw(st.lists(days, min_size=5, max_size=5)))
    stages = ", ".join(f"{{stage: {n}, date: {day}, by: s.bauer}}" for n, day in enumerate(steps, 2))
    contact = f"counterpart: s.bauer, last_contact: {draw(days)}, left: {draw(days)}"
    return f"""
manager: {draw(st.sampled_from(["s.bauer", "o.gone"]))}
stages: [{stages}]
growth: {log("by: f.gomez, outlook: seasonal, finding: Snow")}
credit: {{limit: 100, terms_days: 30}}
receivables: {log("balance: " + draw(st.sampled_from(["50", "150"])) + ", overdue: 0")}
flight_risk: {log("by: s.bauer, level: low, reason: Calm")}
value_checks: {log("by: m.low, price: 3, benefit: " + draw(st.sampled_from(["2", "4"])))}
value: [{{date: 2026-02-01, what: Less, accepted: {{by: m.low, date: {draw(days)}}}}}]
forecasts: {log("product: F, quarter: 2026-Q3, units: 1, agreed_by: m.low, capacity_confirmed_by: l.chen")}
contacts:
  m.low: {{name: Mo Low, level: manager, function: operations, {contact}}}
  d.mid: {{name: Dan Mid, level: director, function: finance, counterpart: f.gomez, last_contact: {draw(days)}}}
"""


@settings(max_examples=10, deadline=None)
@given(lives(), days, days)
def test_since_when_a_requirement_fell_is_what_asking_day_by_day_would_find(account, held, due):
    plan = f"actions: {{a-7k2q: {{do: Agree, owner: s.bauer, opened: 2026-02-01, due: {due}}}}}"
    minutes = f"held: {held}\nattendees: [s.bauer]\nsummary: Fine\nagreed: [a-7k2q]"
    life = workspace(account, plan=plan, reviews={"2026-Q3": minutes})
    stages = life.accounts["acme"].stages
    today = max(TODAY, stages[-1].date)

    @cache
    def unmet(day: dt.date) -> set[str]:
        return {r.name for r in lifecycle(life, "acme", day).requirements if r.state == "unmet"}

    for name in [r.name for r in lifecycle(life, "acme", today).reopened]:
        first = stages[STAGE_OF[name] - 1].date
        day = today
        while day >= first and name in unmet(day):
            day -= dt.timedelta(1)
        expected = None if day < first else day + dt.timedelta(1)
        assert fallen_since(life, "acme", name, today) == expected, name
