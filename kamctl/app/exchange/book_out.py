"""Exports a workspace, or some of its accounts, as a workbook that can be imported again."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from kamctl.app.open import Opened
from kamctl.book.layout import Page, pages
from kamctl.book.origin import File, Origin
from kamctl.book.rows import Row, row_hash, rows_of
from kamctl.book.write import book
from kamctl.errors import KamctlError
from kamctl.git.names import blob_name
from kamctl.model.kinds import KINDS
from kamctl.wording import number
from kamctl.workspace import paths
from kamctl.workspace.portfolio import Held, held
from kamctl.workspace.references import is_of_account, names_of


class InGit(NamedTuple):
    """What git holds of a workspace: the commit of HEAD, and each file's blob by its path there."""

    commit: str = ""
    blobs: dict[str, str] = {}  # noqa: RUF012 - nobody writes to it


def export(opened: Opened) -> bytes:
    """Return the accounts that were opened as a workbook.

    Raises:
        ExcelMissingError: XlsxWriter is not installed.
    """
    tables, files = tables_of(opened)
    known = in_git(opened.workspace.root)
    origin = Origin(
        opened.portfolio.kam.company,
        known.commit,
        opened.today.isoformat(),
        {page.name: page.headings for page, _ in tables},
        {path: _file(path, opened.workspace.texts[path], hashes, known) for path, hashes in files.items()},
    )
    return book(tables, origin, names=_names(opened), comments=_comments(opened))


def tables_of(
    opened: Opened,
) -> tuple[list[tuple[Page, list[Row]]], dict[str, dict[str, dict[str, str]]]]:
    """Return every sheet with its rows, and each file's rows as hashes by sheet and key."""
    records: dict[str, list[Held]] = {kind: [] for kind in KINDS}
    for one in held(opened.portfolio):
        if one.place.account in opened.accounts or one.place.account is None:
            records[one.place.kind].append(one)
    files: dict[str, dict[str, dict[str, str]]] = {}
    tables = []
    for page in pages():
        rows: list[Row] = []
        for one in records[page.kind]:
            hashes = files.setdefault(one.path, {})
            found = list(rows_of(page, one.place.keys, one.record))
            if found:
                hashes[page.name] = {key_of(row, one.place): row_hash(row.cells) for row in found}
                rows += found
        tables.append((page, rows))
    return tables, files


def key_of(row: Row, place: paths.Place) -> str:
    """Return what identifies a row among those of its sheet in the same file."""
    return "\t".join(row.keys[len(place.keys) :])


def in_git(root: Path) -> InGit:
    """Return what git holds of a workspace; nothing if there is no git, or no commit yet."""
    from kamctl.git import run as git

    try:
        repository = git.repository(root)
        blobs = git.tree(root, repository.head)
    except KamctlError:
        return InGit()
    below = Path(os.path.realpath(root)).relative_to(os.path.realpath(repository.top)).as_posix()
    start = "" if below == "." else f"{below}/"
    return InGit(
        repository.head,
        {path.removeprefix(start): blob for path, blob in blobs.items() if path.startswith(start)},
    )


def _file(path: str, text: str, hashes: dict[str, dict[str, str]], known: InGit) -> File:
    """Return a file for the hidden sheet, with its text if git does not hold it."""
    blob = known.blobs.get(path, "")
    name = blob_name(text, blob)
    return File(name, hashes, None if name == blob else text)


def _names(opened: Opened) -> dict[tuple[str, ...], list[str]]:
    """Return what the columns may name, by the kinds of things."""
    kinds = {column.refs for page in pages() for column in page.all_columns if column.refs}
    one_by_one = {
        kind: list(_of_kind(opened, kind)) for kind in {kind for several in kinds for kind in several}
    }
    return {
        several: list(dict.fromkeys(name for kind in several for name in one_by_one[kind]))
        for several in kinds
    }


def _of_kind(opened: Opened, kind: str) -> Iterable[str]:
    if kind == "account":
        return opened.accounts
    if not is_of_account(kind):
        return names_of(opened.portfolio, kind)
    return (name for account in opened.accounts for name in names_of(opened.portfolio, kind, account))


def _comments(opened: Opened) -> dict[tuple[str, str], str]:
    """Return what the criteria say about a rating: the question and what each rating means, in words."""
    criteria = opened.portfolio.criteria
    if criteria is None:
        return {}
    said = [f"From {number(criteria.scale.low)} to {number(criteria.scale.high)}."]
    for name, one in criteria.criteria.items():
        said.append(f"\n{name}: {one.question}")
        said += [f"  {number(rating)}  {meaning}" for rating, meaning in sorted(one.anchors.items())]
    return {("ratings", "rating"): "\n".join(said)}
