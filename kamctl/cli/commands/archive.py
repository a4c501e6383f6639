"""`kamctl archive`."""

from __future__ import annotations

from typing import Annotated

import typer

from kamctl.cli import opening
from kamctl.cli.options import DryRun, WrittenAccount


def archive(
    ctx: typer.Context,
    *,
    account: WrittenAccount = None,
    back: Annotated[bool, typer.Option("--restore", help="Move it back out of archive/.")] = False,
    dry_run: DryRun = False,
) -> None:
    """Move an account that is over into archive/, where nothing reads it."""
    from kamctl.app.writing import archive as app
    from kamctl.cli.change_report import report_moves
    from kamctl.cli.prompts import asked
    from kamctl.method.lookup import known

    if back:
        aside = app.archived(ctx.obj) if account is None else []
        name = asked(
            ctx, account, "ACCOUNT", "Account", choices=[(id_, "") for id_ in aside],
            read=lambda text: known(text, aside, "archived account", "archive/") if aside else text,
        )  # fmt: skip
        report_moves(app.restore(ctx.obj, name, dry_run=dry_run), f"{name} is back", dry_run=dry_run)
        return
    name = opening.account_name(ctx, account)
    report_moves(app.archive(ctx.obj, name, dry_run=dry_run), f"{name} is archived", dry_run=dry_run)
