"""How every command that writes does it: who and when, the change under the lock, what is shown.

A change is given as a function of the portfolio: it is called under the workspace's lock, with the
file's record as it stands then, and returns edits of that file. What would not be valid, or is
not already, is not written.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import typer

from kamctl.cli import out
from kamctl.cli.context import BrokenFileError, MissingFileError, Opened, open_portfolio
from kamctl.cli.prompts import asked, day
from kamctl.errors import KamctlError, RefusedError
from kamctl.findings import Draft
from kamctl.method.logs import Dated
from kamctl.method.lookup import UnknownNameError
from kamctl.views.clean import clean
from kamctl.workspace import paths
from kamctl.workspace.load import load
from kamctl.workspace.portfolio import Portfolio
from kamctl.workspace.write import Written, change_files
from kamctl.yaml.edit_ops import Edit

#: Edits of one file, from the portfolio with that file as it stands under the lock.
Change = Callable[[Portfolio], Sequence[Edit]]


class Desk(NamedTuple):
    """An account opened for a change, the day that the change is dated, and who makes it.

    `today` is the day of the clock, on or after `date`.
    """

    opened: Opened
    account: str
    date: dt.date
    today: dt.date

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
        """The path of the account's plan."""
        return paths.plan_path(self.account)


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
            message = "git's user.email is not set, so it is not known who you are"
        super().__init__(message, "Say who with --by WHO, or give your person in kam.yaml that `email`.")


class LeftError(RefusedError):
    """Somebody who left may not do or own what is new."""

    def __init__(self, who: str, left: dt.date) -> None:
        super().__init__(f"{who} left on {left}", "Name somebody who is there.")


class FutureError(RefusedError):
    """What happened has no date after today."""

    def __init__(self, date: dt.date, today: dt.date) -> None:
        super().__init__(f"{date} is after today, {today}", "Record what happened once it has happened.")


def open_desk(
    ctx: typer.Context,
    account: str | None,
    on: str | None = None,
    *,
    kinds: Sequence[str] = ("accounts",),
) -> Desk:
    """Open an account (asked for where it is missing) for a change dated `on`, by default today.

    `kinds` are the folders that the change looks at. A file there that cannot be read is an error
    that points at `kamctl check`.

    Raises:
        UnknownAccountError, BrokenFileError, FutureError.
    """
    name = asked(ctx, account, "ACCOUNT", "Account")
    opened = open_portfolio(ctx.obj, [name], kinds=kinds)
    date = opened.today if on is None else day(on)
    if date > opened.today:
        raise FutureError(date, opened.today)
    return Desk(opened, opened.accounts[0], date, opened.today)


def person(desk: Desk, by: str | None) -> str:
    """Return who makes the change: as given, else the person with git's user.email.

    Raises:
        UnknownNameError, NobodyError, LeftError.
    """
    people = desk.portfolio.kam.people
    who = by if by is not None else _by_email(desk)
    if who not in people:
        raise UnknownNameError("person", who, tuple(people), "kam.yaml")
    left = people[who].left
    if left is not None and left < desk.date:
        raise LeftError(who, left)
    return who


def after_all(desk: Desk, log: Sequence[Dated], date: dt.date) -> None:
    """Warn where a log holds a later entry already: then the new one is not the one that counts."""
    newest = max((entry.date for entry in log if entry.date <= desk.today), default=date)
    if newest > date:
        out.note(f"warning: an entry of {newest} is there already; it counts, and not this one of {date}")


def _by_email(desk: Desk) -> str:
    from kamctl.git.run import user_email

    email = user_email(desk.opened.workspace.root)
    wanted = email.strip().casefold() if email else ""
    people = desk.portfolio.kam.people.items()
    found = [key for key, one in people if wanted and (one.email or "").strip().casefold() == wanted]
    if len(found) != 1:
        raise NobodyError(email, found)
    return found[0]


@dataclass(slots=True)
class _Judge:
    """Refuses a change that brings errors which the files did not have."""

    desk: Desk
    before: dict[str, str]

    def __call__(self, news: Mapping[str, str]) -> Sequence[Draft]:
        errors = self._errors(news, tuple(news))
        if not errors:
            return ()
        had = Counter(_identity(draft) for draft in self._errors(self.before, tuple(news)))
        new = []
        for draft in errors:
            had[_identity(draft)] -= 1
            if had[_identity(draft)] < 0:
                new.append(draft)
        return new

    def _errors(self, news: Mapping[str, str], about: Sequence[str]) -> list[Draft]:
        """Return what is wrong with files, read with those of the account that they name things in."""
        near = (*paths.ROOT_FILES, self.desk.account_path, self.desk.plan_path)
        texts = self.desk.opened.workspace.texts
        loaded = load({**{path: texts[path] for path in near if path in texts and path not in news}, **news})
        return [draft for draft in loaded.drafts if draft.path in about]


def _identity(draft: Draft) -> tuple[str, str, str]:
    return (draft.rule, draft.path, draft.message)


def write(
    desk: Desk, changes: Mapping[str, Change], *, new: Mapping[str, str] | None = None, dry_run: bool = False
) -> tuple[Written, ...]:
    """Make changes of files, in order, and create the `new` ones from their text.

    Raises what `kamctl.workspace.write.change_files` does; BrokenFileError where a file to change does
    not read; and whatever a change raises, in which case nothing is written.
    """
    judge = _Judge(desk, {})

    def changing(path: str, change: Change) -> Callable[[str], str]:
        def made(text: str) -> str:
            from kamctl.yaml.edits import apply

            judge.before[path] = text
            return apply(text, change(_with(desk, path, text)))

        return made

    def creating(text: str) -> Callable[[str], str]:
        return lambda _: text

    made = {path: changing(path, change) for path, change in changes.items()}
    made |= {path: creating(text) for path, text in (new or {}).items()}
    root = desk.opened.workspace.root
    return change_files(root, made, create=tuple(new or ()), dry_run=dry_run, validate=judge)


def write_account(desk: Desk, change: Change, *, dry_run: bool = False) -> tuple[Written, ...]:
    """Make a change of the account's file; see `write`."""
    return write(desk, {desk.account_path: change}, dry_run=dry_run)


def write_plan(desk: Desk, change: Change, *, dry_run: bool = False) -> tuple[Written, ...]:
    """Make a change of the account's plan; see `write`.

    Raises:
        NoPlanError: there is none.
    """
    if desk.plan_path not in desk.opened.workspace.texts:
        who = next(iter(desk.portfolio.kam.people), "first.last")
        raise NoPlanError(desk.account, desk.today, who)
    return write(desk, {desk.plan_path: change}, dry_run=dry_run)


def _with(desk: Desk, path: str, text: str) -> Portfolio:
    """Return the portfolio with one file of the account as it stands now.

    Raises:
        BrokenFileError: it cannot be read.
    """
    from kamctl.workspace.validate import read_record

    place = paths.place(path)
    assert place is not None
    record = read_record(place.kind, path, text, place.account).record
    if record is None:
        raise BrokenFileError(path)
    name, portfolio = desk.account, desk.portfolio
    if place.kind == "account":
        return replace(portfolio, accounts={**portfolio.accounts, name: record})
    if place.kind == "plan":
        return replace(portfolio, plans={**portfolio.plans, name: record})
    if place.kind == "review" and place.period is not None:
        reviews = {**portfolio.reviews.get(name, {}), place.period: record}
        return replace(portfolio, reviews={**portfolio.reviews, name: reviews})
    return portfolio


def report(
    written: Sequence[Written], said: str, *, dry_run: bool = False, result: str | None = None
) -> None:
    """Show what was done: a sentence and the lines touched; of a dry run, the whole diff.

    A command that makes something others name gives its id as `result`: that alone goes to stdout
    then, the rest to stderr.
    """
    if dry_run:
        patch = "".join(_patch(one) for one in written)
        if not patch:
            out.note("nothing would change")
        else:
            out.emit(clean(patch.replace("\r\n", "\n")) if out.is_terminal() else patch)
        return
    touched = [line for one in written for line in _touched(one)]
    lines = [clean(line) for line in ([said, *touched] if touched else [f"{said}: nothing to change"])]
    if result is None:
        out.emit("\n".join(map(_coloured, lines) if out.is_coloured() else lines))
    else:
        out.note("\n".join(lines))
        out.emit(result)


def _coloured(line: str) -> str:
    colour = {"  +": "32", "  -": "31"}.get(line[:3])
    return f"\x1b[{colour}m{line}\x1b[0m" if colour else line


def _patch(written: Written) -> str:
    from kamctl.workspace.patch import diff

    return diff(written.before, written.after, written.path) if written.changed else ""


def _touched(written: Written) -> list[str]:
    """Return a file's name and its lines that are new or gone."""
    lines = _patch(written).split("\n")[2:]  # without the two that name the file
    touched = [f"  {line.removesuffix(chr(13))}" for line in lines if line.startswith(("+", "-"))]
    return [f"  {written.path}", *touched] if touched else []
