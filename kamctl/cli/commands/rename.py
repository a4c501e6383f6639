"""`kamctl rename`."""

from __future__ import annotations

from typing import Annotated

import typer

from kamctl.cli.options import DryRun
from kamctl.cli.prompts import asked
from kamctl.wording import plural


def rename(
    ctx: typer.Context,
    *,
    kind: Annotated[
        str | None, typer.Argument(metavar="KIND", help="account, person, contact, objective and so on.")
    ] = None,
    old: Annotated[str | None, typer.Argument(metavar="OLD", help="Its present id.")] = None,
    new: Annotated[str | None, typer.Argument(metavar="NEW", help="Its new id.")] = None,
    account: Annotated[
        str | None, typer.Option("--account", metavar="ACCOUNT", help="Whose contact, objective … it is.")
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Change the id of an account, a person or anything else, everywhere it is named."""
    from kamctl.app.writing import rename as app
    from kamctl.cli.change_report import report_moves
    from kamctl.method.lookup import known

    names = app.kinds()
    what = asked(
        ctx, kind, "KIND", "What", choices=[(one, "") for one in names],
        read=lambda text: known(text, names, "kind of thing", "the workspace"),
    )  # fmt: skip
    was, becomes = asked(ctx, old, "OLD", "Its id", read=str), asked(ctx, new, "NEW", "Its new id", read=str)
    renamed = app.rename(ctx.obj, what, was, becomes, account=account, dry_run=dry_run)
    count = sum(one.after is not None for one in renamed.files)
    said = f"{what} {was} is now {becomes}: {plural(count, 'file')} changed"
    report_moves(renamed.files, said, dry_run=dry_run)
