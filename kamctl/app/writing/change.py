"""Changes a file of the workspace: the change under the lock, judged before it is written.

A change is given as a function of the portfolio: it is called under the workspace's lock, with the
file's record as it is then, and returns what it makes and the edits that write it. Nothing invalid is
written. `change_at` does this for a log and for a single field, of any file.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

from kamctl.app.broken_file import BrokenFileError
from kamctl.app.open import MissingFileError, Opened, open_portfolio
from kamctl.app.session import Session
from kamctl.app.writing.repeats import refuse_repeats
from kamctl.errors import KamctlError, RefusedError
from kamctl.findings import Draft
from kamctl.method.logs import Dated
from kamctl.method.lookup import UnknownNameError
from kamctl.method.managements import managements
from kamctl.model import shape
from kamctl.model.kinds import record_class
from kamctl.model.portfolio import Portfolio
from kamctl.model.walk import named_folders
from kamctl.workspace import paths
from kamctl.workspace.load import load
from kamctl.workspace.portfolio import with_record
from kamctl.workspace.reading import Reader
from kamctl.workspace.record_edits import append_log, set_value
from kamctl.workspace.write import Written, change_files
from kamctl.yaml.edit_ops import Edit
from kamctl.yaml.edits import edited
from kamctl.yaml.tree import Document, Path

R = TypeVar("R")

#: What a change makes and the edits of one file that write it, from the portfolio with that file as read
#: under the lock.
Make = Callable[[Portfolio], tuple[R, Sequence[Edit]]]
#: The same, for a change that also looks at how the file is written.
MakeInDocument = Callable[[Portfolio, Document], tuple[R, Sequence[Edit]]]


class ChangeContext(NamedTuple):
    """An account opened for a change, and the date of the change.

    `reader` keeps the files that were read, so that none is read twice for one change.
    """

    opened: Opened
    date: dt.date
    reader: Reader

    @property
    def account(self) -> str:
        """The account's id."""
        return self.opened.accounts[0]

    @property
    def today(self) -> dt.date:
        """Today by the clock, on or after `date`."""
        return self.opened.today

    @property
    def portfolio(self) -> Portfolio:
        """The portfolio as it was read before the change."""
        return self.opened.portfolio

    @property
    def account_path(self) -> str:
        """The path of the account's file."""
        return paths.account_path(self.account)

    @property
    def plan_path(self) -> str:
        """The path of the account's plan.

        Raises:
            NoPlanError: there is none.
        """
        path = paths.plan_path(self.account)
        if path not in self.opened.workspace.texts:
            who = next(iter(self.portfolio.kam.people), "first.last")
            raise NoPlanError(self.account, self.today, who)
        return path


class Changed(NamedTuple, Generic[R]):
    """The result of a change: the files before and after it, and what it made.

    `notices` are sentences that a person should read with the result.
    """

    files: tuple[Written, ...]
    made: R
    notices: tuple[str, ...] = ()


class NoPlanError(MissingFileError):
    """The account has no plan to change."""

    def __init__(self, account: str, today: dt.date, who: str) -> None:
        end = today.replace(year=today.year + 1, day=min(today.day, 28))
        super().__init__(
            paths.plan_path(account),
            f"Start it with `horizon: {{start: {today}, end: {end}}}`, `destination: …` "
            f"and `team: {{{who}: lead}}`.",
        )


class NobodyError(KamctlError):
    """Nobody in `people` has git's user.email."""

    def __init__(self, email: str | None, several: Sequence[str] = ()) -> None:
        if several:
            message = f"several people in kam.yaml have git's user.email, {email}: {', '.join(several)}"
        elif email:
            message = f"nobody in kam.yaml has git's user.email, {email}"
        else:
            message = "git's user.email is not set, so kamctl does not know who you are"
        super().__init__(
            message, "Name the person with --by WHO, or add that `email` to your entry in kam.yaml."
        )


class LeftError(RefusedError):
    """Somebody who left cannot do or own anything new."""

    def __init__(self, who: str, left: dt.date) -> None:
        super().__init__(f"{who} left on {left}", "Name somebody who is still with us.")


class FutureError(RefusedError):
    """A past event cannot be dated after today."""

    def __init__(self, date: dt.date, today: dt.date) -> None:
        super().__init__(f"{date} is after today, {today}", "Record it once it has happened.")


class ForManagementError(RefusedError):
    """An assistant may not record what is for senior management."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"this change of {path} is for senior management to make, not for an assistant",
            "Have the person run it: decisions, waivers, performance, criteria and settings are theirs.",
        )


def open_change(
    session: Session, account: str, date: dt.date | None = None, *, kinds: Sequence[str] = ("accounts",)
) -> ChangeContext:
    """Open an account for a change dated `date`, by default today.

    `kinds` are the folders that the change looks at. A file there that cannot be read is an error
    that points at `kamctl check`.

    Raises:
        UnknownAccountError, BrokenFileError, FutureError.
    """
    reader = Reader(keep_documents=True)
    opened = open_portfolio(session, [account], kinds=kinds, read=reader.record)
    return dated(ChangeContext(opened, opened.today, reader), date)


def dated(context: ChangeContext, date: dt.date | None) -> ChangeContext:
    """Return the context of a change dated `date`, where one is given.

    Raises:
        FutureError: that is after today.
    """
    if date is None:
        return context
    if date > context.today:
        raise FutureError(date, context.today)
    return context._replace(date=date)


def person(context: ChangeContext, by: str | None) -> str:
    """Return who makes the change: as given, else the person with git's user.email.

    Raises:
        UnknownNameError, NobodyError, LeftError.
    """
    people = context.portfolio.kam.people
    who = by if by is not None else _by_email(context)
    if who not in people:
        raise UnknownNameError("person", who, tuple(people), "kam.yaml")
    left = people[who].left
    if left is not None and left < context.date:
        raise LeftError(who, left)
    return who


def _by_email(context: ChangeContext) -> str:
    from kamctl.git.run import user_email

    email = user_email(context.opened.workspace.root)
    wanted = email.strip().casefold() if email else ""
    people = context.portfolio.kam.people.items()
    found = [key for key, one in people if wanted and (one.email or "").strip().casefold() == wanted]
    if len(found) != 1:
        raise NobodyError(email, found)
    return found[0]


def change_at(
    context: ChangeContext, path: str, at: Path, make: Callable[[Portfolio], R], *, dry_run: bool = False
) -> Changed[R]:
    """Append what `make` returns to the log at `at`, or set the field there; see `change_record`."""
    place = paths.place(path)
    assert place is not None
    write = append_log if shape.is_list(shape.at(record_class(place.kind), at)) else set_value

    def made(now: Portfolio) -> tuple[R, Sequence[Edit]]:
        value = make(now)
        return value, write(at, value)

    return change_record(context, path, made, dry_run=dry_run)


def change_record(context: ChangeContext, path: str, make: Make[R], *, dry_run: bool = False) -> Changed[R]:
    """Make a change of one file.

    Raises what `kamctl.workspace.write.change_files` does; BrokenFileError if the file cannot be read;
    RepeatedError if it already holds that entry; and whatever `make` raises. Then nothing is written.
    """
    return change_document(context, path, lambda now, _document: make(now), dry_run=dry_run)


def change_document(
    context: ChangeContext,
    path: str,
    make: MakeInDocument[R],
    *,
    dry_run: bool = False,
    all_files: bool = False,
) -> Changed[R]:
    """Make a change of one file, with its document at hand; see `change_record`.

    With `all_files` the change may not cause errors in other files either, such as missing names.
    """
    judge = _Judge(context, {}, all_files)
    results: list[R] = []

    def change(text: str) -> str:
        judge.before[path] = text
        now = _with(context, path, text)
        document = context.reader.document(path, text)
        assert document is not None  # it holds a record
        result, edits = make(now, document)
        results[:] = [result]
        refuse_repeats(path, document, edits)
        after = edited(document, edits)
        context.reader.learn(path, after)
        return after.text

    root = context.opened.workspace.root
    files = change_files(root, {path: change}, dry_run=dry_run, validate=judge)
    return Changed(files, results[0])


def create_record(
    context: ChangeContext, path: str, text: str, made: R, *, dry_run: bool = False
) -> Changed[R]:
    """Create a file of the account that holds `made` as `text`.

    Raises what `kamctl.workspace.write.change_files` does.
    """
    root = context.opened.workspace.root
    judge = _Judge(context, {})
    files = change_files(root, {path: lambda _: text}, create=[path], dry_run=dry_run, validate=judge)
    return Changed(files, made)


def later_entries(context: ChangeContext, log: Sequence[Dated]) -> tuple[str, ...]:
    """Return a notice if a log already holds a later entry: then the new one does not count."""
    date = context.date
    newest = max((entry.date for entry in log if entry.date <= context.today), default=date)
    if newest <= date:
        return ()
    return (f"warning: a newer entry of {newest} exists; it counts, not this one of {date}",)


@dataclass(slots=True)
class _Judge:
    """Refuses a change that causes new errors."""

    context: ChangeContext
    before: dict[str, str | None]
    all_files: bool = False

    def __call__(self, news: Mapping[str, str | None]) -> Sequence[Draft]:
        if self.context.opened.workspace.session.assistant:
            self._refuse_managements(news)
        errors = self._errors(news, tuple(news))
        if not errors:
            return ()
        return new_drafts(self._errors(self.before, tuple(news)), errors)

    def _refuse_managements(self, news: Mapping[str, str | None]) -> None:
        """Refuse what only senior management may record, if an assistant makes the change.

        Raises:
            ForManagementError: the change is one of those.
        """
        for path, text in news.items():
            before = managements(self._record(path, self.before.get(path)))
            if managements(self._record(path, text)) != before:
                raise ForManagementError(path)

    def _record(self, path: str, text: str | None) -> Any:
        place = paths.place(path)
        if text is None or place is None:
            return None
        return self.context.reader.record(place.kind, path, text, place.account).record

    def _errors(self, news: Mapping[str, str | None], about: Sequence[str]) -> list[Draft]:
        """Return what is wrong with files, read with those of the account to which they refer."""
        texts = self.context.opened.workspace.texts
        near = texts if self.all_files else self._near(news)
        held = {path: texts[path] for path in near if path in texts and path not in news}
        new = {path: text for path, text in news.items() if text is not None}
        loaded = load({**held, **new}, read=self.context.reader.record)
        return [draft for draft in loaded.drafts if self.all_files or draft.path in about]

    def _near(self, news: Mapping[str, str | None]) -> Sequence[str]:
        """Return the paths of files to which those of `news` may refer."""
        accounts = {place.account for path in news if (place := paths.place(path)) and place.account}
        accounts.update(self.context.opened.accounts)
        own = [path_of(one) for one in sorted(accounts) for path_of in (paths.account_path, paths.plan_path)]
        folders, texts = named_folders(), self.context.opened.workspace.texts
        named = [path for path in texts if path.partition("/")[0] in folders] if folders else []
        return (*paths.ROOT_FILES, *own, *named)


def new_drafts(before: Iterable[Draft], now: Iterable[Draft]) -> list[Draft]:
    """Return what is wrong now but was not before; lines may have moved."""
    had = Counter(map(_identity, before))
    new = []
    for draft in now:
        had[_identity(draft)] -= 1
        if had[_identity(draft)] < 0:
            new.append(draft)
    return new


def _identity(draft: Draft) -> tuple[str, str, str]:
    return (draft.rule, draft.path, draft.message)


def _with(context: ChangeContext, path: str, text: str) -> Portfolio:
    """Return the portfolio with one file of the account as it is now.

    Raises:
        BrokenFileError: it cannot be read.
    """
    place = paths.place(path)
    assert place is not None
    record = context.reader.record(place.kind, path, text, place.account).record
    if record is None:
        raise BrokenFileError(path, {path: text})
    return with_record(context.portfolio, place, record)
