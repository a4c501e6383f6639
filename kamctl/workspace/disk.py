"""A workspace on disk: where it is, which files it has, their text."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kamctl import hints
from kamctl.errors import KamctlError
from kamctl.findings import Draft
from kamctl.model.kinds import KINDS
from kamctl.workspace import paths
from kamctl.yaml.reader import MAX_SIZE


class NoWorkspaceError(KamctlError):
    """No `kam.yaml` here or above."""

    def __init__(self, start: Path) -> None:
        super().__init__(
            f"no workspace: no kam.yaml in {start} or above it",
            f"Go to the workspace, name it with -C DIR, or start one with `{hints.init('DIR')}`.",
        )


def find_root(start: Path) -> Path:
    """Return the nearest directory from `start` upwards that holds a `kam.yaml`.

    Raises:
        NoWorkspaceError: there is none.
    """
    here = start.absolute()
    for folder in (here, *here.parents):
        if (folder / "kam.yaml").is_file():
            return folder
    raise NoWorkspaceError(here)


class Listed(Mapping[str, str]):
    """Texts of files that are listed before they are read; a subclass says how one is read."""

    def __init__(self, files: Iterable[str]) -> None:
        self._files = dict.fromkeys(files)

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    def __contains__(self, path: object) -> bool:
        return path in self._files


class DiskTexts(Listed):
    """The texts of a workspace's files, each read when it is asked for.

    Bytes that are not UTF-8 come as lone surrogates, which the reader refuses at their place; a file over the
    size limit is read only as far as the limit.
    """

    def __init__(self, root: Path, files: list[str]) -> None:
        super().__init__(files)
        self._root = str(root)

    def __getitem__(self, path: str) -> str:
        if path not in self._files:
            raise KeyError(path)
        with open(f"{self._root}/{path}", "rb") as file:  # noqa: PTH123 - half the time of Path.open
            return file.read(MAX_SIZE + 1).decode("utf-8", "surrogateescape")


def scan(root: Path) -> tuple[DiskTexts, list[Draft]]:
    """List a workspace's files; returns their texts and findings about files that are refused.

    Symbolic links that leave the workspace and anything but regular files are refused. Hidden files, what
    editors leave behind and Markdown in the folders are ignored.
    """
    files: list[str] = []
    drafts: list[Draft] = []
    real_root = os.path.realpath(root)
    with os.scandir(root) as entries:
        for entry in entries:
            name = entry.name
            if name in paths.ROOT_FILES:
                _take(entry, name, real_root, files, drafts)
            elif name.lower().endswith(".yml"):
                right = f"{name[:-4].lower()}.yaml"
                drafts += [_misplaced(name, right)] if right in paths.ROOT_FILES else []
    for folder in paths.FOLDERS:
        _walk(root, folder, real_root, files, drafts, 0)
    files.sort()
    return DiskTexts(root, files), drafts


#: Hidden files, and what editors, spreadsheets and merges leave next to a file they have open.
_LEFT_OVER = (".", "~$", "#")
_LEFT_BY_EDITORS = ("~", ".swp", ".swo", ".tmp", ".bak", ".orig")


def _walk(root: Path, folder: str, real_root: str, files: list[str], drafts: list[Draft], depth: int) -> None:
    try:
        with os.scandir(f"{root}/{folder}") as entries:
            for entry in entries:
                name = entry.name
                path = f"{folder}/{name}"
                if name.startswith(_LEFT_OVER) or name.endswith(_LEFT_BY_EDITORS):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    if depth < paths.DEPTH:
                        _walk(root, path, real_root, files, drafts, depth + 1)
                    else:
                        drafts.append(_misplaced(path, None))
                elif not name.lower().endswith(".md"):
                    _take(entry, path, real_root, files, drafts)
    except FileNotFoundError:
        return
    except OSError as error:
        drafts.append(
            _refused(folder, f"the folder cannot be read: {error.strerror}", "Check its permissions.")
        )


def _take(entry: os.DirEntry[str], path: str, real_root: str, files: list[str], drafts: list[Draft]) -> None:
    if entry.is_symlink():
        target = os.path.realpath(entry.path)
        if not target.startswith(real_root + os.sep):
            drafts.append(
                _refused(path, "a symbolic link that leaves the workspace", "Put the file itself here.")
            )
            return
    if not entry.is_file():
        drafts.append(_refused(path, "this is not a regular file", "Move it out of the workspace's folders."))
        return
    files.append(path)


def _refused(path: str, message: str, way_out: str) -> Draft:
    place = paths.place(path)
    return Draft("unreadable-file", path, (), message, way_out, place.account if place else None, offset=0)


def _misplaced(path: str, rename: str | None) -> Draft:
    deepest = max((kind.path for kind in KINDS.values()), key=lambda held: held.count("/"))
    hint = f"Rename it {rename}." if rename else f"No file belongs deeper than {deepest}."
    return Draft("misplaced-file", path, (), "kamctl does not read this file", hint, offset=0)
