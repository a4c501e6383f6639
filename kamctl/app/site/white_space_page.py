"""The page of white space: what accounts buy from us, our share of their spend, and what is not ours yet."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from kamctl.app.site.front import ROWS, Whole
from kamctl.app.site.pack import unpack
from kamctl.method.growth.white_space import Grid, Place, WhiteSpace, of_grids, offered
from kamctl.wording import number, plural, score, whole_money

#: Offerings with a column in the grid: the first in the files. Each account's page shows all.
_COLUMNS = 16
#: The number of cells on one page of the grid.
_CELLS = 3_600
#: How many of the largest cells that are not ours, and of the rivals, are shown.
_LARGEST, _RIVALS = 12, 12


def white_space(whole: Whole) -> WhiteSpace:
    """Return the white space of all accounts, from their cards."""
    grids = tuple(unpack(Grid, card["grid"]) for card in whole.cards if card["grid"] is not None)
    return of_grids(grids, whole.shared.kam.currency, offered(whole.shared.offerings))


def white_space_page(found: WhiteSpace) -> dict[str, Any]:
    """Return the page of white space; the grid has further pages."""
    names = {one.account: one.name for one in found.accounts}
    offerings = list(found.offerings.values())
    known = sum(1 for one in found.accounts if one.spend)
    return {
        "offerings": offerings[:_COLUMNS],
        "left_out": max(0, len(offerings) - _COLUMNS),
        "wallet": "" if found.wallet is None else f"{score(found.wallet)} %",
        "spend": whole_money(found.spend),
        "known": plural(known, "account"),
        "largest": [_cell(found, names, one) for one in found.largest[:_LARGEST]],
        "more": max(0, len(found.largest) - _LARGEST),
        "rivals": [
            {
                "name": one.name, "spend": whole_money(one.spend), "count": number(len(one.accounts)),
                "accounts": [{"account": a, "name": names[a]} for a in one.accounts[:3]],
                "more": max(0, len(one.accounts) - 3),
            }
            for one in found.rivals[:_RIVALS]
        ],
    }  # fmt: skip


def rows_of_units(found: WhiteSpace) -> list[dict[str, Any]]:
    """Return the rows of the grid: each account's units about which something is known."""
    offerings = list(found.offerings)[:_COLUMNS]
    rows = []
    for one in found.accounts:
        for unit, name in one.units.items():
            share = one.share_of(unit)
            rows.append({
                "account": one.account, "name": one.name, "unit": name if len(one.units) > 1 else "",
                "share": "" if share is None else f"{score(share)} %",
                "cells": [_state(one.at(unit, offering)) for offering in offerings],
            })  # fmt: skip
    return rows


def rows_on_a_page(found: WhiteSpace) -> int:
    """Return how many rows of the grid fit on a page: fewer with more columns."""
    return min(ROWS, _CELLS // max(1, min(_COLUMNS, len(found.offerings))))


def _state(place: Place | None) -> list[str]:
    """Return the state of a cell, and its share."""
    if place is None:
        return ["", ""]
    return [place.state or "some", "" if place.share is None else f"{score(place.share)} %"]


def _cell(found: WhiteSpace, names: dict[str, str], place: Place) -> dict[str, Any]:
    units = next(one.units for one in found.accounts if one.account == place.account)
    return {
        "account": place.account, "name": names[place.account],
        "unit": units[place.unit] if len(units) > 1 else "",
        "offering": found.offerings[place.offering], "state": place.state,
        "open": whole_money(place.open_money or Decimal(0)), "initiative": place.initiative or "",
        "rivals": list(place.rivals),
    }  # fmt: skip
