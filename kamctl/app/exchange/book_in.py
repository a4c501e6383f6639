"""Imports a workbook that people changed, by a three-way merge written like every other change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, NamedTuple

from kamctl import hints
from kamctl.app.open import Workspace, open_workspace, today
from kamctl.app.session import Session
from kamctl.app.writing.change import new_drafts
from kamctl.book.compare import Asked, Problem, RowError, Sides, asked, by_key, compared
from kamctl.book.edits import RowChange
from kamctl.book.layout import Page
from kamctl.book.origin import File
from kamctl.book.plan_import import Settled, blamed, settle
from kamctl.book.read import Book, BookError, read_book
from kamctl.book.rows import Row, row_hash
from kamctl.book.write import cell_name
from kamctl.errors import KamctlError
from kamctl.findings import Draft
from kamctl.git.names import blob_name
from kamctl.ledger.workbook import formulas
from kamctl.method.changes.compare import Changes, compare
from kamctl.method.managements import managements
from kamctl.workspace import paths
from kamctl.workspace.load import Loaded, load
from kamctl.workspace.validate import read_record
from kamctl.workspace.write import ChangedMeanwhileError, Written, change_files

#: Sheets whose entries a command must judge before they are written: a workbook only shows them.
GUARDED: dict[tuple[str, str], Callable[[str], str]] = {
    ("account", "stages"): hints.advance,
    ("account", "standing"): hints.standing,
}
#: The command that starts the file of a new row.
_STARTS: dict[str, Callable[[str], str]] = {
    "account": lambda account: hints.new(account, name="…"),
    "plan": hints.new,
    "review": lambda _: hints.minutes(),
}


class Imported(NamedTuple):
    """The result of an import.

    `problems` are refused rows, `deleted` rows that are no longer in the workbook and were left in the files;
    `changes` are sentences. Without `partial` a problem keeps everything from being written, and `written` is
    empty.
    """

    files: tuple[Written, ...]
    problems: tuple[Problem, ...]
    deleted: tuple[str, ...]
    remarks: tuple[str, ...]
    changes: Changes
    rows: int


#: Asks whether to delete rows, given by name, that are gone from the workbook.
AskDelete = Callable[[Sequence[str]], bool]


class _File(NamedTuple):
    """A file with its texts on the three sides, and the changes of its rows."""

    place: paths.Place
    path: str
    was: str | None
    now: str
    known: Mapping[str, Mapping[str, str]]


def import_book(
    session: Session, file: Path, *, delete: AskDelete, partial: bool = False, dry_run: bool = False
) -> Imported:
    """Take the changes of a workbook over into the files.

    Raises:
        BookError: the file is not a workbook of `kamctl export`.
        KamctlError: the workspace cannot be opened or written; nothing was changed.
    """
    workspace = open_workspace(session)
    book = read_book(session.directory / file)
    _refuse_strangers(book, workspace)
    found = _Import(book, workspace)
    found.compare()
    names = [_said(one) for one in found.gone]
    if names and delete(names):
        found.changes += found.gone
        names = []
    settled = found.settle()
    problems = tuple(found.problems)
    files: tuple[Written, ...] = ()
    before = {path: found.files[path].now for path in settled}
    after = {path: one.text for path, one in settled.items()}
    if not problems or partial:
        files = change_files(workspace.root, _writers(before, after), dry_run=dry_run)
    return Imported(
        files,
        problems,
        tuple(names),
        tuple(book.remarks),
        _told(workspace, before, after),
        sum(len(one.changes) for one in settled.values()),
    )


def _refuse_strangers(book: Book, workspace: Workspace) -> None:
    """Raise if a workbook comes from another workspace: another company, and none of its files is here."""
    from kamctl.app.broken_file import BrokenFileError

    kam = load({"kam.yaml": workspace.texts["kam.yaml"]}, references=False).portfolio
    if kam is None:
        raise BrokenFileError("kam.yaml", workspace.texts)
    here = any(path in workspace.texts for path in book.origin.files)
    if book.origin.company != kam.kam.company and not here:
        raise BookError(
            f"{book.path.name} comes from the workspace of {book.origin.company}, this is {kam.kam.company}",
            "Run the command in the workspace that the workbook was exported from.",
        )


class _Import:
    """A running import: the rows that changed, and what cannot be taken over."""

    def __init__(self, book: Book, workspace: Workspace) -> None:
        self.book = book
        self.workspace = workspace
        self.problems: list[Problem] = []
        self.changes: list[RowChange] = []
        self.gone: list[RowChange] = []
        self.files: dict[str, _File] = {}
        self._file_of: dict[int, str] = {}
        self._records: dict[tuple[str, str], Any] = {}
        self._rows: dict[tuple[str, str, str], dict[str, Row]] = {}
        self._places = {sheet.name: sheet.places for sheet in book.sheets}
        self._made: set[tuple[str, ...]] = set()

    def compare(self) -> None:
        """Find the rows that changed since the export, each with its file."""
        waiting: list[Asked] = []
        for sheet in self.book.sheets:
            for one in asked(sheet, self.book.origin):
                if isinstance(one, Problem):
                    self.problems.append(one)
                else:
                    waiting.append(one)
        self._open_files(waiting)
        for one in waiting:
            self._compare(one)

    def _open_files(self, waiting: Sequence[Asked]) -> None:
        wanted = {paths.path_of(a.found.page.kind, *a.file_keys) for a in waiting if all(a.file_keys)}
        held = self._held(sorted(path for path in wanted if path in self.workspace.texts))
        for path, was in held.items():
            place = paths.place(path)
            assert place is not None
            known = self.book.origin.files.get(path)
            self.files[path] = _File(
                place, path, was, self.workspace.texts[path], known.hashes if known is not None else {}
            )

    def _held(self, wanted: Sequence[str]) -> dict[str, str | None]:
        """Return files as they were exported: from disk, from the workbook, or from git."""
        found: dict[str, str | None] = {}
        missing: list[tuple[str, File]] = []
        for path in wanted:
            file, text = self.book.origin.files.get(path), self.workspace.texts[path]
            if file is None or blob_name(text, file.blob) == file.blob:
                found[path] = text
            elif file.text is not None:
                found[path] = file.text
            else:
                missing.append((path, file))
        contents = _from_git(self.workspace.root, [file.blob for _, file in missing])
        return found | {path: text for (path, _), text in zip(missing, contents, strict=True)}

    def _compare(self, one: Asked) -> None:
        try:
            self._take(one)
        except RowError as error:
            self.problems.append(error.problem)

    def _take(self, one: Asked) -> None:
        page = one.found.page
        if not all(one.file_keys):
            raise _refused(one, page.keys[0].name, f"the row names no {page.keys[0].name}")
        path = paths.path_of(page.kind, *one.file_keys)
        if path not in self.files:
            if one.line is not None:
                start = _STARTS[page.kind](one.file_keys[0])
                said = f"the workspace has no {path}"
                raise _refused(one, page.keys[0].name, said, f"`{start}` starts it.")
            return
        change = self._change(one, self.files[path])
        guard = GUARDED.get((page.kind, page.name.partition(" ")[0]))
        if change is None or (change.gone and (guard is not None or not page.steps)):
            return
        if guard is not None:
            at = next(iter(change.values), page.keys[-1].name)
            said = f"{page.name} are not changed in a workbook"
            raise _refused(one, at, said, f"See `{guard(one.file_keys[0])}`.")
        self._file_of[id(change)] = path
        (self.gone if change.gone else self.changes).append(change)

    def _change(self, one: Asked, file: _File) -> RowChange | None:
        was = file.was
        if (
            was is None
        ):  # the exported file is lost; a row that did not change since the export is still known
            now = self._row(one.found.page, file, file.now).get(one.key)
            known = file.known.get(one.found.page.name, {}).get(one.key)
            if known is not None and (now is None or row_hash(now.cells) != known):
                if one.line is None:
                    return None
                said = "changed here and in the files since the export, and git no longer has what it was"
                way_out = "Nothing of this row is written: export again, and change it there."
                raise _refused(one, one.found.page.keys[0].name, said, way_out)
            was = file.now
        sides = Sides(file.path, self._record(file, was), self._record(file, file.now))
        texts = {id(sides.now): file.now, id(sides.was): was}

        def rows(page: Page, record: Any) -> Mapping[str, Row]:
            return self._row(page, file, texts[id(record)])

        found = compared(one, sides, rows, self._made)
        if found is None:
            return None
        if found.emptied and one.line is not None:
            self._refuse_formulas(one, one.line.at, found.emptied)
        return found.change

    def _record(self, file: _File, text: str) -> Any:
        key = (file.path, text)
        if key not in self._records:
            self._records[key] = read_record(file.place.kind, file.path, text, file.place.account).record
        return self._records[key]

    def _row(self, page: Page, file: _File, text: str) -> dict[str, Row]:
        key = (page.name, file.path, text)
        if key not in self._rows:
            self._rows[key] = by_key(page, file.place, self._record(file, text))
        return self._rows[key]

    def _refuse_formulas(self, one: Asked, line: int, places: Sequence[int]) -> None:
        """Raise if a cell that looks empty holds a formula without a value."""
        wanted = {cell_name(line, at) for at in places}
        for cell, has_value in formulas(self.book.path, one.found.name):
            if cell in wanted and not has_value:
                headings = {cell_name(line, at): heading for heading, at in one.found.places.items()}
                way_out = "Open the workbook in a spreadsheet, and save it."
                raise _refused(one, headings[cell], "this cell holds a formula without a value", way_out)

    def settle(self) -> dict[str, Settled]:
        """Return the new text of each changed file; rows that cannot be taken over become problems."""
        mine: dict[str, list[RowChange]] = {}
        for change in self.changes:
            mine.setdefault(self._file_of[id(change)], []).append(change)
        told: list[Problem] = []
        while True:
            settled = {path: self._settled(path, changes) for path, changes in mine.items()}
            drafts = self._new_faults({path: one.text for path, one in settled.items()})
            blame = blamed(drafts, {path: one.changes for path, one in settled.items()})
            if not blame:
                break
            told += [self._fault(change, draft) for change, draft in blame]
            refused = {id(change) for change, _ in blame}
            mine = {path: [c for c in changes if id(c) not in refused] for path, changes in mine.items()}
        for one in settled.values():
            told += one.problems
        self.problems += dict.fromkeys(told)
        return {path: one for path, one in settled.items() if one.text != self.files[path].now}

    def _settled(self, path: str, changes: Sequence[RowChange]) -> Settled:
        file = self.files[path]
        return settle(file.was if file.was is not None else file.now, file.now, changes)

    def _fault(self, change: RowChange, draft: Draft) -> Problem:
        """Return what the checks find wrong with a row, at the cell of the field."""
        rest = tuple(step for step in draft.where[len(change.where) :] if isinstance(step, str))
        column = next((c.name for c in change.page.columns if rest and c.steps[: len(rest)] == rest), None)
        own = change.page.keys[-1].name
        name = column or (own if draft.key and change.new and not rest else next(iter(change.values), own))
        at = self._places[change.sheet].get(name, 0)
        return Problem(change.sheet, cell_name(change.at, at), draft.message, draft.help)

    def _new_faults(self, after: Mapping[str, str]) -> list[Draft]:
        """Return what is wrong with the new texts but was not with the old ones."""
        news = {path: text for path, text in after.items() if text != self.files[path].now}
        if not news:
            return []
        before = {path: self.files[path].now for path in news}
        return [*self._managements(news), *new_drafts(self._faults(before), self._faults(news))]

    def _managements(self, news: Mapping[str, str]) -> Iterator[Draft]:
        """Yield the fields that only senior management changes, but not in a workbook."""
        for path, text in news.items():
            file = self.files[path]
            old, new = self._record(file, file.now), self._record(file, text)
            for field in fields(new) if old is not None and new is not None else ():
                changed = replace(old, **{field.name: getattr(new, field.name)})
                if managements(changed) != managements(old):
                    said = f"{field.name} are for senior management to record, not for a workbook"
                    yield Draft("", path, (field.name,), said, "A command records it, with who decided.")

    def _faults(self, texts: Mapping[str, str]) -> list[Draft]:
        return [draft for draft in _near(self.workspace, texts).drafts if draft.path in texts]


def _refused(one: Asked, heading: str, message: str, help: str = "") -> RowError:  # noqa: A002
    assert one.line is not None
    return RowError(one.found, one.line, heading, message, help)


def _near(workspace: Workspace, texts: Mapping[str, str]) -> Loaded:
    """Load some files with those to which they refer."""
    accounts = {place.account for path in texts if (place := paths.place(path)) is not None}
    held = {}
    for path in workspace.texts:
        place = paths.place(path)
        if place is not None and (place.account is None or place.account in accounts):
            held[path] = workspace.texts[path]
    return load({**held, **texts})


def _told(workspace: Workspace, before: Mapping[str, str], after: Mapping[str, str]) -> Changes:
    old, new = _near(workspace, before).portfolio, _near(workspace, after).portfolio
    if old is None or new is None or not after:
        return Changes((), ())
    return compare(old, new, today(workspace.session, new))


def _writers(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, Callable[[str], str]]:
    """Return the function that writes each file if it still is what it was compared with."""

    def writer(path: str) -> Callable[[str], str]:
        def change(text: str) -> str:
            if text != before[path]:
                raise ChangedMeanwhileError(path)
            return after[path]

        return change

    return {path: writer(path) for path in after}


def _from_git(root: Path, blobs: Sequence[str]) -> Iterator[str | None]:
    """Yield texts from git by name; None for those it does not have."""
    from kamctl.git import run as git

    if not blobs:
        return
    try:
        found = git.contents(root, blobs)
    except KamctlError:
        found = [None] * len(blobs)
    for content in found:
        yield None if content is None else content.decode("utf-8", "surrogateescape")


def _said(change: RowChange) -> str:
    return f"{change.sheet}: {' '.join(change.keys)}"
