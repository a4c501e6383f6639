"""Sets and removes fields by their paths, and reports the old and the new value."""

from __future__ import annotations

from collections.abc import Sequence

import typer

from kamctl.app.writing.change import Changed
from kamctl.app.writing.set_fields import Assigned, field_at, set_fields
from kamctl.app.writing.target import Target, open_target
from kamctl.cli import opening
from kamctl.cli.change_report import report
from kamctl.cli.entry_command import FIELDS
from kamctl.cli.prompts import asked
from kamctl.cli.terminal import note_all
from kamctl.yaml.tree import Data

_SHOWN = 60


def set_by_path(ctx: typer.Context, account: str | None, words: Sequence[str], *, dry_run: bool) -> None:
    """Set fields from words that are paths and values in turn; what is missing is asked for."""
    target = _target(ctx, account)
    given = list(words) or [asked(ctx, None, "PATH", "Field (path)", read=str)]
    if len(given) % 2:
        told = field_at(target, given[-1])
        given.append(
            asked(
                ctx, None, f"VALUE' of '{given[-1]}", f"{given[-1]} ({told})" if told else given[-1], read=str
            )
        )
    pairs = list(zip(given[::2], given[1::2], strict=True))
    _report(target, set_fields(target, pairs, dry_run=dry_run), dry_run=dry_run)


def write_fields(ctx: typer.Context, account: str, path: str, *, dry_run: bool) -> None:
    """Set the fields given in the context, of the record at a path; an empty text removes one."""
    given = ctx.meta.get(FIELDS, {})
    if not given:
        ctx.fail("Nothing to change is given.")
    pairs = [(".".join((path, *field)), ",".join(texts)) for field, texts in given.items()]
    target = _target(ctx, account)
    _report(target, set_fields(target, pairs, dry_run=dry_run), dry_run=dry_run)


def unset_by_path(ctx: typer.Context, account: str | None, words: Sequence[str], *, dry_run: bool) -> None:
    """Remove fields by their paths."""
    target = _target(ctx, account)
    given = list(words) or [asked(ctx, None, "PATH", "Field (path)", read=str)]
    _report(target, set_fields(target, [(path, "") for path in given], dry_run=dry_run), dry_run=dry_run)


def _target(ctx: typer.Context, account: str | None) -> Target:
    target = open_target(ctx.obj, opening.target_name(ctx, account))
    note_all(target.context.opened.notices)
    return target


def _report(target: Target, changed: Changed[tuple[Assigned, ...]], *, dry_run: bool) -> None:
    said = "; ".join(_said(one) for one in changed.made)
    report(changed, f"{target.named}: {said}", dry_run=dry_run)


def _said(one: Assigned) -> str:
    if one.after is None:
        return f"{one.name} taken out"
    was = f" (was {_shown(one.before)})" if one.before not in (None, one.after) else ""
    return f"{one.name} is {_shown(one.after)}{was}"


def _shown(data: Data) -> str:
    """Return data in a few words."""
    if isinstance(data, list):
        return ", ".join(map(_shown, data))
    text = ", ".join(data) if isinstance(data, dict) else " ".join((data or "").split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
