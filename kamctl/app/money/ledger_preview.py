"""Previews a ledger: how it is understood, and what does not fit."""

from __future__ import annotations

from kamctl.app.money.ledger import needed_ledger
from kamctl.app.open import Opened
from kamctl.ledger import queries, reader
from kamctl.ledger.problems import UnclearLedgerError
from kamctl.method.lookup import known
from kamctl.method.money.preview import SourcePreview
from kamctl.method.money.totals import LeftOut
from kamctl.model.ledger import Ledger, SourceKind

_DAY: dict[SourceKind, str] = {"sales": "day", "receivables": "as_of", "activities": "day"}
_AMOUNT: dict[SourceKind, str] = {"sales": "revenue", "receivables": "amount", "activities": "quantity"}


def preview(opened: Opened, source: str | None, rows: int) -> list[SourcePreview]:
    """Return every source (or one) as understood, after examining each value.

    Raises:
        MissingFileError: there is no ledger.yaml.
        UnknownNameError: it has no such source.
    """
    ledger = needed_ledger(opened)
    names = [known(source, ledger.sources, "source", "ledger.yaml")] if source else list(ledger.sources)
    return [_preview(opened, ledger, name, rows) for name in names]


def _preview(opened: Opened, ledger: Ledger, name: str, rows: int) -> SourcePreview:
    from dataclasses import replace

    source = ledger.sources[name]
    alone = replace(ledger, sources={name: source})
    kam = opened.portfolio.kam
    with reader.unchecked(alone, kam.currency, opened.workspace.root, trust=False) as found:
        files = tuple(file.name for file in found.files)
        seen = SourcePreview(name, source.kind, files, tuple(found.examined([name])), tuple(found.notes))
        if seen.problems:
            return seen
        try:
            found.define_views()
        except UnclearLedgerError as error:
            return seen._replace(problems=error.problems)
        return _understood(seen, found, opened, rows)


def _understood(seen: SourcePreview, found: reader.OpenLedger, opened: Opened, rows: int) -> SourcePreview:
    kind = seen.kind
    day, amount = _DAY[kind], _AMOUNT[kind]
    ((lines, start, end, total),) = found.rows(queries.overview(kind, day, amount))
    customers = {str(row[0]) for row in found.rows(queries.customers(kind))}
    numbers = {n for account in opened.portfolio.accounts.values() for n in account.customer_numbers}
    beside = found.rows(queries.beside(kind, amount))
    columns = found.columns(kind)
    return seen._replace(
        lines=lines,
        start=start,
        end=end,
        amount=total,
        customers=len(customers),
        without_account=len(customers - numbers),
        left_out=tuple(LeftOut(*row) for row in beside),
        columns=columns,
        first=tuple(found.rows(queries.first_rows(kind, columns, rows))),
    )
