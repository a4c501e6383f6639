"""Takes accounts and contacts from an export of a CRM: new ones are added, empty fields are filled.

What people wrote by hand stays, unless a field is preferred from the CRM. Every row is tried on the file as
it would be, and refused separately; then all files are written, or none.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from kamctl import hints
from kamctl.app.broken_file import BrokenFileError
from kamctl.app.open import Opened
from kamctl.crm.entries import Entry, Kind, entries, kind_of
from kamctl.crm.mapping import columns, load_mapping
from kamctl.crm.problems import UnclearFileError
from kamctl.crm.rows import Sheet, read_rows
from kamctl.errors import RefusedError
from kamctl.model.account import Account, Contact
from kamctl.model.spellings import id_like, person_id
from kamctl.workspace import paths
from kamctl.workspace.record_edits import value_of
from kamctl.workspace.scaffold import one_line
from kamctl.workspace.validate import read_record
from kamctl.workspace.write import ChangedMeanwhileError, Written, change_files
from kamctl.yaml.edit_ops import Add, Append, Edit, Plain, Set, Value
from kamctl.yaml.edits import apply

#: Fields that name one of our people, whom a CRM knows by name or e-mail.
_PEOPLE = ("manager", "executive_sponsor", "counterpart")


class Refused(NamedTuple):
    """A row that could not be taken, and why."""

    line: int
    why: str
    cells: tuple[str, ...]


class Imported(NamedTuple):
    """What an import does: sentences about changes, about what stays, the rows refused, and the files.

    `skipped` counts rows of customers who are not accounts here. `rejects` is the file with the refused rows;
    `written` tells whether the changes were written.
    """

    kind: Kind
    changes: tuple[str, ...]
    kept: tuple[str, ...]
    unknown: tuple[str, ...]
    refused: tuple[Refused, ...]
    skipped: int
    files: tuple[Written, ...]
    written: bool
    rejects: str | None


class NotAFieldError(RefusedError):
    """A field to prefer is not one that the rows fill."""

    def __init__(self, field: str, known: Iterable[str]) -> None:
        super().__init__(f"the rows fill no field {field}", f"They fill {', '.join(known)}.")


def preview(folder: Path, file: Path, mapping: str) -> tuple[Kind, list[Entry]]:
    """Return the kind of rows of an export, and each row as understood.

    Raises:
        UnclearFileError, MappingError, UnknownMappingError.
    """
    sheet = read_rows(file)
    found = load_mapping(mapping, folder)
    kind = kind_of(found, sheet, file.name)
    return kind, list(entries(found, sheet, kind))


def import_crm(
    opened: Opened,
    file: Path,
    mapping: str,
    *,
    prefer: Collection[str] = (),
    known_only: bool = False,
    partial: bool = False,
    dry_run: bool = False,
) -> Imported:
    """Take the accounts or contacts of an export into the workspace.

    Fields in `prefer` are taken from the CRM even if the workspace has another value. With
    `known_only` no account is added. Where a row is refused nothing is written, unless `partial`.

    Raises:
        BrokenFileError: a file of the workspace cannot be read.
        UnclearFileError, MappingError, UnknownMappingError, NotAFieldError; whatever `change_files` does.
    """
    session = opened.workspace.session
    kind, rows = preview(session.directory, session.directory / file, mapping)
    fields = {field for row in rows for field in row.fields}
    for field in prefer:
        if field not in fields:
            raise NotAFieldError(field, sorted(fields))
    for path in opened.portfolio.broken:  # whose row is it?
        raise BrokenFileError(path, opened.workspace.texts)
    taken = _Taking(opened, frozenset(prefer), known_only)
    for row in rows:
        taken.take(row)
    taken.report_lines(rows)
    writes = not dry_run and (partial or not taken.refused)
    files = taken.write(dry_run=not writes)
    rejects = None
    if taken.refused and not dry_run:
        rejects = _write_rejects(session.directory / file, read_rows(session.directory / file), taken.refused)
    return Imported(
        kind, tuple(taken.changes), tuple(taken.kept), tuple(dict.fromkeys(taken.unknown)),
        tuple(taken.refused), taken.skipped, files, writes, rejects,
    )  # fmt: skip


class _Taking:
    """The files as they will be, row by row, and what will be reported."""

    def __init__(self, opened: Opened, prefer: frozenset[str], known_only: bool) -> None:
        self.opened, self.prefer, self.known_only = opened, prefer, known_only
        self.before = dict(opened.workspace.texts)
        self.texts: dict[str, str] = {}
        self.read: set[str] = set()
        self.accounts: dict[str, Account] = dict(opened.portfolio.accounts)
        self.changes: list[str] = []
        self.kept: list[str] = []
        self.unknown: list[str] = []
        self.refused: list[Refused] = []
        self.skipped = 0

    def take(self, row: Entry) -> None:
        """Take a row, skip it, or refuse it."""
        account = self._account(row)
        if account is not None:
            self._read_again(account)
        if account is None and (row.kind == "contacts" or self.known_only):
            self.skipped += 1
        elif row.why_not:
            self._refuse(row, row.why_not)
        elif row.kind == "contacts":
            assert account is not None
            self._contact(account, row)
        else:
            self._new_account(row) if account is None else self._fill_account(account, row)

    def report_lines(self, rows: Sequence[Entry]) -> None:
        """Add to whom contacts report, once all contacts exist."""
        for row in rows:
            boss = row.fields.get("reports_to")
            account = self._account(row) if isinstance(boss, str) and not row.why_not else None
            if account is None or not isinstance(boss, str):
                continue
            who, above = self._known_contact(account, row), self._named(account, boss)
            if who is None or above is None or who == above:
                continue
            have = self.accounts[account].contacts[who].reports_to
            self._fill(row, account, ("contacts", who), {"reports_to": have}, {"reports_to": Plain(above)})

    def write(self, *, dry_run: bool) -> tuple[Written, ...]:
        """Write all files, or none."""

        def change(path: str) -> Any:
            def made(text: str) -> str:
                if text != self.before.get(path, ""):
                    raise ChangedMeanwhileError(path)
                return self.texts[path]

            return made

        new = [path for path in self.texts if path not in self.before]
        return change_files(
            self.opened.workspace.root,
            {path: change(path) for path in self.texts},
            create=new,
            dry_run=dry_run,
        )

    def _account(self, row: Entry) -> str | None:
        """Return the account of a row: by customer number, else by name, else by the id from its name."""
        for name, account in self.accounts.items():
            if set(row.numbers) & set(account.customer_numbers):
                return name
        wanted = row.account.casefold()
        found = [name for name, account in self.accounts.items() if account.name.casefold() == wanted]
        if found or not wanted:
            return found[0] if found else None
        return id_like(row.account) if id_like(row.account) in self.accounts else None

    def _known_contact(self, account: str, row: Entry) -> str | None:
        email, name = (str(row.fields.get(field, "")).casefold() for field in ("email", "name"))
        contacts = self.accounts[account].contacts
        by_mail = [key for key, one in contacts.items() if email and (one.email or "").casefold() == email]
        return by_mail[0] if by_mail else self._named(account, name)

    def _named(self, account: str, name: str) -> str | None:
        wanted = name.casefold()
        contacts = self.accounts[account].contacts
        found = [
            key
            for key, one in contacts.items()
            if wanted in (one.name.casefold(), (one.email or "").casefold())
        ]
        return found[0] if len(found) == 1 and wanted else None

    def _new_account(self, row: Entry) -> None:
        name = id_like(row.account)
        path = paths.account_path(name)
        if not paths.is_id(name) or name in paths.TAKEN_IDS or path in self.before:
            self._refuse(
                row, f"no id can be made of `{row.account}`: start it with {hints.new('ID', name='…')}"
            )
            return
        values = self._values(row)
        ordered = [field for field in columns(Account) if field in values and field != "name"]
        edits = [Set((field,), values[field]) for field in ordered]
        text = f"name: {one_line(row.account)}\n"
        if self._edit(row, name, text, edits):
            self.changes.append(f"{name}: account added, {row.account}")

    def _fill_account(self, account: str, row: Entry) -> None:
        have = {field: getattr(self.accounts[account], field) for field in row.fields}
        self._fill(row, account, (), have, self._values(row))

    def _contact(self, account: str, row: Entry) -> None:
        values = {field: value for field, value in self._values(row).items() if field != "reports_to"}
        who = self._known_contact(account, row)
        if who is not None:
            have = {field: getattr(self.accounts[account].contacts[who], field) for field in row.fields}
            self._fill(row, account, ("contacts", who), have, values)
            return
        values = {"name": values["name"], **row.told, **values}
        ordered: dict[str, Value] = {field: values[field] for field in columns(Contact) if field in values}
        who = person_id(str(values["name"]), self.accounts[account].contacts)
        text = self._text(account)
        if self._edit(row, account, text, [Add(("contacts",), who, ordered)]):
            self.changes.append(
                f"{account}: contact {who} added, {values['name']}, {values['level']}, {values['function']}"
            )

    def _fill(
        self,
        row: Entry,
        account: str,
        where: tuple[str, ...],
        have: Mapping[str, Any],
        values: Mapping[str, Value],
    ) -> None:
        """Fill the fields that are empty, or preferred from the CRM; report that the others stay."""
        edits: list[Edit] = []
        said: list[str] = []
        about = ".".join([account, *where[1:]])
        for field, value in values.items():
            now = have[field]
            if isinstance(value, list):
                more = [one for one in value if one not in now]
                edits += [Append((*where, field), one) for one in more]
                said += [f"{about}: {field} {one} added" for one in more]
            elif now is None or (field in self.prefer and _text_of(now) != value):
                edits.append(Set((*where, field), value))
                said.append(
                    f"{about}: {field} is {value}" + (f", was {_text_of(now)}" if now is not None else "")
                )
            elif _text_of(now).casefold() != str(value).casefold():
                self.kept.append(f"{about}: {field} stays `{_text_of(now)}`, the CRM has `{value}`")
        if edits and self._edit(row, account, self._text(account), edits):
            self.changes += said

    def _values(self, row: Entry) -> dict[str, Value]:
        """Return the fields of a row as written in files; names of our people become ids."""
        known = columns(Contact if row.kind == "contacts" else Account)
        found: dict[str, Value] = {}
        for field, value in row.fields.items():
            if isinstance(value, tuple):
                found[field] = list(value)
            elif field in _PEOPLE:
                who = self._person(value)
                if who is None:
                    self.unknown.append(f"{value} is not a person in kam.yaml: {field} stays as it is")
                else:
                    found[field] = Plain(who)
            else:
                found[field] = Plain(value) if known[field].is_day or known[field].choices else value
        return found

    def _person(self, given: str) -> str | None:
        wanted = given.casefold()
        people = self.opened.portfolio.kam.people
        found = [
            key for key, one in people.items()
            if wanted in (key, one.name.casefold(), (one.email or "").casefold())
        ]  # fmt: skip
        return found[0] if len(found) == 1 else None

    def _read_again(self, account: str) -> None:
        """Read an account from the text that will be edited: it may be newer than the portfolio."""
        path = paths.account_path(account)
        if path not in self.read:
            self.read.add(path)
            record = read_record("account", path, self.before[path], account).record
            if record is None:
                raise BrokenFileError(path, self.before)
            self.accounts[account] = record

    def _text(self, account: str) -> str:
        path = paths.account_path(account)
        return self.texts.get(path, self.before.get(path, ""))

    def _edit(self, row: Entry, account: str, text: str, edits: Sequence[Edit]) -> bool:
        """Try a row's edits on the file; refuse the row if the file would not be valid."""
        path = paths.account_path(account)
        after = apply(text, edits)
        read = read_record("account", path, after, account)
        if read.record is None:
            draft = read.drafts[0]
            self._refuse(row, f"{draft.message}. {draft.help}".strip())
            return False
        self.read.add(path)
        self.texts[path], self.accounts[account] = after, read.record
        return True

    def _refuse(self, row: Entry, why: str) -> None:
        self.refused.append(Refused(row.row.line, why, row.row.raw))


def _text_of(value: Any) -> str:
    return str(value_of(value))


def _write_rejects(file: Path, sheet: Sheet, refused: Sequence[Refused]) -> str:
    """Write the refused rows next to the export, with line and reason, to be corrected and imported again.

    Raises:
        UnclearFileError: another file has that name.
    """
    target = file.with_name(f"{file.stem}.rejected.csv")
    head = ["rejected_line", "rejected_because", *sheet.headers]
    if target.exists() and not target.read_text(encoding="utf-8", errors="replace").startswith(
        "rejected_line,"
    ):
        raise UnclearFileError(
            target.name, "already exists, and does not hold rejected rows", "Move it away."
        )
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([one.line, one.why, *one.cells] for one in refused)
    target.write_text(text.getvalue(), encoding="utf-8")
    return str(target)
