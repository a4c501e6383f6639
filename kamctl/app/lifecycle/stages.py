"""Records moves through the life cycle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kamctl.app.writing.change import ChangeContext, Changed, change_record
from kamctl.method.lifecycle import advance as gate
from kamctl.model.account import Waiver
from kamctl.model.portfolio import Portfolio
from kamctl.workspace.record_edits import append_log
from kamctl.yaml.edit_ops import Edit


def advance(
    context: ChangeContext,
    *,
    by: str,
    waive: Mapping[str, Waiver],
    reason: str | None = None,
    to: int | None = None,
    dry_run: bool = False,
) -> Changed[gate.Step]:
    """Move an account to its first or next stage, through the gate, or back to the stage `to`.

    Raises what `kamctl.method.lifecycle.advance` and `kamctl.app.writing.change.change_record` do.
    """

    def step(now: Portfolio) -> tuple[gate.Step, Sequence[Edit]]:
        made = gate.advance(now, context.account, by=by, date=context.date, waive=waive, reason=reason, to=to)
        return made, append_log(("stages",), made.entry)

    changed = change_record(context, context.account_path, step, dry_run=dry_run)
    idle = changed.made.idle_waivers
    return changed._replace(
        notices=tuple(f"note: {name} is met and needs no waiver; none is recorded" for name in idle)
    )
