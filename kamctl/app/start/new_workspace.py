"""Starts a workspace: all of its files, including those for its repository, or none."""

from __future__ import annotations

import datetime as dt
import os
import re
import shlex
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from kamctl import hints
from kamctl.app.session import Session
from kamctl.errors import KamctlError
from kamctl.method.lookup import nearest
from kamctl.model import types
from kamctl.model.kam import Person
from kamctl.model.spellings import person_id
from kamctl.workspace import journal, paths, scaffold
from kamctl.workspace.write import create_files

#: The format of a person on one line.
PERSON = "NAME, LEVEL, FUNCTION[, E-MAIL]"
LEVELS = " | ".join(types.LEVELS)
_EXAMPLE = "'Dana Osei, president, general, d.osei@example.com'"


class WorkspaceExistsError(KamctlError):
    """A workspace already exists."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"{folder} is already a workspace", f"`{hints.new('ACCOUNT', name='…')}` adds an account to it."
        )


class NoFolderError(KamctlError):
    """The workspace's folder would be a file, or below one."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} cannot be a folder: a file is in its place", "Name another folder.")


class BadCompanyError(KamctlError):
    """A company's name is blank, or spans several lines."""

    def __init__(self, given: str) -> None:
        super().__init__(f"{given!r} is not a company's name", "Give it on one line: --company 'Acme GmbH'.")


class BadCurrencyError(KamctlError):
    """A currency is not three capital letters."""

    def __init__(self, given: str) -> None:
        super().__init__(f"{given!r} is not a currency", "Write three capital letters, such as USD.")


class BadPersonError(KamctlError):
    """A person is not given as name, level and function."""

    def __init__(self, given: str, why: str) -> None:
        super().__init__(f"{given!r}: {why}", f"Write {PERSON}: {_EXAMPLE}.")


class Started(NamedTuple):
    """A new workspace: paths of files written, and of existing files that were kept.

    Both are relative to the workspace. `in_git` tells whether it is in a repository. `people` are those of
    its kam.yaml; `undo` says how to undo everything.
    """

    written: tuple[str, ...]
    kept: tuple[str, ...]
    in_git: bool
    people: Mapping[str, Person]
    undo: str


def workspace_folder(session: Session, directory: Path | None) -> Path:
    """Return the folder of a new workspace.

    Raises:
        WorkspaceExistsError: there is one.
        NoFolderError: it cannot be a folder.
    """
    folder = session.directory / (directory or Path())
    if (folder / "kam.yaml").exists():
        raise WorkspaceExistsError(folder)
    if not _existing(folder).is_dir():
        raise NoFolderError(folder)
    return folder


def good_company(text: str) -> str:
    """Return a company's name.

    Raises:
        BadCompanyError: it is not one line of text.
    """
    if not re.fullmatch(types.LINE, text):
        raise BadCompanyError(text)
    return text


def good_currency(text: str) -> str:
    """Return a currency.

    Raises:
        BadCurrencyError: it is not a currency.
    """
    if not re.fullmatch(types.CURRENCY, text):
        raise BadCurrencyError(text)
    return text


def good_person(text: str) -> Person:
    """Return the person that a text names: name, level, function and, if given, e-mail.

    Raises:
        BadPersonError: a part is missing, or there is no such level.
    """
    parts = [part.strip() for part in text.strip("'\"").split(",")]  # quoted as on a command line, perhaps
    email = parts.pop() if len(parts) > 1 and "@" in parts[-1] else None
    levels = types.LEVELS
    at = next((i for i, part in enumerate(parts) if part.lower().replace(" ", "-") in levels), None)
    if at is None:
        near = nearest(parts[1].replace(" ", "-"), levels) if len(parts) > 1 else None
        meant = (
            f"did you mean the level {near}?" if near else f"the level is missing, one of {', '.join(levels)}"
        )
        raise BadPersonError(text, meant)
    name, function = ", ".join(parts[:at]), ", ".join(parts[at + 1 :])
    if not re.fullmatch(types.LINE, name) or not re.fullmatch(types.LINE, function):
        raise BadPersonError(text, "the function is missing" if name else "the name is missing")
    level = next(one for one in levels if one == parts[at].lower().replace(" ", "-"))
    return Person(name=name, level=level, function=function, email=email)


def start_workspace(
    folder: Path,
    day: dt.date,
    *,
    company: str,
    currency: str,
    people: Iterable[Person] = (),
    requirement: str = scaffold.PUBLISHED,
) -> Started:
    """Write the files of a new workspace as of a day, and those that its repository needs.

    Without people, placeholders are left; so is one for senior management, which approves the criteria, if
    none of the people belongs to it. `requirement` tells pip how to install kamctl.

    Raises what `kamctl.workspace.write.change_files` does; then no file is written.
    """
    ours = _with_ids(people)
    top = _top(folder)
    base = top or _existing(folder)
    inside = _prefix(folder, base)
    files = scaffold.workspace_files(company, currency, day, ours)
    texts = {inside + path: text for path, text in files.items()}
    at_top = "" if top else inside
    known = scaffold.repository_files(inside if top else "", ours, requirement)
    texts |= {at_top + path: text for path, text in known.items()}
    kept = [path for path in texts if os.path.lexists(base / path)]
    is_new = not folder.exists()
    with journal.running(None):  # taken back by deleting it
        create_files(base, {path: text for path, text in texts.items() if path not in kept})
    for name in paths.FOLDERS:
        (folder / name).mkdir(exist_ok=True)
    shown = {path: os.path.relpath(base / path, folder) for path in texts}
    return Started(
        tuple(shown[path] for path in texts if path not in kept),
        tuple(shown[path] for path in kept),
        top is not None,
        ours,
        _undo(base, [path for path in texts if path not in kept], inside if is_new else ""),
    )


def _undo(base: Path, written: Sequence[str], folder: str) -> str:
    """Return how to delete what was written: a folder that was made for it as a whole."""
    kept = [path for path in written if not folder or not path.startswith(folder)]
    gone = [*([folder.rstrip("/")] if folder else []), *dict.fromkeys(map(_outermost, kept))]
    return shlex.join(["rm", "-r", *(os.path.relpath(base / path, Path.cwd()) for path in gone)])


def _outermost(path: str) -> str:
    """Return a file, or the folder of our schemas in which it lies."""
    before, ours, _ = path.partition(".kamctl/")
    return before + ours.rstrip("/") if ours else path


def _with_ids(people: Iterable[Person]) -> dict[str, Person]:
    found: dict[str, Person] = {}
    for person in people:
        found[person_id(person.name, found)] = person
    if found and not any(person.level in types.SENIOR for person in found.values()):
        president = Person(name="Name of your president", level="president", function="general")
        found = {"president": president, **found}
    return found


def _existing(folder: Path) -> Path:
    """Return the folder, or its nearest existing parent."""
    here = Path(os.path.realpath(folder))
    return next(one for one in (here, *here.parents) if os.path.lexists(one))


def _top(folder: Path) -> Path | None:
    """Return the top of the repository that a folder is in, or None."""
    here = Path(os.path.realpath(folder))
    return next((above for above in (here, *here.parents) if (above / ".git").exists()), None)


def _prefix(folder: Path, base: Path) -> str:
    """Return the path from a folder down to one in it: `sales/`, or nothing."""
    inside = Path(os.path.realpath(folder)).relative_to(base).as_posix()
    return "" if inside == "." else f"{inside}/"
