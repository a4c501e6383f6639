"""Adds an entry of any kind; on a terminal, asks for the fields that the command line lacks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import typer

from kamctl.app.writing import add_entries, choices
from kamctl.app.writing.own_commands import refuse_entry
from kamctl.app.writing.target import Target, open_target
from kamctl.cli import opening
from kamctl.cli.change_report import report
from kamctl.cli.entry_command import FIELDS, HOLDERS, kinds, metavar
from kamctl.cli.prompts import asked, can_ask
from kamctl.cli.terminal import note_all
from kamctl.method.lookup import known
from kamctl.model.entries import EntryKind, Slot, holders, is_named_by_hand, missing
from kamctl.model.relative_days import SPOKEN
from kamctl.model.walk import ENTRIES, VALUES
from kamctl.workspace import field_values
from kamctl.workspace.validate import fault_of_value
from kamctl.yaml.edit_ops import plain_data

Texts = dict[tuple[str, ...], Sequence[str]]


def write_entry(
    ctx: typer.Context,
    account: str | None,
    kind: str | None,
    name: str | None,
    *,
    listed: bool,
    dry_run: bool,
) -> None:
    """Add an entry with the fields given in the context; see `kamctl.app.writing.add_entries.add`."""
    given = opening.target_name(ctx, account)
    entry = asked(
        ctx, kind, "KIND", "Kind", choices=kinds(listed=listed),
        read=lambda text: add_entries.kind_named(text, listed=listed, account=given),
    )  # fmt: skip
    refuse_entry(entry, given)
    target = open_target(ctx.obj, given, [entry.kind])
    note_all(target.context.opened.notices)
    add_entries.file_of(target, entry)  # a missing plan is reported before anything is asked
    own = _name(ctx, entry, name)
    held = _holders(ctx, target, entry)
    fields = _fields(ctx, target, entry)
    wanted = add_entries.Wanted(entry, held, own, fields)
    changed = add_entries.add(target, wanted, dry_run=dry_run)
    what = add_entries.said(entry)
    said = f"{changed.made} added to {given} ({what})" if changed.made else f"{what} recorded for {given}"
    report(changed, said, dry_run=dry_run, result=changed.made or None)


def _name(ctx: typer.Context, entry: EntryKind, name: str | None) -> str | None:
    if entry.is_listed or name is not None or not is_named_by_hand(entry):
        return name
    return asked(ctx, None, "ID", "Id", read=str)


def _holders(ctx: typer.Context, target: Target, entry: EntryKind) -> Mapping[str, str]:
    """Return the ids of what holds the entry; those that are missing are asked for."""
    given: dict[str, str] = ctx.meta.get(HOLDERS, {})
    return {
        holder.name: asked(
            ctx, given.get(holder.name), holder.option, f"Of which {holder.name}", read=str,
            choices=choices.named(target.context, [holder.name]),
        )
        for holder in holders(entry)
    }  # fmt: skip


def _fields(ctx: typer.Context, target: Target, entry: EntryKind) -> Texts:
    """Return the fields of the entry: as given, else as known, else as answered.

    Where nobody can be asked, missing fields are a usage error, all in one message.
    """
    fields: Texts = dict(ctx.meta.get(FIELDS, {}))
    lacking = missing(entry.record, fields)
    for slot in lacking:
        if slot.past:
            fields[slot.path] = [target.context.date.isoformat()]
    mine = [slot for slot in lacking if slot.path[-1] == "by" and slot.refs == ("person",)]
    lacking = [slot for slot in lacking if slot.path not in fields and slot not in mine]
    if lacking and not can_ask():
        ctx.fail(
            "Missing " + "; ".join(f"{slot.option} {metavar(slot)} ({slot.doc})" for slot in lacking) + "."
        )
    for slot in mine:
        fields[slot.path] = [opening.who(ctx, target.context, None)]
    for slot in lacking:
        fields[slot.path] = [ask_field(ctx, target, entry, slot)]
    return fields


def ask_field(ctx: typer.Context, target: Target, entry: EntryKind, slot: Slot) -> str:
    """Ask for one field, with its description and the possible answers; validated as `check` does it."""
    names = choices.named(target.context, slot.refs)
    return asked(
        ctx, None, slot.option, _question(slot), choices=names,
        read=lambda text: _judged(target, entry, slot, text, dict(names)),
    )  # fmt: skip


def _question(slot: Slot) -> str:
    takes = ", ".join(slot.words) if slot.words else SPOKEN if slot.is_day else ""
    said = " ".join(slot.path).replace("_", " ").capitalize()
    told = slot.doc if not slot.words or not slot.doc.lower().startswith(slot.words[0]) else ""
    more = "; ".join(filter(None, (told, takes)))
    return f"{said} ({more})" if more else said


def _judged(target: Target, entry: EntryKind, slot: Slot, text: str, names: Mapping[str, str]) -> str:
    """Return an answer that the field takes.

    Raises:
        typer.BadParameter: it does not, in the words of `check`.
        UnknownNameError: it names nothing that exists.
    """
    value = plain_data(field_values.value_of_slot(slot, [text], target.calendar))
    steps = tuple(0 if step == ENTRIES else "x" if step == VALUES else step for step in entry.steps)
    fault = fault_of_value(entry.kind, (*steps, *slot.path), value)
    if fault is not None:
        raise typer.BadParameter(f"{fault.message}. {fault.help}")
    if slot.refs and names:
        for one in field_values.parts(text) if slot.holds == "list" else [text]:
            known(one, names, " or ".join(slot.refs), target.files[0][0])
    if not text.strip() and slot.needed:
        raise typer.BadParameter("an answer is needed here")
    return text
