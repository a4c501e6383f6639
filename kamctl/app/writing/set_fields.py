"""Sets and takes out single fields of a file, by their paths."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kamctl import hints
from kamctl.app.writing.change import Changed, FutureError, change_document
from kamctl.app.writing.own_commands import refuse_field
from kamctl.app.writing.target import Target, words
from kamctl.errors import KamctlError
from kamctl.method.lookup import nearest
from kamctl.method.managements import refuse_others
from kamctl.model import shape
from kamctl.model.entries import entry_kinds
from kamctl.model.field_paths import Astray, Path, resolve, steps_of
from kamctl.model.kinds import FileKind, record_class
from kamctl.model.portfolio import Portfolio
from kamctl.model.record import Record
from kamctl.model.relative_days import Calendar
from kamctl.model.walk import walks
from kamctl.workspace import field_values
from kamctl.yaml.edit_ops import Edit, Remove, Set, name_of, outcome
from kamctl.yaml.tree import Data, Document, data_at


class Assigned(NamedTuple):
    """A field, what stood there and what stands there now; None where nothing does."""

    path: Path
    before: Data
    after: Data

    @property
    def name(self) -> str:
        """The field's path as people write it."""
        return name_of(self.path)


class UnknownFieldError(KamctlError):
    """A path leads to no field."""

    def __init__(self, astray: Astray, path: str, elsewhere: str = "") -> None:
        inside = f" in `{name_of(astray.holder)}`" if astray.holder else ""
        where = f"{path}{inside}"
        if astray.what == "value":
            super().__init__(
                f"there is nothing below `{name_of(astray.holder)}` in {path}", "It is one value."
            )
            return
        near = nearest(astray.step.replace("-", "_"), astray.known)
        hint = f"Did you mean `{near}`? " if near else ""
        known = f"Known here: {', '.join(astray.known)}."
        if astray.what == "entry":
            listed = name_of(astray.holder)
            known = f"Its entries are counted: `{listed}.0` is the first, `{listed}.-1` the last."
        hint = f"It is a field of {elsewhere}. " if elsewhere else hint
        super().__init__(f"unknown {astray.what} `{astray.step}` in {where}", hint + known)


class NoSuchEntryError(KamctlError):
    """A path leads through an entry that is not there."""

    def __init__(self, where: Path, known: Sequence[str], path: str, making: str) -> None:
        name = name_of(where)
        near = nearest(str(where[-1]), known)
        there = f"Did you mean {near}?" if near else f"There are: {', '.join(known)}." if known else ""
        super().__init__(f"there is no `{name}` in {path}", f"{there} {making}".strip())


class NotThereError(KamctlError):
    """A field that is to be taken out is not there."""

    def __init__(self, name: str, path: str) -> None:
        super().__init__(f"{path} has no `{name}`", "Nothing was changed: there is nothing to take out.")


class SeveralFilesError(KamctlError):
    """The fields of one command stand in several files."""

    def __init__(self, paths: Sequence[str]) -> None:
        super().__init__(f"these fields are in {' and '.join(paths)}", "Give one command for each file.")


def set_fields(
    target: Target, wanted: Sequence[tuple[str, str]], *, dry_run: bool = False
) -> Changed[tuple[Assigned, ...]]:
    """Set fields of one file by their paths; an empty text takes a field out.

    Raises:
        UnknownFieldError, NoSuchEntryError, SeveralFilesError: the paths lead to no fields of one file.
        NotThereError: a field to take out is not there.
        OwnCommandError: a command of its own writes it.
        NotSeniorError: senior management makes that entry, and somebody else is named.
        FutureError: what happened would be dated after today.
        InvalidChangeError: the file would not be valid, in the words of `kamctl check`.
    """
    path, row = _file(target, [name for name, _ in wanted])
    calendar = target.calendar
    removes = any(not text for _, text in wanted)

    def change(_now: Portfolio, document: Document) -> tuple[tuple[Assigned, ...], Sequence[Edit]]:
        data, edits, done = document.data, list[Edit](), list[Assigned]()
        for name, text in wanted:
            edit, assigned = _edit(row, path, name, text, data, target)
            refuse_field(row.name, assigned.path, target.named)
            if assigned.path[-1] == "by" and text:
                refuse_others(target.context.portfolio.kam, row.name, str(assigned.path[0]), text)
            if edit is not None:
                edits.append(edit)
                data = outcome(data, edit)
            done.append(assigned)
        return tuple(done), edits

    changed = change_document(target.context, path, change, dry_run=dry_run, all_files=removes)
    notices = (
        _understood(row, one.path, text, calendar)
        for one, (_, text) in zip(changed.made, wanted, strict=True)
    )
    return changed._replace(notices=(*changed.notices, *filter(None, notices)))


def field_place(target: Target, name: str) -> tuple[str, Path]:
    """Return the kind of the file that holds the field at a written path, and the path in it.

    Raises:
        UnknownFieldError: there is no such field.
    """
    path, row = _file(target, [name])
    document = target.context.reader.document(path, target.context.opened.workspace.texts[path])
    found = resolve(record_class(row.name), name, document.data if document is not None else None)
    assert not isinstance(found, Astray)  # the file knows it
    return row.name, found


def field_at(target: Target, name: str) -> str:
    """Return the description of the field at a path, and what it allows; empty where there is none."""
    for _, row in target.files:
        cls = record_class(row.name)
        where = resolve(cls, name, None)
        if isinstance(where, Astray):
            continue
        record, words = shape.record_at(cls, where[:-1]), shape.choices_of(shape.at(cls, where))
        field = shape.fields_of(record).get(str(where[-1])) if record is not None else None
        return "; ".join(filter(None, (field.doc if field is not None else "", ", ".join(words))))
    return ""


def _file(target: Target, names: Sequence[str]) -> tuple[str, FileKind]:
    """Return the file that holds the fields of these names: the first of the target's that knows them."""
    texts = target.context.opened.workspace.texts
    found: dict[str, FileKind] = {}
    for name in names:
        astray = None
        for path, row in target.files:
            read = resolve(record_class(row.name), name, None)
            if not isinstance(read, Astray):
                found[path] = row
                break
            if astray is None or len(read.holder) > len(astray[1].holder):
                astray = path, read
        else:
            assert astray is not None
            path, where = astray
            raise UnknownFieldError(_all_known(target, where), path, _elsewhere(target, where.step))
    if len(found) > 1:
        raise SeveralFilesError(list(found))
    ((path, row),) = found.items()
    if path not in texts:
        if row.name == "plan":
            _ = target.context.plan_path  # says how to start one
        raise NoSuchEntryError(
            (path,), (), "the workspace", f"`{hints.add_entry(target.named)}` adds entries to it."
        )
    return path, row


def _elsewhere(target: Target, name: str) -> str:
    """Return which of the workspace's own files has a field of this name at its top."""
    rows = {word: row for word, row in words().items() if (row.path, row) not in target.files}
    return next((word for word, row in rows.items() if name in shape.fields_of(record_class(row.name))), "")


def _all_known(target: Target, astray: Astray) -> Astray:
    """Return where a path went astray, with the fields of all files where it did at its first step."""
    if astray.holder:
        return astray
    known = (name for _, row in target.files for name in shape.fields_of(record_class(row.name)))
    return astray._replace(known=tuple(known))


def _edit(
    row: FileKind, path: str, name: str, text: str, data: Data, target: Target
) -> tuple[Edit | None, Assigned]:
    cls, calendar, named = record_class(row.name), target.calendar, target.named
    where = resolve(cls, name, data)
    if isinstance(where, Astray):
        raise UnknownFieldError(where, path)
    before = data_at(data, where)
    if not text:
        if before is None and not _has(data, where):
            raise NotThereError(name_of(where), path)
        return Remove(_emptied(data, where)), Assigned(where, before, None)
    _known_entries(row, where, data, path, named)
    annotation, past = shape.at(cls, where), _is_past(row, where)
    value = field_values.value_at(name_of(where), annotation, text, calendar, past=past)
    if past and isinstance(value, str) and (day := calendar.day(value)) and day > calendar.today:
        raise FutureError(day, calendar.today)
    after = outcome(None, Set(("x",), value))
    assert isinstance(after, dict)
    if after["x"] == before:
        return None, Assigned(where, before, before)
    return Set(where, value, _fields_before(cls, data, where)), Assigned(where, before, after["x"])


def _fields_before(cls: type[Record], data: Data, where: Path) -> tuple[str, ...]:
    """Return the fields that come before the one that is made: that at a path, or one on the way there."""
    depth = next((n for n in range(len(where)) if not _has(data, where[: n + 1])), None)
    record = None if depth is None else shape.record_at(cls, where[:depth])
    if depth is None or record is None:
        return ()
    names = list(shape.fields_of(record))
    return tuple(names[: names.index(str(where[depth]))])


def _known_entries(row: FileKind, where: Path, data: Data, path: str, named: str) -> None:
    """Raise where a path leads through an id or a number that is not there, and that holds a record."""
    cls = record_class(row.name)
    for depth in range(2, len(where) + 1):
        holder = shape.at(cls, where[: depth - 1])
        is_held = shape.is_list(holder) or (shape.is_mapping(holder) and shape.record_at(cls, where[:depth]))
        if not is_held or _has(data, where[:depth]):
            continue
        held = data_at(data, where[: depth - 1])
        known = list(held) if isinstance(held, dict) else []
        here = (row.name, steps_of(cls, where[:depth]))
        entry = next((one for one in entry_kinds().values() if (one.kind, one.steps) == here), None)
        how = hints.record_entry if entry is not None and entry.is_listed else hints.add_entry
        making = f"`{how(named, entry.name)}` makes one." if entry is not None else ""
        raise NoSuchEntryError(where[:depth], known, path, making)


def _is_past(row: FileKind, where: Path) -> bool:
    """Tell whether the field is a day on which something happened."""
    cls = record_class(row.name)
    return steps_of(cls, where) in walks(cls).past


def _understood(row: FileKind, where: Path, text: str, calendar: Calendar) -> str:
    annotation = shape.at(record_class(row.name), where)
    return field_values.understood(annotation, text, calendar, past=_is_past(row, where))


def _emptied(data: Data, where: Path) -> Path:
    """Return the path to take out so that nothing empty is left: the field, or what holds it alone."""
    while len(where) > 1:
        held = data_at(data, where[:-1])
        if not isinstance(held, (dict, list)) or len(held) > 1:
            break
        where = where[:-1]
    return where


def _has(data: Data, where: Path) -> bool:
    held, step = data_at(data, where[:-1]), where[-1]
    if isinstance(held, dict):
        return step in held
    return isinstance(held, list) and isinstance(step, int) and 0 <= step < len(held)
