"""White space for people: the grid, our share, what is not ours, and who has it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from kamctl.method.growth.white_space import Grid, Place, WhiteSpace
from kamctl.views.table import Cell, Column, Row, fitted
from kamctl.wording import listed, or_dash, score, whole_money

_STATES = {"ours": "green", "shared": "yellow", "rival": "red", "open": "magenta", "none": "dim"}
#: So many of the largest are told; `--format json` has all.
_SHOWN = 10

Table = tuple[list[Column], list[Row]]


def how_to_start(found: WhiteSpace) -> str:
    """Return how white space is written down, where nothing is."""
    if not found.offerings:
        return "no white space yet: say what you sell in offerings.yaml: offerings: {ID: {name: …}}"
    first = next(iter(found.offerings))
    shown = f"white_space: {{UNIT: {{{first}: {{state: rival, spend: …, date: …}}}}}}"
    return f"no white space yet: say in an account's file what they buy: {shown}"


def grids(found: WhiteSpace, width: int) -> Iterator[Table]:
    """Yield the grid; where the offerings do not fit side by side, one table after another."""
    units = [(one, unit) for one in found.accounts if one.places for unit in one.units]
    offerings = list(found.offerings)
    while offerings:
        count = len(offerings)
        while count > 1 and not _fits(_grid(found, units, offerings[:count]), width):
            count -= 1
        yield _grid(found, units, offerings[:count])
        offerings = offerings[count:]


def _fits(table: Table, width: int) -> bool:
    columns, rows = table
    cells = [[c if isinstance(c, Cell) else Cell(c) for c in row] for row in rows]
    _, widths = fitted(columns, cells, width)
    return sum(widths) + 2 * (len(widths) - 1) <= width


def _grid(found: WhiteSpace, units: Sequence[tuple[Grid, str]], offerings: Sequence[str]) -> Table:
    columns = [Column("account", keep=True), Column("share", "right")]
    columns += [Column(found.offerings[name]) for name in offerings]
    rows: list[Row] = [
        [_unit(one, unit), _share(one, unit), *(_state(one.at(unit, name)) for name in offerings)]
        for one, unit in units
    ]
    return columns, rows


def _unit(one: Grid, unit: str) -> str:
    return one.account if unit == one.account else f"{one.account}, {unit}"


def _share(one: Grid, unit: str) -> str:
    """Return our share of what a unit is known to spend."""
    known = [p for p in one.places if p.unit == unit and p.spend and p.ours is not None]
    spend = sum((p.spend or Decimal(0) for p in known), Decimal(0))
    ours = sum((p.ours or Decimal(0) for p in known), Decimal(0))
    return _percent(ours * 100 / spend if spend else None)


def _state(place: Place | None) -> Cell:
    if place is None:
        return Cell("?", "dim")
    if place.state is None:  # they buy it from us; nobody has asked what they buy elsewhere
        return Cell("some", "yellow")
    return Cell(place.state, _STATES[place.state])


def listing(found: WhiteSpace) -> Table:
    """Return the table of all cells of which something is known, with the money."""
    columns = [
        Column("account", keep=True), Column("offering", keep=True), Column("state", keep=True),
        Column("spend", "right"), Column("ours", "right"), Column("share", "right"),
        Column("rivals", below=True), Column("initiative", below=True), Column("known from", below=True),
    ]  # fmt: skip
    rows: list[Row] = []
    for one in found.accounts:
        for p in one.places:
            rivals = ", ".join(f"{name} {whole_money(amount)}" for name, amount in p.rivals.items())
            known = f"{p.source or ''} {p.date}".strip() if p.date is not None else "the ledger"
            rows.append(
                [
                    _unit(one, p.unit), p.offering, _state(p), or_dash(p.spend, whole_money),
                    or_dash(p.ours, whole_money), _percent(p.share), rivals or "-", p.initiative or "-",
                    known,
                ]
            )  # fmt: skip
    several = len({row[0] for row in rows}) > 1
    return (columns, rows) if several else (columns[1:], [row[1:] for row in rows])


def sentences(found: WhiteSpace) -> Iterator[str]:
    """Yield our share of wallet, and where the figures come from."""
    known = [one for one in found.accounts if one.spend]
    if known:
        spend = sum((one.spend for one in known), Decimal(0))
        ours = sum((one.ours for one in known), Decimal(0))
        whose = f"{known[0].name} is" if len(known) == 1 else f"{len(known)} accounts are"
        amount = f"{whole_money(spend)} {found.currency} a year"
        yield f"share of wallet: {_percent(ours * 100 / spend)} of the {amount} that {whose} known to spend"
    if any(place.state is None for one in found.accounts for place in one.places):
        yield "some: they buy it from us, and nobody has asked what they buy elsewhere"
    quarters = dict.fromkeys(one.quarters for one in found.accounts if one.quarters is not None)
    if quarters:
        yield f"ours: revenue of {listed(quarters)}, from results/"


def largest(found: WhiteSpace) -> Table:
    """Return the table of the largest cells that are not ours."""
    columns = [
        Column("account", keep=True), Column("offering", keep=True), Column("state", keep=True),
        Column("not ours", "right"), Column("initiative"), Column("rivals", below=True),
    ]  # fmt: skip
    by_id = {one.account: one for one in found.accounts}
    rows: list[Row] = [
        [
            _unit(by_id[p.account], p.unit), p.offering, _state(p), or_dash(p.open_money, whole_money),
            p.initiative or Cell("none", "yellow"), ", ".join(p.rivals) or "-",
        ]
        for p in found.largest[:_SHOWN]
    ]  # fmt: skip
    return columns, rows


def rivals(found: WhiteSpace) -> Table:
    """Return the table of rivals by money."""
    columns = [Column("rival", keep=True), Column("a year", "right"), Column("accounts", below=True)]
    rows: list[Row] = [[one.name, whole_money(one.spend), ", ".join(one.accounts)] for one in found.rivals]
    return columns, rows


def _percent(share: Decimal | None) -> str:
    return "-" if share is None else f"{score(share)} %"
