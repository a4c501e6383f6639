"""`kamctl score`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kamctl.cli import opening
from kamctl.cli.options import Accounts
from kamctl.cli.tables import Out, shows_tables
from kamctl.table import Part

if TYPE_CHECKING:
    from kamctl.app.selection.scores import Proposed, Scored
    from kamctl.model.criteria import Criteria


@shows_tables()
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
            help="Show which weights would change a verdict, and who is safely among the first.",
        ),
    ] = False,
    criteria_file: Annotated[
        Path | None,
        typer.Option(
            "--criteria", metavar="FILE", help="Show what the proposed criteria in FILE would do instead."
        ),
    ] = None,
    *,
    out: Out,
) -> None:
    """Score accounts by the criteria, best first."""
    from kamctl.app.selection import scores

    asked = ("results",) if explain or criteria_file is not None else ()
    opened = opening.portfolio(ctx, accounts, kinds=("criteria", "accounts", *asked))
    if criteria_file is not None:
        from kamctl.views.selection import what_if

        proposed = scores.propose(opened, criteria_file)
        out.show(_proposed(proposed), what_if.parts(proposed.impact))
    else:
        found = scores.score(opened, sensitivity=sensitivity, explain=explain)
        first = {} if found.among_first is None else {"among_first": found.among_first}
        data = {**_limits(found.criteria), "accounts": found.accounts, **first}
        out.show(data, _parts(found, opened.portfolio.kam.currency))


def _parts(found: Scored, currency: str) -> Iterator[Part]:
    from kamctl.views.money import brought
    from kamctl.views.selection import scores as view

    yield view.ranking(found.criteria, found.accounts, currency)
    for one in found.accounts:
        if one.ratings is not None:
            yield "\n" + view.heading(found.criteria, one.name, one.score)
            if one.results is not None:
                yield brought.sentence(one.results, currency)
            yield view.explanation(one.score)
            yield "\n" + view.ratings(found.criteria, one.ratings, one.score)
    for one in found.accounts:
        if one.sensitivity is not None:
            yield "\n" + view.firmness(found.criteria, one.score, one.sensitivity)
    if found.among_first is not None:
        yield "\n" + view.first_places(found.among_first)


def _limits(criteria: Criteria) -> dict[str, Any]:
    return {"edition": criteria.edition, "select_at": criteria.select_at}


def _proposed(found: Proposed) -> dict[str, Any]:
    return {**_limits(found.current), "proposed": _limits(found.proposed), "accounts": found.impact}
