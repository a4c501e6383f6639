"""Asks for exactly what a gate lacks, and writes it: the blanks of each remedy, field by field."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Sequence
from typing import Any

import typer

from kamctl.app import choices, remedy_parts
from kamctl.app.change import ChangeContext, open_change
from kamctl.app.fill_gate import write_part
from kamctl.app.remedy_parts import InFile, ToRun
from kamctl.cli import terminal
from kamctl.cli.change_report import report
from kamctl.cli.prompts import answered, asked, day, words
from kamctl.method.lifecycle.remedies import BLANK_DAY
from kamctl.method.lifecycle.stages import Judged
from kamctl.method.lookup import known
from kamctl.model import shape, spellings
from kamctl.model.field_paths import Path, steps_of
from kamctl.model.kinds import Kind, record_class
from kamctl.model.relative_days import SPOKEN
from kamctl.model.walk import walks
from kamctl.workspace import field_values, paths
from kamctl.workspace.validate import fault_of_value
from kamctl.yaml.edit_ops import plain_data
from kamctl.yaml.tree import data_at

#: What all gates may look at.
KINDS = ("accounts", "plans", "reviews", "results")


def fill(ctx: typer.Context, account: str, judge: Callable[[ChangeContext], Sequence[Judged]]) -> None:
    """Ask for what each unmet requirement of a gate lacks, and write it; the gate is judged again after each.

    `judge` returns the requirements of the gate as they stand.
    """
    ids: dict[str, str] = {}
    asked_for: set[str] = set()
    while True:
        gate = judge(open_change(ctx.obj, account, kinds=KINDS))
        left = [one for one in gate if one.remedy and one.name not in asked_for]
        if not left:
            return
        asked_for.add(left[0].name)
        terminal.note(f"\n{left[0].name}: {left[0].detail}")
        _fill_one(ctx, account, left[0].remedy, ids)


def _fill_one(ctx: typer.Context, account: str, remedy: str, ids: dict[str, str]) -> None:
    for number in range(len(remedy_parts.parts(remedy))):
        part = remedy_parts.parts(remedy_parts.renamed(remedy, ids))[number]
        context = open_change(ctx.obj, account, kinds=KINDS)
        if isinstance(part, ToRun):
            _run(ctx, context, part)
        else:
            _write(ctx, context, part, ids)


def _write(ctx: typer.Context, context: ChangeContext, part: InFile, ids: dict[str, str]) -> None:
    """Ask for the blanks of a part and write it; placeholder ids are replaced by ids made from names."""
    place = paths.place(part.path)
    assert place is not None
    answers: dict[Path, str] = {}
    made: dict[str, str] = {}
    blanks = list(remedy_parts.blanks(part.data))
    if not blanks:  # proposed values without a blank are asked about, too
        for path, proposed in remedy_parts.leaves(part.data):
            answers[path] = _asked(ctx, context, place.kind, path, proposed)
    for path, stands_in in blanks:
        if not stands_in:
            answers[path] = _asked(ctx, context, place.kind, path)
        elif (name := answers.get((*path, "name"))) is not None:
            there = _there(context, part.path, path[:-1])
            taken = {*context.portfolio.kam.people, *(there if isinstance(there, dict) else ())}
            made[str(path[-1])] = spellings.person_id(name, taken)
    data: Any = remedy_parts.filled(part.data, answers)
    part = InFile(part.path, _with_ids(data, made))
    ids |= made
    changed = write_part(context, part)
    report(changed, f"{context.account}: written", is_last=False)


def _there(context: ChangeContext, path: str, at: Path) -> Any:
    """Return what a file holds at a path; None where it holds nothing, or does not exist."""
    text = context.opened.workspace.texts.get(path)
    document = context.reader.document(path, text) if text is not None else None
    return data_at(document.data, at) if document is not None else None


def _with_ids(data: Any, ids: dict[str, str]) -> Any:
    if isinstance(data, dict):
        return {ids.get(key, key): _with_ids(value, ids) for key, value in data.items()}
    return data


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


def _run(ctx: typer.Context, context: ChangeContext, part: ToRun) -> None:
    """Ask for the blanks of a command and whether to run it; then run it as if it had been typed."""
    from typer.main import get_command

    from kamctl.cli.main import app

    line = [
        _blank(ctx, context, word, part.words[i - 1]) if word in remedy_parts.BLANKS else word
        for i, word in enumerate(part.words)
    ]
    shown = shlex.join(["kamctl", *line])
    if answered(f"Run `{shown}` (yes, no)", default="yes").lower() not in ("yes", "y"):
        return
    start = ["-C", str(ctx.obj.directory), *(["--today", str(ctx.obj.today)] if ctx.obj.today else [])]
    get_command(app).main(args=[*start, *line], prog_name="kamctl", standalone_mode=False)


def _blank(ctx: typer.Context, context: ChangeContext, blank: str, before: str) -> str:
    """Ask for a blank of a command; the word before it names it."""
    what = before.strip("-").capitalize() if before.startswith("--") else "Text"
    if blank != BLANK_DAY:
        return asked(ctx, None, "", what, read=words)
    calendar = context.opened.calendar
    return asked(
        ctx, None, "", f"{what} ({SPOKEN})", read=lambda text: day(text, calendar=calendar).isoformat()
    )
