"""`kamctl score`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kamctl.cli import opening, terminal
from kamctl.cli.options import Accounts, Format, TextOrJson

if TYPE_CHECKING:
    from kamctl.app.scores import Proposed, Scored
    from kamctl.model.criteria import Criteria


def score(
    ctx: typer.Context,
    accounts: Accounts = None,
    explain: Annotated[
        bool,
        typer.Option("--explain", help="Show what each criterion adds, and its ratings with their evidence."),
    ] = False,
    sensitivity: Annotated[
        bool,
        typer.Option(
            "--sensitivity",
            help="Show which weights overturn a verdict, and who is safely among the first.",
        ),
    ] = False,
    criteria_file: Annotated[
        Path | None,
        typer.Option(
            "--criteria", metavar="FILE", help="Show what the proposed criteria in FILE would do instead."
        ),
    ] = None,
    format_: Format = TextOrJson.text,
) -> None:
    """Score accounts by the criteria, best first."""
    from kamctl.app import scores

    kinds = ("accounts", "results") if explain or criteria_file is not None else ("accounts",)
    opened = opening.portfolio(ctx, accounts, kinds=kinds)
    as_json = format_ is TextOrJson.json
    if criteria_file is not None:
        _show_proposed(scores.propose(opened, criteria_file), as_json=as_json)
    else:
        found = scores.score(opened, sensitivity=sensitivity, explain=explain)
        _show(found, opened.portfolio.kam.currency, as_json=as_json)


def _show(found: Scored, currency: str, *, as_json: bool) -> None:
    from kamctl.views import brought
    from kamctl.views import scores as view

    if as_json:
        first = {} if found.among_first is None else {"among_first": found.among_first}
        terminal.as_json({**_limits(found.criteria), "accounts": found.accounts, **first})
        return
    terminal.account_table(*view.ranking(found.criteria, found.accounts))
    for one in found.accounts:
        if one.ratings is not None:
            terminal.text("\n" + view.heading(found.criteria, one.name, one.score))
            if one.results is not None:
                terminal.text(brought.sentence(one.results, currency))
            terminal.table(*view.explanation(one.score))
            terminal.text("\n" + view.ratings(found.criteria, one.ratings))
    for one in found.accounts:
        if one.sensitivity is not None:
            terminal.text("\n" + view.firmness(found.criteria, one.score, one.sensitivity))
    if found.among_first is not None:
        terminal.text("\n" + view.first_places(found.among_first))


def _limits(criteria: Criteria) -> dict[str, Any]:
    return {"edition": criteria.edition, "select_at": criteria.select_at}


def _show_proposed(found: Proposed, *, as_json: bool) -> None:
    from kamctl.views import what_if as view

    if as_json:
        proposed = _limits(found.proposed)
        terminal.as_json({**_limits(found.current), "proposed": proposed, "accounts": found.impact})
        return
    terminal.table(*view.table(found.impact))
    terminal.text(view.summary(found.impact))
