"""`kamctl play`."""

from __future__ import annotations

from typing import Annotated

import typer

from kamctl.cli import opening, terminal
from kamctl.cli.change_report import report, show_diff, tell_undo
from kamctl.cli.options import DryRun, On, WrittenAccount
from kamctl.cli.prompts import asked
from kamctl.cli.tables import Out, shows_tables


@shows_tables()
def play(
    ctx: typer.Context,
    *,
    account: WrittenAccount = None,
    playbook: Annotated[
        str | None, typer.Argument(metavar="PLAYBOOK", help="A playbook of the workspace.")
    ] = None,
    due: Annotated[bool, typer.Option("--due", help="List what was triggered but not played.")] = False,
    list_: Annotated[bool, typer.Option("--list", help="List playbooks, including those shipped.")] = False,
    copy: Annotated[
        list[str] | None,
        typer.Option(
            "--copy", metavar="NAME", help="Copy a shipped playbook into playbooks/; `all` for all."
        ),
    ] = None,
    owner: Annotated[
        list[str] | None,
        typer.Option("--owner", metavar="ROLE=WHO", help="Who acts in a role of the playbook."),
    ] = None,
    on: On = None,
    dry_run: DryRun = False,
    out: Out,
) -> None:
    """Open the actions of a playbook, list what is due, or copy the shipped ones.

    A playbook is played once per trigger: playing it again opens nothing.
    """
    if list_ or copy:
        _library(ctx, copy or [], out, dry_run=dry_run)
    elif due:
        _due(ctx, account, out)
    else:
        _play(ctx, account, playbook, owner or [], on, dry_run=dry_run)


def _library(ctx: typer.Context, names: list[str], out: Out, *, dry_run: bool) -> None:
    from kamctl.app.account import playbooks as app
    from kamctl.views.account import playbooks as view

    if names:
        written = app.copy(opening.workspace(ctx), names, dry_run=dry_run)
        if dry_run:
            show_diff(written)
            return
        terminal.text("\n".join(f"{one.path} copied" for one in written) or "every playbook already exists")
        tell_undo()
        return
    found = app.listed(opening.portfolio(ctx, kinds=("playbooks",)).portfolio)
    out.show({"playbooks": found}, [view.listing(found)])


def _due(ctx: typer.Context, account: str | None, out: Out) -> None:
    from kamctl.app.account import playbooks as app
    from kamctl.views.account import playbooks as view

    named = None if account is None else [account]
    opened = opening.portfolio(ctx, named)
    found = app.due(opened)
    out.show({"due": found}, view.due(found, opened.portfolio))


def _play(
    ctx: typer.Context,
    account: str | None,
    playbook: str | None,
    owners: list[str],
    on: str | None,
    *,
    dry_run: bool,
) -> None:
    from kamctl.app.account import playbooks as app
    from kamctl.views.account import playbooks as view

    given = {}
    for one in owners:
        role, sign, who = one.partition("=")
        if not sign or not role.strip() or not who.strip():
            raise typer.BadParameter(
                f"'{one}' is not ROLE=WHO, such as finance=f.gomez.", param_hint="--owner"
            )
        given[role.strip()] = who.strip()
    context = opening.change(ctx, account, on, kinds=("accounts", "plans", "results", "reviews", "playbooks"))
    held = context.portfolio.playbooks
    name = asked(
        ctx, playbook, "PLAYBOOK", "Playbook", read=lambda text: app.able_playbook(context.portfolio, text),
        choices=[(id_, one.name) for id_, one in held.items()],
    )  # fmt: skip
    changed = app.play(context, name, owners=given, dry_run=dry_run)
    report(changed, view.played(changed.made, context.account), dry_run=dry_run)
