"""White space for people: the grid, our share, what is not ours, and who has it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from kamctl.method.growth.white_space import Grid, Place, WhiteSpace, contradictions
from kamctl.table import Cell, Column, Part, Row, Table, money
from kamctl.views.table import is_fit
from kamctl.wording import listed, score, whole_money

_STATES = {"ours": "green", "shared": "yellow", "rival": "red", "open": "magenta", "none": "dim"}
#: So many of the largest are told; `--format json` has all.
_SHOWN = 10
#: An account, and the buying unit of it, if it has several.
_ACCOUNT = Column("account", keep=True, parts=("account", "unit"))


def parts(found: WhiteSpace, width: int, *, everything: bool) -> Iterator[Part]:
    """Yield what there is to show; with `everything` the table of all cells too."""
    if not any(one.places for one in found.accounts):
        yield how_to_start(found)
        return
    if sum(len(one.units) for one in found.accounts) > 1:
        for block in grids(found, width):
            yield block
            yield ""
    if everything:
        yield listing(found)
        yield ""
    said = list(sentences(found))
    yield from said
    if found.largest:
        yield ("\n" if said else "") + "the largest that are not ours:"
        yield largest(found)
    if found.rivals:
        yield ""
        yield rivals(found)


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
        while count > 1 and not is_fit(_grid(found, units, offerings[:count]), width):
            count -= 1
        yield _grid(found, units, offerings[:count])
        offerings = offerings[count:]


def _grid(found: WhiteSpace, units: Sequence[tuple[Grid, str]], offerings: Sequence[str]) -> Table:
    columns = [_ACCOUNT, Column("share", "right", write=_percent)]
    columns += [Column(found.offerings[name]) for name in offerings]
    rows: list[Row] = [
        [_unit(one, unit), one.share_of(unit), *(_state(one.at(unit, name)) for name in offerings)]
        for one, unit in units
    ]
    return Table("grid", columns, rows)


def _unit(one: Grid, unit: str) -> Cell:
    said = one.account if unit == one.account else f"{one.account}, {unit}"
    return Cell((one.account, unit), text=said)


def _state(place: Place | None) -> Cell:
    if place is None:
        return Cell(None, "dim", "?")
    if place.state is None:  # they buy it from us; nobody has asked what they buy elsewhere
        return Cell("some", "yellow")
    return Cell(place.state, _STATES[place.state])


def listing(found: WhiteSpace) -> Table:
    """Return the table of all cells of which something is known, with the money."""
    columns = [
        _ACCOUNT, Column("offering", keep=True), Column("state", keep=True),
        money("spend"), money("ours"), Column("share", "right", write=_percent),
        Column("rivals", below=True), Column("initiative", below=True), Column("known from", below=True),
    ]  # fmt: skip
    rows: list[Row] = []
    for one in found.accounts:
        for p in one.places:
            rivals = ", ".join(f"{name} {whole_money(amount)}" for name, amount in p.rivals.items())
            known = f"{p.source or ''} {p.date}".strip() if p.date is not None else "the ledger"
            rows.append(
                [
                    _unit(one, p.unit), p.offering, _state(p), p.spend, p.ours, p.share, rivals or None,
                    p.initiative, known,
                ]
            )  # fmt: skip
    columns[0] = columns[0]._replace(drawn=len({row[0] for row in rows}) > 1)
    return Table("white space", columns, rows, found.currency)


def sentences(found: WhiteSpace) -> Iterator[str]:
    """Yield our share of wallet, and where the figures come from."""
    known = [one for one in found.accounts if one.spend]
    if known and found.wallet is not None:
        whose = f"{known[0].name} is" if len(known) == 1 else f"{len(known)} accounts are"
        amount = f"{whole_money(found.spend)} {found.currency} a year"
        yield f"share of wallet: {_percent(found.wallet)} of the {amount} that {whose} known to spend"
    if any(place.state is None for one in found.accounts for place in one.places):
        yield "some: they buy it from us, and nobody has asked what they buy elsewhere"
    for place in (place for one in found.accounts for place in one.places if place.state is not None):
        for wrong in contradictions(place):
            yield f"{place.account} cannot be right: {wrong}"
    quarters = dict.fromkeys(one.quarters for one in found.accounts if one.quarters is not None)
    if quarters:
        yield f"ours: revenue of {listed(quarters)}, from results/"


def largest(found: WhiteSpace) -> Table:
    """Return the table of the largest cells that are not ours."""
    columns = [
        _ACCOUNT, Column("offering", keep=True), Column("state", keep=True),
        money("not ours"), Column("initiative"), Column("rivals", below=True),
    ]  # fmt: skip
    by_id = {one.account: one for one in found.accounts}
    rows: list[Row] = [
        [
            _unit(by_id[p.account], p.unit), p.offering, _state(p), p.open_money,
            p.initiative or Cell(None, "yellow", "none"), ", ".join(p.rivals) or None,
        ]
        for p in found.largest[:_SHOWN]
    ]  # fmt: skip
    return Table("largest", columns, rows, found.currency)


def rivals(found: WhiteSpace) -> Table:
    """Return the table of rivals by money."""
    columns = [Column("rival", keep=True), money("a year"), Column("accounts", below=True)]
    rows: list[Row] = [[one.name, one.spend, ", ".join(one.accounts)] for one in found.rivals]
    return Table("rivals", columns, rows, found.currency)


def _percent(share: Decimal) -> str:
    return f"{score(share)} %"
