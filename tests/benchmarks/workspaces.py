"""Makes workspaces of any size, the same in every run: sound ones of realistic length, and faulty ones."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

TODAY = dt.date(2026, 11, 22)
CRITERIA = ("strategic-fit", "growth", "profit", "partnership", "reach")
_TEXT = (
    "frame store season order price forecast delivery launch margin range service plan workshop quality dealer "
    "rider trail programme lead time stock agreed with the new for and their our two months quarter after before"
)
WORDS = tuple(_TEXT.split())

KAM = """\
company: Northbound Frames
currency: EUR
timezone: Europe/Berlin
people:
  d.osei: {name: Dora Osei, level: president, function: general management}
  l.chen: {name: Li Chen, level: director, function: operations}
  f.gomez: {name: Fernanda Gomez, level: manager, function: finance}
"""
PERSON = "  s.{n}: {{name: Seller {n}, title: Key Account Manager, level: manager, function: sales}}\n"
CRITERIA_FILE = """\
edition: "2026"
approved: {by: d.osei, date: 2026-01-12}
scale: {low: 0, high: 5}
select_at: 70
exit_below: 30
criteria:
""" + "".join(f"  {c}: {{name: {c.title()}, weight: 20, question: What about {c}}}\n" for c in CRITERIA)
RESOURCES = """\
roles:
  application-engineer: {name: Application engineers, capacity: {2026-Q4: 1000000, 2027-Q1: 1000000}}
"""


OFFERINGS = "offerings:\n" + "".join(f"  offering-{n}: {{name: Offering {n}}}\n" for n in range(8))


def write_white_space(folder: Path, accounts: int, seed: int = 1) -> Path:
    """Write a workspace whose accounts say what two units do about eight offerings."""
    write(folder, accounts, seed)
    _put(folder / "offerings.yaml", OFFERINGS)
    draw = random.Random(seed)
    for file in sorted((folder / "accounts").iterdir()):
        rows = ["units: {north: {name: North}, south: {name: South}}", "white_space:"]
        for unit in ("north", "south"):
            rows.append(f"  {unit}:")
            for n in range(8):
                spend = draw.randint(50, 90)
                cell = f"state: shared, spend: {spend}000, ours: 30000, rivals: {{globex: {draw.randint(1, 20)}000}}"
                initiative = ", initiative: initiative-0" if n < 4 else ""
                rows.append(f"    offering-{n}: {{{cell}, date: 2026-08-02{initiative}}}")
        _put(file, file.read_text("utf-8") + "\n".join(rows) + "\n")
    return folder


def write(folder: Path, accounts: int, seed: int = 1) -> Path:
    """Write a workspace of so many accounts and plans, and return its folder."""
    draw = random.Random(seed)
    for name in ("accounts", "plans"):
        (folder / name).mkdir(parents=True)
    sellers = max(1, accounts // 3)
    _put(folder / "kam.yaml", KAM + "".join(PERSON.format(n=n) for n in range(sellers)))
    _put(folder / "criteria.yaml", CRITERIA_FILE)
    _put(folder / "resources.yaml", RESOURCES)
    for n in range(accounts):
        name, seller = f"account-{n:05}", f"s.{n % sellers}"
        _put(folder / "accounts" / f"{name}.yaml", account(draw, n, seller))
        _put(folder / "plans" / f"{name}.yaml", plan(draw, seller))
    return folder


STRENGTH = "strength:\n  criteria:\n" + "".join(
    f"    {name}: {{name: {name.title()}, weight: {weight}, question: Do they rate ours above the best rival's?}}\n"
    for name, weight in (("delivery", 40), ("service", 30), ("people", 30))
)


def write_matrix(folder: Path, accounts: int, seed: int = 1) -> Path:
    """Write a workspace whose accounts are placed on both axes."""
    write(folder, accounts, seed)
    _put(folder / "criteria.yaml", CRITERIA_FILE + STRENGTH)
    draw = random.Random(seed)
    for file in sorted((folder / "accounts").iterdir()):
        rows = [
            f"  {name}: [{{rating: {draw.randint(0, 5)}, by: l.chen, date: 2026-0{month}-01, evidence: Our guess}}]"
            for month, name in enumerate(("delivery", "service", "people"), 1)
        ]
        _put(file, "\n".join([file.read_text("utf-8") + "strengths:", *rows]) + "\n")
    return folder


def write_raters(folder: Path, raters: int, accounts: int, criteria: int, seed: int = 1) -> Path:
    """Write a workspace in which everybody has rated everything, and a third is selected."""
    draw = random.Random(seed)
    (folder / "accounts").mkdir(parents=True)
    people = "".join(
        f"  r.{n}: {{name: Rater {n}, level: president, function: sales}}\n" for n in range(raters)
    )
    _put(folder / "kam.yaml", f"company: Northbound Frames\ncurrency: EUR\npeople:\n{people}")
    names = [f"criterion-{n}" for n in range(criteria)]
    head = 'edition: "1"\napproved: {by: r.0, date: 2026-01-12}\nscale: {low: 0, high: 5}\nselect_at: 60\n'
    weighed = "".join(f"  {one}: {{name: C, weight: {100 / criteria:g}, question: Q}}\n" for one in names)
    _put(folder / "criteria.yaml", f"{head}criteria:\n{weighed}")
    for n in range(accounts):
        level = draw.uniform(1, 4)
        rows = [f"name: Account {n}", "ratings:"]
        for one in names:
            marks = (min(5, max(0, round(draw.gauss(level, 1)))) for _ in range(raters))
            said = (f"{{rating: {m}, by: r.{i}, date: 2026-02-01, evidence: E}}" for i, m in enumerate(marks))
            rows.append(f"  {one}: [{', '.join(said)}]")
        outcome = "selected" if n % 3 == 0 else "declined"
        rows.append(
            f'decisions: [{{outcome: {outcome}, by: r.0, date: 2026-03-01, edition: "1", reason: R}}]'
        )
        _put(folder / "accounts" / f"account-{n:05}.yaml", "\n".join(rows) + "\n")
    return folder


FAULTY_ACCOUNT = (
    "name: Account {n}\nmanager: s.nobody\nratings:\n"
    + "".join(
        f"  {c}: [{{rating: 7, by: x.unknown, date: 2027-01-0{d}, evidence: Their words}}]\n"
        for d, c in enumerate(CRITERIA[:3], 1)
    )
    + "receivables:\n"
    + "".join(f"  - {{date: 2026-{m:02}-28, balance: {m}000, overdue: {m}00}}\n" for m in range(1, 11))
    + "needs:\n"
    + "".join(f"  need-{n}: {{need: Frames, raised_by: j.holm, date: 2026-10-{n}}}\n" for n in (10, 11, 12))
    + """\
contacts:
  m.lindqvist: {name: M. Lindqvist, level: director, function: sales, counterpart: x.unknown, last_contact: 2027-01-02}
  j.holm: {name: J. Holm, level: manager, function: sales, counterpart: x.unknown, last_contact: 2027-01-02}
"""
)
FAULTY_PLAN = """\
horizon: {start: 2026-01-01, end: 2027-12-31}
destination: In two years they sell twice what they sell today
team: {s.nobody: lead, l.chen: delivery}
objectives: {stores: {objective: Open stores}}
pressures: {tariff: {pressure: A tariff on frames, bears_on: [stores]}}
milestones: {y1: {by: 2026-12-31, outcome: Two stores}, y2: {by: 2027-12-31, outcome: Four stores}}
initiatives:
  counting: {name: Counting, helps: [stores], milestone: y1, owner: l.chen, start: 2026-03-01, end: 2027-06-30}
  sorting: {name: Sorting, helps: [stores], milestone: y1, owner: l.chen, start: 2026-03-01, end: 2027-06-30}
  selling: {name: Selling, helps: [stores], milestone: y2, owner: l.chen, start: 2026-03-01, end: 2027-06-30}
  asking: {name: Asking, helps: [stores], milestone: y1, owner: l.chen, start: 2026-03-01, end: 2027-06-30}
  training: {name: Training, helps: [stores], milestone: y2, owner: l.chen, start: 2026-03-01, end: 2027-06-30}
actions:
""" + "".join(
    f"  a-000{n}: {{do: Count the frames, serves: none, owner: x.unknown, opened: 2026-10-20, due: 2026-12-1{n}}}\n"
    for n in (2, 3)
)


def write_faulty(folder: Path, accounts: int) -> Path:
    """Write a workspace of short files in which there is something to find in every other line."""
    write(folder, 0)
    for n in range(accounts):
        _put(folder / "accounts" / f"account-{n:05}.yaml", FAULTY_ACCOUNT.replace("{n}", str(n)))
        _put(folder / "plans" / f"account-{n:05}.yaml", FAULTY_PLAN)
    return folder


def _put(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")


def _words(draw: random.Random, count: int) -> str:
    return " ".join(draw.choices(WORDS, k=count)).capitalize()


def account(draw: random.Random, number: int, seller: str) -> str:
    """Return an account file of some 126 lines."""
    rows = [
        f"name: Account {number}", f"manager: {seller}", "segment: specialty retail",
        f'customer_numbers: ["{number}"]', "ratings:",
    ]  # fmt: skip
    for criterion in CRITERIA:
        rows.append(f"  {criterion}:")
        for who, day in ((seller, "2026-02-03"), ("f.gomez", "2026-02-04"), (seller, "2026-08-03")):
            rating = draw.choice(("4", "4.5", "5"))
            rows.append(f"    - {{rating: {rating}, by: {who}, date: {day}, evidence: {_words(draw, 9)}}}")
    rows += [
        "decisions:",
        '  - {outcome: nominated, by: d.osei, date: 2026-02-20, edition: "2026"}',
        '  - {outcome: selected, by: d.osei, date: 2026-08-20, edition: "2026", score: 88.0}',
        "stages:", f"  - {{stage: 1, date: 2026-08-20, by: {seller}}}",
        "buying_reasons:", f"  - {{reason: quality, note: {_words(draw, 6)}}}", "  - {reason: range}",
        "growth:", f"  - {{date: 2026-09-12, by: f.gomez, outlook: structural, finding: {_words(draw, 8)}}}",
        "credit: {limit: 400000, terms_days: 30}", "receivables:",
        *(f"  - {{date: 2026-{m:02}-28, balance: {draw.randint(1, 300)}000, overdue: {draw.randint(1, 9)}00}}"
          for m in range(1, 11)),
        "forecasts:",
        "  - date: 2026-09-02", "    product: Road frames", "    quarter: 2026-Q4",
        f"    units: {draw.randint(100, 2000)}", "    agreed_by: m.lindqvist", "    capacity_confirmed_by: l.chen",
        "flight_risk:", f"  - {{date: 2026-09-02, by: {seller}, level: low, reason: {_words(draw, 8)}}}",
        "supply_position:",
        "  - {date: 2026-06-01, our_rank: 1, vendors: 6, our_share: 35, trend: stable, source: Buyer}",
        "contacts:",
    ]  # fmt: skip
    for contact, level, function, ours in (
        ("m.lindqvist", "president", "general management", "d.osei"),
        ("j.holm", "director", "operations", "l.chen"),
        ("k.ek", "manager", "purchasing", seller),
        ("a.berg", "manager", "finance", "f.gomez"),
    ):
        rows += [
            f"  {contact}:", f"    name: {contact.title()} {number}", f"    level: {level}",
            f"    function: {function}", "    stance: supporter", "    influence: high",
            f"    counterpart: {ours}", "    last_contact: 2026-11-02",
        ]  # fmt: skip
    rows.append("needs:")
    for n in range(4):
        rows.append(
            f"  need-{n}: {{need: {_words(draw, 7)}, raised_by: m.lindqvist, date: 2026-0{n + 6}-12}}"
        )
    rows.append("value:")
    for n in range(3):
        rows += [
            f"  - date: 2026-0{n + 4}-03", f"    what: {_words(draw, 9)}", f"    worth: {draw.randint(1, 200)}000",
            f"    accepted: {{by: m.lindqvist, date: 2026-0{n + 4}-20}}",
        ]  # fmt: skip
    rows += ["value_checks:", "  - {date: 2026-10-14, by: m.lindqvist, price: 3, benefit: 4}", "obligations:"]
    for name, side in (("pay-on-time", "account"), ("deliver-on-time", "us")):
        rows += [
            f"  {name}:", f"    owed_by: {side}", f"    what: {_words(draw, 6)}", "    since: 2026-01-01",
            "    every: quarter", '    target: "<= 30"', "    unit: days", "    results:",
            *(f"      2026-Q{q}: {{actual: {draw.randint(10, 30)}}}" for q in (1, 2, 3)),
        ]  # fmt: skip
    return "\n".join(rows) + "\n"


def plan(draw: random.Random, seller: str, actions: int = 6) -> str:
    """Return a plan file of some 100 lines, of some 8 lines more for each further action."""
    confirmed = "confirmed: {by: m.lindqvist, date: 2026-02-10}"
    rows = [
        "horizon: {start: 2026-01-01, end: 2027-12-31}", f"destination: {_words(draw, 10)}",
        f"team: {{{seller}: lead, l.chen: delivery, f.gomez: terms}}", "objectives:",
    ]  # fmt: skip
    for n in range(3):
        rows += [f"  objective-{n}:", f"    objective: {_words(draw, 7)}", f"    {confirmed}"]
    rows.append("pressures:")
    rows += [f"  tariff: {{pressure: {_words(draw, 6)}, bears_on: [objective-0, objective-1], {confirmed}}}"]
    rows.append("obstacles:")
    rows += [f"  stock-outs: {{obstacle: {_words(draw, 6)}, blocks: [objective-0], {confirmed}}}"]
    rows += [
        "milestones:", f"  y1: {{by: 2026-12-31, outcome: {_words(draw, 6)}}}",
        f"  y2: {{by: 2027-12-31, outcome: {_words(draw, 6)}}}", "initiatives:",
    ]  # fmt: skip
    for n in range(3):
        rows += [
            f"  initiative-{n}:", f"    name: {_words(draw, 3)}", f"    helps: [objective-{n}, stock-outs]",
            f"    milestone: y{n % 2 + 1}", f"    owner: {('l.chen', seller, 'f.gomez')[n]}",
            "    start: 2026-03-01", "    end: 2027-06-30", "    measure: {what: stores, target: 6, actual: 2}",
            "    worth: {to_them: 240000, to_us: 90000}", "    resources:",
            "      - {role: application-engineer, quarter: 2026-Q4, days: 3, minimum: 1}",
        ]  # fmt: skip
    rows += ["validations:", f"  - {{date: 2026-06-10, by: m.lindqvist, note: {_words(draw, 5)}}}"]
    rows += ["adjustments:", f"  - {{date: 2026-06-03, by: {seller}, what: {_words(draw, 9)}}}", "actions:"]
    for n in range(actions):
        finished = n > 1
        rows += [
            f"  a-{n + 2:04}:", f"    do: {_words(draw, 7)}", f"    serves: initiative-{n % 3}",
            f"    owner: {seller if n % 2 else 'k.ek'}", f"    opened: 2026-{'05' if finished else '10'}-20",
            f"    due: 2026-{'06' if finished else '12'}-1{n % 10}",
            *([f"    done: 2026-06-0{n % 8 + 1}"] if finished else []),
        ]  # fmt: skip
    return "\n".join(rows) + "\n"
