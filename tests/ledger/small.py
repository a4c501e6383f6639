"""Small ledgers of every kind, as a user would hand them over."""

import datetime as dt
import json
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

import pytest

from kamctl.ledger import figures, reader
from kamctl.ledger.problems import UnclearLedgerError
from kamctl.method.money.preview import Problem
from kamctl.method.money.totals import Period, Totals
from kamctl.model.ledger import Ledger
from kamctl.workspace.validate import read_record

SALES = {"customer": "Customer", "date": "Date", "revenue": "Net", "cost": "Cost"}
ALL_TIME = (dt.date(1900, 1, 1), dt.date(2199, 12, 31))


class Small:
    """A ledger.yaml in a folder of its own, and the files that it names."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def file(self, text: str | bytes, name: str = "sales.csv") -> Path:
        path = self.root / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def ledger(
        self, *, sources: dict | None = None, files: str = "sales*", columns: dict | None = None, **rest
    ) -> Ledger:
        source = {"kind": "sales", "files": files, "columns": columns or SALES}
        for name in ("read", "leave_out"):
            if name in rest:
                source[name] = rest.pop(name)
        # As commands read it, that is, with what `check` would find fault with.
        text = json.dumps({"sources": {"invoices": source, **(sources or {})}, **rest}, default=str)
        found = read_record("ledger", "ledger.yaml", text)
        assert isinstance(found.record, Ledger), found.drafts
        return found.record

    @contextmanager
    def opened(self, ledger: Ledger | None = None, **declared):
        with reader.opened(ledger or self.ledger(**declared), "EUR", self.root) as ledger_read:
            yield ledger_read

    def period(self, **declared) -> Period:
        with self.opened(**declared) as ledger:
            return figures.period(ledger, *ALL_TIME)

    def totals(self, **declared) -> dict[str, Totals]:
        return {one.customer: one for one in self.period(**declared).totals}

    def revenue(self, **declared) -> dict[str, Decimal]:
        return {name: one.revenue for name, one in self.totals(**declared).items()}

    def problems(self, **declared) -> list[Problem]:
        with pytest.raises(UnclearLedgerError) as raised:
            self.period(**declared)
        return list(raised.value.problems)

    def problem(self, **declared) -> Problem:
        (only,) = self.problems(**declared)
        return only


def decimals(**revenue: str) -> dict[str, Decimal]:
    return {name.lstrip("_"): Decimal(value) for name, value in revenue.items()}
