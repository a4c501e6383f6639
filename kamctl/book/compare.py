"""What people changed in a workbook: each row as it was exported against the row as it came back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from kamctl.book.cells import Cell, CellError, plain, understood
from kamctl.book.edits import EMPTY, RowChange
from kamctl.book.layout import Column, Page
from kamctl.book.origin import Origin
from kamctl.book.read import Found, Line
from kamctl.book.rows import Path, Row, row_hash, rows_of
from kamctl.book.write import cell_name
from kamctl.model.walk import ENTRIES, VALUES
from kamctl.wording import listed
from kamctl.workspace import paths
from kamctl.workspace.record_edits import new_id


class Problem(NamedTuple):
    """What cannot be taken over, and where it stands in the workbook."""

    sheet: str
    cell: str
    message: str
    help: str = ""

    @property
    def place(self) -> str:
        """The sheet and the cell as a spreadsheet writes them: `actions!F12`."""
        name = f"'{self.sheet}'" if " " in self.sheet else self.sheet
        return f"{name}!{self.cell}" if self.cell else name


class Asked(NamedTuple):
    """A row of a workbook that is not as it was exported: changed, new, or gone."""

    found: Found
    line: Line | None
    key: str
    file_keys: tuple[str, ...]


class Sides(NamedTuple):
    """A file as it was exported and as it is now; `was` is None where nobody knows what it was."""

    path: str
    was: Any
    now: Any


def asked(found: Found, origin: Origin) -> Iterator[Asked | Problem]:
    """Yield the rows of a sheet that differ from what was exported, and what nobody can tell."""
    page = found.page
    if found.merged:
        line, at = found.merged[0]
        yield Problem(found.name, cell_name(line, at), "cells are merged here", "Take the merging back.")
        return
    fixed = sum(1 for key in page.keys if key.name in ("account", "period") and page.steps == ()) or 1
    wanted = [heading for heading in origin.headings[page.name] if heading not in {k.name for k in page.keys}]
    whole = all(name in found.places for name in wanted)
    seen: dict[tuple[str, ...], int] = {}
    for line in found.lines:
        file_keys, key = line.keys[:fixed], "\t".join(line.keys[fixed:])
        known = _hashes(origin, page, file_keys)
        if line.keys in seen and (key in known or page.steps == ()):
            message = f"{_named(page, line.keys)} stands in line {seen[line.keys] + 1} already"
            yield Problem(found.name, _key_cell(found, line), message, "Empty its id to make a new row of it.")
            continue
        seen[line.keys] = line.at
        if key not in known or not whole or row_hash([line.cells.get(n) for n in wanted]) != known[key]:
            yield Asked(found, line, key, file_keys)
    for path, file in origin.files.items():
        place = paths.place(path)
        if place is None or place.kind != page.kind:
            continue
        for key in file.hashes.get(page.name, {}):
            if (*place.keys, *(key.split("\t") if key else ())) not in seen:
                yield Asked(found, None, key, place.keys)


def _hashes(origin: Origin, page: Page, file_keys: Sequence[str]) -> Mapping[str, str]:
    if not all(file_keys):
        return {}
    file = origin.files.get(paths.path_of(page.kind, *file_keys))
    return file.hashes.get(page.name, {}) if file is not None else {}


class Compared(NamedTuple):
    """A row's change, and the cells that were emptied: a formula without a value looks the same."""

    change: RowChange
    emptied: tuple[int, ...] = ()


def compared(
    one: Asked, sides: Sides, rows: Callable[[Page, Any], Mapping[str, Row]], made: set[tuple[str, ...]]
) -> Compared | Problem | None:
    """Return what a row that was asked about comes to; None where nothing changed after all.

    `rows` gives a record's rows of a sheet by key; `made` holds the keys of the rows that are new.
    """
    page, found, line = one.found.page, one.found, one.line
    base = rows(page, sides.was).get(one.key) if sides.was is not None else None
    if line is None:
        if base is None:
            return None
        return Compared(RowChange(page, found.name, 0, base.path, gone=True, keys=base.keys))
    if base is None:
        return _new(one, line, sides, rows, made)
    values: dict[str, str] = {}
    emptied = []
    for column, was in zip(page.columns, base.cells, strict=True):
        if column.name not in found.places or plain(line.cells[column.name]) == plain(was):
            continue
        try:
            text = understood(line.cells[column.name], column)
        except CellError as error:
            return _at_cell(found, line, column.name, error.message, error.help)
        if text != _meant(was, column):
            values[column.name] = text
            emptied += [found.places[column.name]] if text == EMPTY else []
    if not values:
        return None
    change = RowChange(page, found.name, line.at, base.path, values, keys=base.keys)
    return Compared(change, tuple(emptied))


def _meant(cell: Cell, column: Column) -> str:
    try:
        return understood(cell, column)
    except CellError:
        return plain(cell)


def _new(
    one: Asked,
    line: Line,
    sides: Sides,
    rows: Callable[[Page, Any], Mapping[str, Row]],
    made: set[tuple[str, ...]],
) -> Compared | Problem | None:
    page, found = one.found.page, one.found
    if page.steps == ():
        return None  # told by whoever opens the files: a row is a file
    values = {}
    for column in page.columns:
        if column.name in found.places:
            try:
                values[column.name] = understood(line.cells[column.name], column)
            except CellError as error:
                return _at_cell(found, line, column.name, error.message, error.help)
    if not any(values.values()):
        return None
    own, parents = line.keys[-1], line.keys[len(line.keys) - len(page.keys) + 1 : -1]
    for name, key in zip(page.keys[1:-1], parents, strict=True):
        if not key:
            return _at_cell(found, line, name.name, f"the row is new, and names no {name.name}")
    group = _group(page, parents)
    if not _is_there(page, group, line, sides, made):
        return _at_cell(found, line, page.keys[-2].name, f"there is no {_named(page, line.keys[:-1])}")
    if page.is_log:
        if own:
            said = f"the log has no entry {own}"
            return _at_cell(found, line, page.keys[-1].name, said, "Leave the number of a new entry empty.")
        return Compared(RowChange(page, found.name, line.at, group, values, new=True, keys=line.keys))
    if not own and page.keys[-1].name != "id":
        return _at_cell(found, line, page.keys[-1].name, f"the row is new, and names no {page.keys[-1].name}")
    if not own:
        taken = {key.split("\t")[-1] for record in (sides.was, sides.now) for key in rows(page, record)}
        own = new_id(page.name[0], taken | {keys[-1] for keys in made})
    keys = (*line.keys[:-1], own)
    made.add((page.name, *keys))
    change = RowChange(page, found.name, line.at, group, values, new=True, key=own, keys=keys)
    return Compared(change)


def _group(page: Page, parents: Sequence[str]) -> Path:
    """Return the path to the mapping or the log in which a row is new."""
    waiting = list(parents)
    path: list[str | int] = []
    for step in page.steps[:-1]:
        if step == VALUES:
            path.append(waiting.pop(0))
        elif step == ENTRIES:
            number = waiting.pop(0)
            path.append(int(number) - 1 if number.isdigit() else -1)
        else:
            path.append(step)
    return tuple(path)


def _is_there(page: Page, group: Path, line: Line, sides: Sides, made: set[tuple[str, ...]]) -> bool:
    """Tell whether what a new row belongs to is in the file, or new itself."""
    depth = max((i for i, step in enumerate(page.steps[:-1]) if step in (VALUES, ENTRIES)), default=-1)
    if depth < 0 or any(line.keys[:-1] == keys[1:] for keys in made):
        return True
    here = sides.was
    for step in group[: depth + 1]:
        if isinstance(step, int):
            if not 0 <= step < len(here or ()):
                return False
            here = here[step]
        else:
            here = here.get(step) if isinstance(here, Mapping) else getattr(here, step, None)
        if here is None:
            return False
    return True


def by_key(page: Page, place: paths.Place, record: Any) -> dict[str, Row]:
    """Return a record's rows of a sheet by their keys in the file."""
    if record is None:
        return {}
    return {"\t".join(row.keys[len(place.keys) :]): row for row in rows_of(page, place.keys, record)}


def _at_cell(found: Found, line: Line, heading: str, message: str, help: str = "") -> Problem:  # noqa: A002
    return Problem(found.name, cell_name(line.at, found.places[heading]), message, help)


def _key_cell(found: Found, line: Line) -> str:
    return cell_name(line.at, found.places[found.page.keys[-1].name])


def _named(page: Page, keys: Sequence[str]) -> str:
    """Return what a row is called by its keys: `account acme, id a-7k2q`."""
    return listed(f"{key.name} `{text}`" for key, text in zip(page.keys, keys, strict=False) if text)

