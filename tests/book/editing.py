"""A workspace, its workbook, and edits of cells as people make them in a spreadsheet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from kamctl.app.exchange.book_in import Imported, import_book
from kamctl.app.exchange.book_out import export
from kamctl.app.open import open_portfolio
from kamctl.app.session import Session
from tests.cli.run import write

DAY = dt.date(2026, 11, 22)

KAM = """\
company: Northbound Frames
currency: EUR
people:
  d.osei: {name: Dora Osei, level: president, function: general management}
  l.chen: {name: Li Chen, level: manager, function: sales}
  s.bauer: {name: Sam Bauer, level: manager, function: operations}
"""
CRITERIA = """\
edition: "2026"
approved: {by: d.osei, date: 2026-01-12}
scale: {low: 0, high: 5}
select_at: 70
criteria:
  fit: {name: Fit, weight: 100, question: Do they buy what we make?, anchors: {1: hardly anything, 5: all of it}}
"""
ACCOUNT = """\
# Written by hand
name: Acme
manager: l.chen          # since March
customer_numbers: ["0042", "77"]
credit: {limit: 150000.50, terms_days: 30}

ratings:
  fit:
    - {rating: 4.5, by: l.chen, date: 2026-02-03, evidence: "Their words"}
decisions:
  - {outcome: nominated, by: d.osei, date: 2026-02-04, edition: "2026"}
stages:
  - {stage: 1, date: 2026-02-05, by: l.chen}

contacts:
  m.lind: {name: M. Lind, level: director, function: sales, counterpart: l.chen}   # likes to talk
  j.holm:
    name: "J. Holm"
    level: manager
    function: sales
    # met at the fair
    last_contact: 2026-10-01
needs:
  n-1: {need: More frames, raised_by: m.lind, date: 2026-09-01}
value:
  - {date: 2026-09-02, what: Saved a truck, worth: 1200}
  - {date: 2026-10-02, what: Trained the shop, worth: 800, accepted: {by: m.lind, date: 2026-10-09}}
obligations:
  pay: {owed_by: account, what: Pay in time, since: 2026-01-01, every: quarter, target: "<= 30", unit: days, results: {2026-Q1: {actual: 28}, 2026-Q2: {actual: 31}}}
"""
PLAN = """\
horizon: {start: 2026-01-01, end: 2027-12-31}
destination: |
  Their first choice.
  In every shop.
team: {l.chen: lead, s.bauer: delivery}
objectives:
  stores: {objective: Open two stores, confirmed: {by: m.lind, date: 2026-09-09}}
  online: {objective: Sell online}
initiatives:
  counting: {name: Counting, helps: [stores], owner: s.bauer, start: 2026-03-01, end: 2027-06-30, measure: {what: shops counted, target: 10}}
actions:
  # agreed in October
  a-7k2q: {do: Count the frames, owner: s.bauer, opened: 2026-10-20, due: 2026-12-10}
  a-9xyz:
    do: Agree the store sequence   # with their COO
    owner: l.chen
    opened: 2026-10-20
    due: 2026-12-20
    moved:
      - {date: 2026-11-01, was: 2026-12-01, now: 2026-12-20, reason: She was ill}
"""
FILES = {
    "kam.yaml": KAM, "criteria.yaml": CRITERIA, "accounts/acme.yaml": ACCOUNT, "plans/acme.yaml": PLAN,
    "accounts/bolt.yaml": "name: Bolt\n",
}  # fmt: skip

#: Changes an open workbook.
Edit = Callable[[Workbook], None]


def workspace(folder: Path, files: Mapping[str, str] | None = None) -> Path:
    return write(folder, dict(FILES if files is None else files))


def exported(root: Path, *accounts: str, name: str = "book.xlsx", day: dt.date = DAY) -> Path:
    """Export a workbook beside the workspace, and return its path."""
    opened = open_portfolio(Session(root, day), accounts or None)
    file = root.parent / name
    file.write_bytes(export(opened))
    return file


def edited(file: Path, *edits: Edit) -> Path:
    book = load_workbook(file)
    for edit in edits:
        edit(book)
    book.save(file)
    return file


def line_of(book: Workbook, sheet: str, *keys: str) -> int:
    """Return the line of the row with these keys, the account left out."""
    page = book[sheet]
    for line in range(2, page.max_row + 1):
        found = [str(page.cell(line, at).value or "") for at in range(2, 2 + len(keys))]
        if found == list(keys):
            return line
    raise AssertionError(f"{sheet} has no {keys}")


def place(book: Workbook, sheet: str, heading: str) -> int:
    headings = [cell.value for cell in book[sheet][1]]
    return headings.index(heading) + 1


def put(sheet: str, keys: tuple[str, ...], heading: str, value: Any) -> Edit:
    """Put a value into the cell of a row."""

    def edit(book: Workbook) -> None:
        line = line_of(book, sheet, *keys)
        book[sheet].cell(line, place(book, sheet, heading)).value = value

    return edit


def add(sheet: str, **cells: Any) -> Edit:
    """Add a row; headings with a dot are written with two underscores."""

    def edit(book: Workbook) -> None:
        line = book[sheet].max_row + 1
        for heading, value in cells.items():
            book[sheet].cell(line, place(book, sheet, heading.replace("__", "."))).value = value

    return edit


def remove(sheet: str, *keys: str) -> Edit:
    return lambda book: book[sheet].delete_rows(line_of(book, sheet, *keys))


def imported(root: Path, file: Path, *, delete: bool = False, partial: bool = False) -> Imported:
    return import_book(Session(root, DAY), file, delete=lambda _rows: delete, partial=partial)


def texts(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*.yaml"))}


def changed_lines(before: Mapping[str, bytes], root: Path) -> list[tuple[str, str]]:
    """Return the lines that changed, each as it was and as it is now; none may come or go."""
    found = []
    for path, now in texts(root).items():
        old, new = before[path].decode().split("\n"), now.decode().split("\n")
        assert len(old) == len(new), path
        found += [(a, b) for a, b in zip(old, new, strict=True) if a != b]
    return found


def told(found: Imported) -> list[str]:
    return [f"{problem.place}: {problem.message}" for problem in found.problems]
