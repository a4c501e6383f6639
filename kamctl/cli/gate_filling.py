"""Asks for exactly what a gate lacks, and writes it: the blanks of each remedy, field by field."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Sequence
from typing import NamedTuple

import typer

from kamctl.app.lifecycle import remedy_parts
from kamctl.app.lifecycle.fill_gate import write_part
from kamctl.app.lifecycle.remedy_parts import InFile, ToRun
from kamctl.app.writing import choices
from kamctl.app.writing.change import ChangeContext, open_change
from kamctl.app.writing.set_fields import field_place
from kamctl.app.writing.target import open_target
from kamctl.cli import terminal
from kamctl.cli.change_report import report
from kamctl.cli.prompts import answered, asked, day, words
from kamctl.method.lifecycle.remedies import BLANK_DAY
from kamctl.method.lifecycle.stages import Judged
from kamctl.method.lookup import known
from kamctl.model import shape, spellings
from kamctl.model.entries import entry_kinds, slots
from kamctl.model.field_paths import Path, steps_of
from kamctl.model.kinds import Kind, record_class
from kamctl.model.relative_days import SPOKEN
from kamctl.model.walk import ENTRIES, VALUES, walks
from kamctl.workspace import field_values, paths
from kamctl.workspace.validate import fault_of_value
from kamctl.yaml.edit_ops import plain_data

#: What all gates may look at.
KINDS = ("accounts", "plans", "reviews", "results")


class _Filling(NamedTuple):
    """An account's gate that is being filled: who does it, and the ids made for those that stood in."""

    ctx: typer.Context
    account: str
    by: str
    ids: dict[str, str]


def fill(
    ctx: typer.Context, account: str, by: str, judge: Callable[[ChangeContext], Sequence[Judged]]
) -> None:
    """Ask for what each unmet requirement of a gate lacks, and write it; judged again after each.

    `judge` returns the requirements of the gate as they stand.
    """
    filling = _Filling(ctx, account, by, {})
    asked_for: set[str] = set()
    while True:
        gate = judge(open_change(ctx.obj, account, kinds=KINDS))
        left = [one for one in gate if one.remedy and one.name not in asked_for]
        if not left:
            return
        asked_for.add(left[0].name)
        terminal.note(f"\n{left[0].name}: {left[0].detail}")
        _fill_one(filling, left[0].remedy)


def _fill_one(filling: _Filling, remedy: str) -> None:
    for number in range(len(remedy_parts.parts(remedy))):
        part = remedy_parts.parts(remedy_parts.renamed(remedy, filling.ids))[number]
        context = open_change(filling.ctx.obj, filling.account, kinds=KINDS)
        if isinstance(part, ToRun):
            _run(filling, context, part.words)
        else:
            _write(filling.ctx, context, part)


def _write(ctx: typer.Context, context: ChangeContext, part: InFile) -> None:
    """Ask for the blanks of a part and write it."""
    place = paths.place(part.path)
    assert place is not None
    answers = {path: _asked(ctx, context, place.kind, path) for path in remedy_parts.blanks(part.data)}
    changed = write_part(context, InFile(part.path, remedy_parts.filled(part.data, answers)))
    report(changed, f"{context.account}: written", is_last=False)


def _run(filling: _Filling, context: ChangeContext, given: Sequence[str]) -> None:
    """Ask for the blanks of a command, then run it as if it were typed.

    What writes no more than the fields asked for runs at once, any other is asked about.
    """
    ctx = filling.ctx
    if given[0] in ("record", "add"):
        line = _of_entry(filling, context, given)
    elif given[0] == "set":
        line = _of_fields(ctx, context, given)
    else:
        line = [
            _blank(ctx, context, word, given[i - 1]) if word in remedy_parts.BLANKS else word
            for i, word in enumerate(given)
        ]
        shown = shlex.join(["kamctl", *line])
        if answered(f"Run `{shown}` (yes, no)", default="yes").lower() not in ("yes", "y"):
            return
    from typer.main import get_command

    from kamctl.cli.main import app

    start = ["-C", str(ctx.obj.directory), *(["--today", str(ctx.obj.today)] if ctx.obj.today else [])]
    get_command(app).main(args=[*start, *line], prog_name="kamctl", standalone_mode=False)


def _of_entry(filling: _Filling, context: ChangeContext, given: Sequence[str]) -> list[str]:
    """Return a command that records or adds an entry with its blanks filled in.

    An id that stood in for somebody's is made of their name.
    """
    entry = entry_kinds()[given[2]]
    steps = tuple(0 if step == ENTRIES else given[3] if step == VALUES else step for step in entry.steps)
    options = {slot.option: slot for slot in slots(entry.record)}
    line, at = list(given[:3]), 3 if entry.is_listed else 4
    for option, value in zip(given[at::2], given[at + 1 :: 2], strict=True):
        answer = value
        if value in remedy_parts.BLANKS:
            answer = _asked(filling.ctx, context, entry.kind, (*steps, *options[option].path))
        line += [option, answer] if answer else []
    if "--by" in options and options["--by"].refs == ("person",):
        line += ["--by", filling.by]
    if not entry.is_listed:
        name = given[3]
        if remedy_parts.stands_in(name):
            taken = {*context.portfolio.kam.people, *context.portfolio.accounts[context.account].contacts}
            made = spellings.person_id(line[line.index("--name") + 1], taken)
            filling.ids[name] = name = made
        line.insert(3, name)
    return line


def _of_fields(ctx: typer.Context, context: ChangeContext, given: Sequence[str]) -> list[str]:
    """Return a command that sets fields with its blanks filled in, and what it proposes asked about."""
    line = list(given[:2])
    for path, value in zip(given[2::2], given[3::2], strict=True):
        kind, place = field_place(open_target(ctx.obj, given[1]), path)
        proposed = None if value in remedy_parts.BLANKS else value
        answer = _asked(ctx, context, kind, place, proposed)
        line += [path, answer] if answer else []
    return line


def _asked(
    ctx: typer.Context, context: ChangeContext, kind: Kind, path: Path, proposed: str | None = None
) -> str:
    """Ask for the field at a path of a file, with its description and what it allows.

    An optional one may be left empty.
    """
    cls = record_class(kind)
    holder = shape.record_at(cls, path[:-1])
    field = shape.fields_of(holder).get(str(path[-1])) if holder is not None else None
    annotation = shape.at(cls, path)
    marker, allowed = shape.scalar_of(annotation), shape.choices_of(annotation)
    kinds = dict(walks(cls).references).get(steps_of(cls, path), ())
    names = dict(choices.named(context, kinds))
    takes = ", ".join(allowed) or (SPOKEN if marker is not None and marker.kind == "date" else "")
    of = next((f" of {step}" for step in reversed(path[:-1]) if isinstance(step, str) and "." in step), "")
    doc = field.doc if field is not None else ""
    doc = "" if allowed and doc.lower().startswith(allowed[0]) else doc
    told = "; ".join(filter(None, (doc, takes)))
    question = f"{str(path[-1]).replace('_', ' ').capitalize()}{of}" + (f" ({told})" if told else "")
    past = steps_of(cls, path) in walks(cls).past

    may_be_empty = field is not None and not field.required
    default = proposed if proposed is not None else "" if may_be_empty else None

    def read(text: str) -> str:
        if not text and may_be_empty:
            return text
        if marker is not None and marker.kind == "date":
            return day(text, calendar=context.opened.calendar, past=past).isoformat()
        typed = field_values.value_at(str(path[-1]), annotation, words(text), context.opened.calendar)
        value = plain_data(typed)
        fault = fault_of_value(kind, path, value)
        if fault is not None:
            raise typer.BadParameter(f"{fault.message}. {fault.help}")
        return known(text, names, " or ".join(kinds), kind) if names else text

    return asked(ctx, None, "", question, read=read, choices=list(names.items()), default=default)


def _blank(ctx: typer.Context, context: ChangeContext, blank: str, before: str) -> str:
    """Ask for a blank of a command; the word before it names it."""
    what = before.strip("-").capitalize() if before.startswith("--") else "Text"
    if blank != BLANK_DAY:
        return asked(ctx, None, "", what, read=words)
    calendar = context.opened.calendar
    return asked(
        ctx, None, "", f"{what} ({SPOKEN})", read=lambda text: day(text, calendar=calendar).isoformat()
    )
