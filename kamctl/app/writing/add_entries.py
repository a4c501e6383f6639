"""Adds entries of any kind that the model knows: to a log, or to a mapping under an id."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple, get_args

from kamctl import hints
from kamctl.app.writing.change import (
    ChangeContext,
    Changed,
    FutureError,
    change_document,
    create_record,
    later_entries,
)
from kamctl.app.writing.target import Target, target_of
from kamctl.errors import KamctlError
from kamctl.method.lookup import known, nearest
from kamctl.method.managements import refuse_others
from kamctl.model import spellings
from kamctl.model.entries import EntryKind, entry_kinds, holders, slots
from kamctl.model.kinds import KINDS
from kamctl.model.portfolio import Portfolio
from kamctl.model.relative_days import understood
from kamctl.model.shape import keys_of
from kamctl.model.types import LINE, TEXT, Ref, WhoId
from kamctl.model.walk import ENTRIES, VALUES
from kamctl.workspace import field_values
from kamctl.workspace.paths import place
from kamctl.workspace.portfolio import at
from kamctl.workspace.record_edits import new_id
from kamctl.yaml.edit_ops import Add, Append, Edit, Value
from kamctl.yaml.edits import apply
from kamctl.yaml.tree import Data, Document, Path, data_at

#: An id made of a text takes this many words and characters of it at most.
_WORDS, _LONGEST = 5, 40

#: The kinds whose ids are made of people's names: those that can own something.
_PEOPLE = next(mark for mark in get_args(WhoId) if isinstance(mark, Ref))

#: The texts given for a field; of most there is one.
Given = Mapping[tuple[str, ...], Sequence[str]]


class UnknownKindError(KamctlError):
    """No file holds entries that are called so."""

    def __init__(self, given: str, known_: Collection[str]) -> None:
        near = nearest(given, known_)
        hint = f"Did you mean {near}? " if near else ""
        super().__init__(f"no kind of entry is called {given}", f"{hint}There are: {', '.join(known_)}.")


class WrongCommandError(KamctlError):
    """An entry that has an id was to be recorded, or one of a log was to be added."""

    def __init__(self, entry: EntryKind, account: str) -> None:
        how = hints.record_entry if entry.is_listed else hints.add_entry
        what = "an entry of a list, without an id" if entry.is_listed else "something that has an id"
        super().__init__(f"a {said(entry)} is {what}", f"Use `{how(account, entry.name)}`.")


class WrongFileError(KamctlError):
    """Entries of a kind stand in another file than the one named."""

    def __init__(self, entry: EntryKind, given: str) -> None:
        row = KINDS[entry.kind]
        name = "an account" if row.keys else f"`{row.noun}`"
        super().__init__(f"{given} holds no {said(entry)}", f"It is in {row.path}: name {name}.")


class Wanted(NamedTuple):
    """An entry to be made: its kind, the ids of what holds it, its own id if one is given, its fields."""

    entry: EntryKind
    holders: Mapping[str, str]
    name: str | None
    given: Given


def said(entry: EntryKind) -> str:
    """Return what an entry of a kind is called in a sentence."""
    return entry.name.replace("-", " ")


def kind_named(text: str, *, listed: bool, account: str = "ACCOUNT") -> EntryKind:
    """Return the kind of entry that a word names: `flight-risk`, or the field's `flight_risk`.

    Raises:
        UnknownKindError, WrongCommandError.
    """
    word = text.strip().lower().replace("_", "-")
    kinds = entry_kinds()
    by_field = {one.field.replace("_", "-"): one for one in kinds.values() if len(one.steps) == 2}
    found = kinds.get(word) or by_field.get(word)
    if found is None:
        raise UnknownKindError(text, [one.name for one in kinds.values() if one.is_listed is listed])
    if found.is_listed is not listed:
        raise WrongCommandError(found, account)
    return found


def file_of(target: Target, entry: EntryKind) -> str:
    """Return the path of the target's file that holds entries of a kind; it need not be there yet.

    Raises:
        WrongFileError: the target has no such file.
        NoPlanError: the account has no plan.
    """
    for path, row in target.files:
        if row.name == entry.kind:
            return target.context.plan_path if row.name == "plan" else path
    raise WrongFileError(entry, target.named)


def add(target: Target, wanted: Wanted, *, dry_run: bool = False) -> Changed[str]:
    """Add an entry; returns its id, of a list's entry nothing.

    Days on which it happened are today where none is given.

    Raises:
        NotSeniorError: senior management makes such entries, and somebody else is named.
        UnknownNameError: what is to hold it is not there.
        FutureError: it would have happened after today.
        InvalidChangeError: the file would not be valid, in the words of `kamctl check`.
    """
    path = file_of(target, wanted.entry)
    by = wanted.given.get(("by",), [None])[-1]
    refuse_others(target.context.portfolio.kam, wanted.entry.kind, wanted.entry.field, by)
    value = entry_value(target, wanted)

    def change(now: Portfolio, document: Document) -> tuple[str, Sequence[Edit]]:
        where = _where(wanted, document.data, path)
        if wanted.entry.is_listed:
            return "", (Append(where, value),)
        held = data_at(document.data, where)
        name = wanted.name or made_id(wanted, _taken(now, path) | set(held if isinstance(held, dict) else ()))
        return name, (Add(where, name, value, lines=_is_long_lived(wanted.entry)),)

    if path not in target.context.opened.workspace.texts:
        return _first(target, path, wanted, value, dry_run=dry_run)
    changed = change_document(target.context, path, change, dry_run=dry_run)
    return changed._replace(notices=(*_notices(target, wanted), *_later(target, wanted, path)))


def add_to(
    context: ChangeContext, kind: str, fields: Mapping[str, str | None], *, dry_run: bool = False
) -> Changed[str]:
    """Add an entry of a kind to the account that a change is about, with fields by their paths; see `add`."""
    given = {tuple(path.split(".")): (text,) for path, text in fields.items() if text is not None}
    return add(target_of(context), Wanted(entry_kinds()[kind], {}, None, given), dry_run=dry_run)


def _first(target: Target, path: str, wanted: Wanted, value: Value, *, dry_run: bool) -> Changed[str]:
    """Start a file with its first entry."""
    where = _where(wanted, None, path)
    name = wanted.name or made_id(wanted, ())
    edit = Append(where, value) if wanted.entry.is_listed else Add(where, name, value)
    return create_record(target.context, path, apply(f"{where[0]}:\n", [edit]), name, dry_run=dry_run)


def entry_value(target: Target, wanted: Wanted) -> Value:
    """Return the fields of an entry as the file will hold them, in the order of the record.

    Raises:
        FutureError: a day on which it happened is after today.
    """
    calendar, made = target.calendar, dict[str, Value]()
    for slot in slots(wanted.entry.record):
        texts = wanted.given.get(slot.path)
        if texts is None:
            continue
        value = field_values.value_of_slot(slot, list(texts), calendar)
        if slot.past and isinstance(value, str) and (day := calendar.day(value)) and day > calendar.today:
            raise FutureError(day, calendar.today)
        holder = made
        for step in slot.path[:-1]:
            inner = holder.setdefault(step, {})
            assert isinstance(inner, dict)
            holder = inner
        holder[slot.path[-1]] = value
    return made


def _where(wanted: Wanted, data: Data, path: str) -> Path:
    """Return the list or mapping that takes the entry; what holds it must be there."""
    where: list[str | int] = []
    names = iter(holders(wanted.entry))
    for depth, step in enumerate(wanted.entry.steps[:-1]):
        if step != VALUES:
            where.append(step)
            continue
        holder = next(names)
        there = data_at(data, tuple(where))
        name = wanted.holders[holder.name]
        is_record = wanted.entry.steps[depth + 1] not in (VALUES, ENTRIES)
        if is_record:
            known(name, list(there) if isinstance(there, dict) else [], holder.name, path)
        where.append(name)
    return tuple(where)


def _is_long_lived(entry: EntryKind) -> bool:
    """Tell whether entries of a kind get further entries below them, and so lines of their own."""
    depth = len(entry.steps)
    return any(
        one.kind == entry.kind and one.steps[:depth] == entry.steps and one is not entry
        for one in entry_kinds().values()
    )


def made_id(wanted: Wanted, taken: Collection[str]) -> str:
    """Return an id for an entry: a random one of what comes up any day, else one of its name or text."""
    fields = slots(wanted.entry.record)
    if any(slot.past and slot.needed and len(slot.path) == 1 for slot in fields):
        return new_id(wanted.entry.name[0], taken)
    texts = [slot for slot in fields if slot.scalar is not None and slot.scalar.pattern in (LINE, TEXT)]
    text = next(
        (wanted.given[slot.path][0] for slot in texts if wanted.given.get(slot.path)), wanted.entry.name
    )
    if wanted.entry.name in _PEOPLE:
        return spellings.person_id(text, taken)
    made = "-".join(spellings.id_like(text).split("-")[:_WORDS])[:_LONGEST].strip("-._") or wanted.entry.name
    return next(one for one in (made, *(f"{made}-{n}" for n in range(2, len(taken) + 3))) if one not in taken)


def _taken(now: Portfolio, path: str) -> set[str]:
    """Return ids that a new entry of a file must not have: those of our people and of all mappings there."""
    where = place(path)
    record: Any = at(now, where) if where is not None else None
    found = set(now.kam.people)
    for entry in entry_kinds().values():
        if where is not None and entry.kind == where.kind and len(entry.steps) == 2 and not entry.is_listed:
            found |= set(getattr(record, entry.field, ()))
    return found


def _notices(target: Target, wanted: Wanted) -> tuple[str, ...]:
    found = (
        understood(text, target.calendar.day(text, past=slot.past))
        for slot in slots(wanted.entry.record)
        if slot.is_day
        for text in wanted.given.get(slot.path, ())
    )
    return tuple(filter(None, found))


def _later(target: Target, wanted: Wanted, path: str) -> tuple[str, ...]:
    """Return a notice where the log of a state holds a later entry."""
    where = place(path)
    date = wanted.given.get(("date",))
    if where is None or not date or len(wanted.entry.steps) != 2 or keys_of(wanted.entry.record):
        return ()
    day = target.calendar.day(date[-1], past=True)
    if day is None or not wanted.entry.is_listed:
        return ()
    log = getattr(at(target.context.portfolio, where), wanted.entry.field)
    return later_entries(target.context._replace(date=day), log)
