"""Turns a workspace's texts into its portfolio, with everything that is wrong in the files themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from kamctl import hints
from kamctl.findings import Draft
from kamctl.model.kinds import KINDS, Kind
from kamctl.model.portfolio import Portfolio
from kamctl.model.record import Record
from kamctl.model.types import is_period
from kamctl.model.validators import contradictions
from kamctl.workspace import paths
from kamctl.workspace.portfolio import assemble
from kamctl.workspace.validate import Read, read_record

#: Reads a file into its record: its kind, its path, its text and its account.
ReadRecord = Callable[[Kind, str, str, str | None], Read]

_COMMENT_MARK = "kamctl:"


class Loaded(NamedTuple):
    """A workspace as loaded.

    `portfolio` is None where `kam.yaml` is missing or broken: nothing can be judged without our people.
    `salvaged` is a portfolio that also holds what could be read of broken files, for finding their other
    faults. `files` counts the files read. `marked` are the paths of files that may hold a comment for kamctl.
    `by_lines` holds, by path, the hashes of texts in which places are found without a tree: the texts
    themselves are let go.
    """

    portfolio: Portfolio | None
    salvaged: Portfolio | None
    drafts: tuple[Draft, ...]
    files: int
    marked: frozenset[str]
    by_lines: Mapping[str, int]


def load(texts: Mapping[str, str], *, references: bool = True, read: ReadRecord = read_record) -> Loaded:
    """Load a workspace from the texts of its files by path (relative to the root, with `/`).

    Never raises for what a user wrote. A mapping may read a file when it is asked for it, and
    raise OSError. With `references=False` names that lead nowhere are not looked for. `read` is the method of
    a `kamctl.workspace.reading.Reader` where files were read before.
    """
    good: dict[str, Any] = {}
    rest: dict[str, Any] = {}
    drafts: list[Draft] = []
    broken: set[str] = set()
    marked: set[str] = set()
    by_lines: dict[str, int] = {}
    for path in sorted(texts):
        where = paths.place(path)
        drafts.extend(_name_drafts(path, where))
        if where is None:
            continue
        if where.account in paths.TAKEN_IDS:
            broken.add(path)
            continue
        try:
            text = texts[path]
        except OSError as error:
            drafts.append(_unreadable(path, where.account, error))
            broken.add(path)
            continue
        if _COMMENT_MARK in text:
            marked.add(path)
        found = read(where.kind, path, text, where.account)
        drafts.extend(found.drafts)
        if found.by_lines:
            by_lines[path] = hash(text)
        if found.record is not None:
            good[path] = found.record
        else:
            broken.add(path)
            if found.salvaged is not None:
                rest[path] = found.salvaged
    drafts.extend(_twins(texts))
    if "kam.yaml" not in texts:
        drafts.append(
            Draft(
                "missing-field",
                "kam.yaml",
                (),
                "the workspace has no kam.yaml",
                f"Run `{hints.init()}`.",
                offset=0,
            )
        )
    portfolio = assemble(good, frozenset(broken))
    salvaged = assemble({**good, **rest}, frozenset(broken)) if rest else portfolio
    if salvaged is not None and any(draft.no_id for draft in drafts):
        from kamctl.workspace.ids_of_names import with_ids

        drafts = list(with_ids(drafts, salvaged))
    if salvaged is not None and references:
        from kamctl.workspace.references import reference_drafts

        drafts.extend(reference_drafts(salvaged, texts))
        for path, record in {**good, **rest}.items():
            drafts.extend(_contradiction_drafts(path, record))
    return Loaded(portfolio, salvaged, tuple(drafts), len(texts), frozenset(marked), by_lines)


def _contradiction_drafts(path: str, record: Record) -> Iterator[Draft]:
    where = paths.place(path)
    if where is None:
        return
    for found in contradictions(where.kind, record):
        yield Draft(found.rule, path, found.where, found.message, found.help, where.account, found.key)


def _unreadable(path: str, account: str | None, error: OSError) -> Draft:
    said = error.strerror or str(error)
    return Draft(
        "unreadable-file",
        path,
        (),
        f"the file cannot be read: {said}",
        "See its permissions.",
        account,
        offset=0,
    )


def _name_drafts(path: str, where: paths.Place | None) -> list[Draft]:
    """Report a file that lies in no known place, or whose name is not an id."""
    if where is None:
        hint = f"It reads {', '.join(kind.path for kind in KINDS.values())}."
        return [Draft("misplaced-file", path, (), "kamctl does not read this file", hint, offset=0)]
    found = []
    for name in (where.account, where.id):
        if name is not None and not paths.is_id(name):
            hint = "Rename it: a to z, 0 to 9, dot, dash and underscore, no name that Windows reserves."
            message = f"`{name}` is not a valid id"
            found.append(Draft("invalid-id", path, (), message, hint, where.account, offset=0))
    if where.account in paths.TAKEN_IDS:
        other = paths.TAKEN_IDS[where.account]
        message = f"no account can be called `{where.account}`: its results would be in {other}"
        found.append(
            Draft(
                "invalid-id", path, (), message, "Choose another id for the account.", where.account, offset=0
            )
        )
    if where.period is not None and not is_period(where.period):
        hint = "Name the file after its period: 2026-Q3.yaml, 2026-07.yaml or 2026.yaml."
        message = f"`{where.period}` is not a period"
        found.append(Draft("misplaced-file", path, (), message, hint, where.account, offset=0))
    return found


def _twins(texts: Mapping[str, str]) -> list[Draft]:
    """Report files that are one to a case-insensitive or normalising file system."""
    seen: dict[str, str] = {}
    found = []
    for path in sorted(texts):
        key = paths.same_name_key(path) if not path.islower() or not path.isascii() else path
        if key in seen:
            message = f"`{path}` and `{seen[key]}` are one file on many systems"
            found.append(Draft("invalid-id", path, (), message, "Rename one of them.", offset=0))
        seen.setdefault(key, path)
    return found
