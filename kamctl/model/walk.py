"""Walks over records by type: which fields name something, which are logs, which days lie in the past.

Walks follow from the fields' types and marks (`kamctl.model.types`) alone: a new field is included at once.
Resolving the types of all records takes longer than
reading a small workspace, so the walks of the file kinds are compiled ahead of time, like their schemas;
those of any other record class are built on demand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Literal, NamedTuple

from kamctl.model.kinds import KINDS, Kind, record_class
from kamctl.model.record import Record

#: Names of fields, and the three words below, from a record to a place in it.
Steps = tuple[str, ...]
VALUES, KEYS, ENTRIES = "{}", "{key}", "[]"


class Walks(NamedTuple):
    """Where a record class holds what; `{}` is each value of a mapping, `[]` each entry of a list.

    `references` are names of something, with the kinds of things that they may name; `kinds` are all of
    these, each once. `logs` are lists of dated records; `past` are days on which something happened; `texts`
    are free text; `mappings` are keyed by id, period or number, with the words for one value of those that
    hold records. `units` are records that state one thing, on a day or as an entry of a mapping; `together`
    groups of fields of the record at a place that belong together; `keys` what distinguishes the entries of a
    list; `figures` logs of figures taken on a day; `contradictable` records that can contradict themselves;
    `shorts` records that a file may write as one text; `holds` logs whose newest entry says what holds, with
    the field that says it.
    """

    references: tuple[tuple[Steps, tuple[str, ...]], ...]
    kinds: tuple[tuple[str, ...], ...]
    logs: tuple[Steps, ...]
    past: tuple[Steps, ...]
    texts: tuple[Steps, ...]
    mappings: tuple[tuple[Steps, str], ...]
    units: tuple[Steps, ...]
    together: tuple[tuple[Steps, tuple[tuple[str, ...], ...]], ...]
    keys: tuple[tuple[Steps, tuple[str, ...]], ...]
    figures: tuple[Steps, ...]
    contradictable: tuple[Steps, ...]
    shorts: tuple[Steps, ...]
    holds: tuple[tuple[Steps, str], ...]

    def groups(self, walk: str) -> list[list[Steps]]:
        """Return the places of a walk in groups: references to the same kinds belong together."""
        if walk == "references":
            return [[steps for steps, own in self.references if own == kinds] for kinds in self.kinds]
        return [list(getattr(self, walk))]


#: The walks that `check` makes over every record: written out as loops in the compiled module.
HOT = ("references", "logs", "past", "texts")


#: The walks built so far.
_WALKS: dict[type[Record], Walks] = {}


def walks(record: type[Record]) -> Walks:
    """Return the walks of a record class."""
    if record not in _WALKS:
        from kamctl.model.generated.walks import WALKS

        known = WALKS.get(f"{record.__module__}:{record.__qualname__}")
        _WALKS[record] = Walks(*known) if known is not None else build(record)
    return _WALKS[record]


def build(record: type[Record]) -> Walks:
    """Build the walks of a record class from its types."""
    from kamctl.model.shape import spots_of, words
    from kamctl.model.types import Figures, Holds, Key, OneThing, Past, Ref, Together

    spots = list(spots_of(record))
    fields = {spot.steps: spot for spot in spots}
    dated = {spot.steps[:-1] for spot in spots if spot.steps[-1:] == ("date",) and spot.is_day}
    logs = [s.steps for s in spots if s.origin is tuple and (*s.steps, ENTRIES) in dated]
    groups: dict[Steps, list[tuple[str, ...]]] = {}
    keys: dict[Steps, list[str]] = {}
    for spot in spots:
        for mark in spot.marks:
            if isinstance(mark, Together):
                groups.setdefault(spot.steps[:-1], []).append((*mark, spot.steps[-1]))
            elif isinstance(mark, Key):
                keys.setdefault(spot.steps[:-2], []).append(spot.steps[-1])
    references = [(s.steps, tuple(m)) for s in spots if s.is_text for m in s.marks if isinstance(m, Ref)]
    return Walks(
        tuple(references),
        tuple(dict.fromkeys(kinds for _, kinds in references)),
        tuple(logs),
        tuple(s.steps for s in spots if s.is_day and (s.steps[-1] == "date" or s.has(Past))),
        tuple(s.steps for s in spots if s.is_free_text and s.steps[-1] != KEYS),
        tuple(
            (s.steps, words(one.record) if (one := fields[(*s.steps, VALUES)]).record else "")
            for s in spots
            if s.origin is dict
        ),
        tuple(s.steps for s in spots if s.steps in dated and s.steps and s.steps[-1] not in (VALUES, ENTRIES))
        + tuple((*s.steps, VALUES) for s in spots if s.has(OneThing)),
        tuple((steps, tuple(found)) for steps, found in groups.items()),
        tuple((steps, tuple(names)) for steps, names in keys.items()),
        tuple(s.steps for s in spots if s.has(Figures)),
        tuple(s.steps for s in spots if s.record and s.record.contradictions is not Record.contradictions),
        tuple(s.steps for s in spots if s.record and s.record.SHORT),
        tuple((s.steps[:-2], s.steps[-1]) for s in spots if s.has(Holds)),
    )


def values(record: Record, steps: Steps) -> list[Any]:
    """Return the values at a place of a record, without absent ones; `collect` does it faster."""
    found: list[Any] = [record]
    for step in steps:
        if step == VALUES:
            found = [value for one in found for value in one.values()]
        elif step in (ENTRIES, KEYS):
            found = [value for one in found for value in one]
        else:
            found = [value for one in found if (value := getattr(one, step)) is not None]
        if not found:
            break
    return found


def collect(record: Record, walk: Literal["references", "logs", "past", "texts"]) -> list[list[Any]]:
    """Return the values at the places of each group of a walk, without absent ones."""
    from kamctl.model.generated.walks import COLLECTORS

    cls = type(record)
    compiled = COLLECTORS.get(f"{cls.__module__}:{cls.__qualname__}")
    if compiled is None:
        groups = walks(cls).groups(walk)
        return [[value for steps in group for value in values(record, steps)] for group in groups]
    found: list[list[Any]] = compiled[walk](record)
    return found


def places(record: Record, steps: Steps) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Yield the values at a place of a record with their paths; slower than `values`."""
    return _places(record, steps, ())


def _places(
    value: Any, steps: Steps, path: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    if value is None:
        return
    if not steps:
        yield path, value
        return
    step, rest = steps[0], steps[1:]
    if step == ENTRIES:
        for i, entry in enumerate(value):
            yield from _places(entry, rest, (*path, i))
    elif step in (VALUES, KEYS):
        for key, entry in value.items():
            yield from _places(entry if step == VALUES else key, rest, (*path, key))
    else:
        yield from _places(getattr(value, step), rest, (*path, step))


class Scope(NamedTuple):
    """What defines the names of a kind of thing: a field of a file kind's record, or its files' own names.

    The field of a nested record is written with a dot: `strength.criteria`.
    """

    kind: Kind
    field: str | None

    @property
    def steps(self) -> tuple[str, ...]:
        """The steps from the record to the field; none where files' own names are meant."""
        return tuple(self.field.split(".")) if self.field is not None else ()

    def entries(self, record: Any) -> Mapping[str, Any]:
        """Return what a record holds by these names; nothing where there is no record."""
        for step in self.steps:
            record = getattr(record, step, None)
        found: Mapping[str, Any] = record or {}
        return found


@cache
def scopes() -> dict[str, Scope]:
    """Return what defines the names of each kind of thing that a field may refer to.

    `objective` names a key of the mapping that holds records of the class `Objective`, whichever
    file kind has it; `account` names an account's file.
    """
    from kamctl.model.generated.walks import SCOPES

    return {name: Scope(*where) for name, where in SCOPES.items()}


def build_scopes() -> dict[str, Scope]:
    """Find the scopes in the types of all file kinds."""
    found = {kind.name: Scope(kind.name, None) for kind in KINDS.values() if len(kind.keys) == 1}
    for kind in KINDS:
        for steps, noun in build(record_class(kind)).mappings:
            if noun and not {VALUES, ENTRIES} & set(steps):
                found.setdefault(noun, Scope(kind, ".".join(steps)))
    return found


def named_kinds() -> frozenset[str]:
    """Return the kinds of things that some field refers to."""
    return frozenset(kind for one in of_all_kinds() for _, kinds in one.references for kind in kinds)


def named_folders() -> tuple[str, ...]:
    """Return the folders whose files some field refers to by id, besides those of accounts."""
    named = named_kinds() - {"account"}
    return tuple(
        KINDS[name].folder for name, scope in scopes().items() if scope.field is None and name in named
    )


def of_all_kinds() -> tuple[Walks, ...]:
    """Return the walks of all file kinds, without importing their records."""
    from kamctl.model.generated.walks import WALKS

    return tuple(Walks(*known) for known in WALKS.values())
