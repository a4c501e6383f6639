"""The folder that a site is built into: its pages, and what a build keeps for the next."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from kamctl.errors import KamctlError

#: The file for what is kept; a site is built only into an empty folder or one that has this file.
MANIFEST = ".kamctl-site.json"
_VERSION = 2


class NotASiteError(KamctlError):
    """The folder holds something that kamctl did not build."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"{folder} holds files that are not a site of kamctl's",
            "Name an empty folder, or a new one: -o DIR",
        )


class Kept(NamedTuple):
    """What is kept of an account: the mark of its files, its card, and its pages."""

    mark: str
    card: dict[str, Any]
    items: list[Any]
    pages: list[str]


class Memory(NamedTuple):
    """What is kept of a build: the mark of what all pages share, and what concerns no single account.

    `worked` holds results computed from all accounts, by name, each with the mark of its inputs; `marks`
    holds those of pages about all accounts.
    """

    shared: str = ""
    accounts: Mapping[str, Kept] = {}
    findings: Sequence[dict[str, Any]] = ()
    items: Sequence[Any] = ()
    pages: frozenset[str] = frozenset()
    worked: Mapping[str, Sequence[Any]] = {}
    marks: Mapping[str, str] = {}


class Store:
    """Writes the pages that changed, and deletes those that no longer exist."""

    def __init__(self, folder: Path) -> None:
        """Open a folder.

        Raises:
            NotASiteError: the folder holds something else.
        """
        self.folder = folder
        self.memory = _read(folder)
        self.pages: set[str] = set()
        self.made = 0
        self._worked: dict[str, Sequence[Any]] = {}
        self._marks: dict[str, str] = {}

    def has(self, account: str, mark: str) -> bool:
        """Tell whether an account's pages exist and were made from the same inputs."""
        known = self.memory.accounts.get(account)
        return (
            known is not None
            and known.mark == mark
            and all((self.folder / page).is_file() for page in known.pages)
        )

    def once(self, name: str, mark: str, make: Callable[[], Any]) -> Any:
        """Return plain data computed from all accounts; compute it only if its inputs changed."""
        before = self.memory.worked.get(name, ("", None))
        self._worked[name] = before if before[0] == mark else (mark, make())
        return self._worked[name][1]

    def keep(self, pages: Iterable[str]) -> None:
        """Keep pages unchanged."""
        self.pages.update(pages)

    def write_marked(self, page: str, mark: str, make: Callable[[], str]) -> None:
        """Write a page unless it was made from the same inputs before."""
        if self.memory.marks.get(page) == mark and (self.folder / page).is_file():
            self.keep([page])
        else:
            self.write(page, make())
        self._marks[page] = mark

    def write(self, page: str, content: str) -> None:
        """Write a page atomically if it differs from the present one."""
        self.pages.add(page)
        if _replace(self.folder / page, content.encode("utf-8", "replace")):
            self.made += 1

    def finish(self, memory: Memory) -> None:
        """Delete the last build's pages that no longer exist, and keep what the next build needs."""
        for page in sorted(self.memory.pages - self.pages):
            file = self.folder / page
            file.unlink(missing_ok=True)
            for parent in file.relative_to(self.folder).parents:
                here = self.folder / parent
                if here == self.folder or not here.is_dir() or any(here.iterdir()):
                    break
                here.rmdir()
        text = json.dumps({
            "version": _VERSION, "shared": memory.shared, "accounts": memory.accounts,
            "findings": list(memory.findings), "items": list(memory.items), "pages": sorted(self.pages),
            "worked": self._worked, "marks": self._marks if memory.shared else {},
        }, ensure_ascii=False, separators=(",", ":"))  # fmt: skip
        _replace(self.folder / MANIFEST, text.encode("utf-8", "replace"))


def _read(folder: Path) -> Memory:
    file = folder / MANIFEST
    if not file.is_file():
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise NotASiteError(folder)
        return Memory()
    try:
        found = json.loads(file.read_bytes())
        if found["version"] != _VERSION:
            return Memory(pages=frozenset(found["pages"]))
        accounts = {name: Kept(*values) for name, values in found["accounts"].items()}
        pages = frozenset(found["pages"])
        return Memory(
            found["shared"], accounts, found["findings"], found["items"], frozenset(map(_inside, pages)),
            found["worked"], found["marks"],
        )  # fmt: skip
    except (ValueError, KeyError, TypeError):
        return Memory()  # incomplete, or written by another version: everything is made again


def _inside(page: str) -> str:
    """Return a page's path in the folder; a tampered name must not delete files elsewhere."""
    if page.startswith("/") or ".." in page.split("/") or "\\" in page or ":" in page:
        raise ValueError(page)
    return page


def _replace(file: Path, content: bytes) -> bool:
    """Write a file unless it has the same content; tell whether it was written."""
    try:
        if file.read_bytes() == content:
            return False
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_name(f".kam-{secrets.token_hex(6)}")
    try:
        fresh.write_bytes(content)
        os.replace(fresh, file)  # noqa: PTH105 - half the time of Path.replace
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
    return True
