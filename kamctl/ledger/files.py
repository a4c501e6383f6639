"""The files of a source: finds them by their pattern, decodes them, and notices if they change meanwhile."""

from __future__ import annotations

import codecs
import glob
import gzip
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Literal, NamedTuple, TextIO

from kamctl.ledger.problems import LedgerChangedError
from kamctl.method.money.preview import Problem

Layout = Literal["text", "parquet", "workbook"]
_LAYOUTS: dict[str, Layout] = {
    ".csv": "text",
    ".tsv": "text",
    ".txt": "text",
    ".parquet": "parquet",
    ".pq": "parquet",
    ".xlsx": "workbook",
    ".xlsm": "workbook",
}
#: Byte-order marks, with the encodings that they announce.
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


class LedgerFile(NamedTuple):
    """A file of the ledger: `name` as shown, its layout, and its size and stamp when it was found."""

    path: Path
    name: str
    layout: Layout
    zipped: bool
    size: int
    stamp: tuple[int, int, int]


class NotALedgerFileError(ValueError):
    """A file's suffix is not one that kamctl reads."""


def find_files(source: str, pattern: str, root: Path) -> tuple[list[LedgerFile], list[Problem]]:
    """Return the files that a pattern matches, sorted by name, and what is wrong with them."""
    found = sorted(glob.glob(pattern, root_dir=root, recursive=True))  # noqa: PTH207 - absolute patterns too
    if not found:
        settle = f"ledger.yaml: sources.{source}.files; a pattern starts at {root.name}/ or is absolute"
        return [], [Problem(source, pattern, "matches no file", settle=settle)]
    files, problems = [], []
    for name in found:
        try:
            files.append(ledger_file(root / name, name))
        except NotALedgerFileError:
            endings = " ".join(_LAYOUTS)
            problems.append(
                Problem(source, name, "is not a file that kamctl reads", settle=f"{endings}, .gz")
            )
        except OSError as error:
            problems.append(Problem(source, name, f"cannot be read: {error.strerror or error}"))
    return files, problems


def ledger_file(path: Path, name: str) -> LedgerFile:
    """Return a file by its path.

    Raises:
        NotALedgerFileError: kamctl does not read files with its suffix.
        OSError: it does not exist, is not a file or cannot be opened.
    """
    zipped = path.suffix.lower() == ".gz"
    layout = _LAYOUTS.get(Path(path.stem).suffix.lower() if zipped else path.suffix.lower())
    if layout is None or (zipped and layout != "text"):
        raise NotALedgerFileError(name)
    with path.open("rb"):
        state = path.stat()
    return LedgerFile(path, name, layout, zipped, state.st_size, _stamp(state))


def ensure_unchanged(files: list[LedgerFile]) -> None:
    """Raise if a file is no longer the one that was found.

    Raises:
        LedgerChangedError: a file has changed, or is gone.
    """
    for file in files:
        try:
            same = _stamp(file.path.stat()) == file.stamp
        except OSError:
            same = False
        if not same:
            raise LedgerChangedError(file.name)


def _stamp(state: os.stat_result) -> tuple[int, int, int]:
    return state.st_size, state.st_mtime_ns, state.st_ino


def encoding_of(file: LedgerFile, declared: str | None) -> str:
    """Return a text file's encoding: by its byte-order mark, else as declared, else UTF-8.

    Raises:
        LookupError: Python does not know the declared encoding.
    """
    with _opened(file) as stream:
        start = stream.read(3)
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            return encoding
    return codecs.lookup(declared).name if declared else "utf-8"


@contextmanager
def opened_text(file: LedgerFile, encoding: str, errors: str = "strict") -> Iterator[TextIO]:
    """Open a text file for the csv module, with its line endings unchanged."""
    with _opened(file) as stream, io.TextIOWrapper(stream, encoding, errors, newline="") as text:
        yield text


@contextmanager
def _opened(file: LedgerFile) -> Iterator[IO[bytes]]:
    if file.zipped:
        with gzip.open(file.path, "rb") as unzipped:
            yield unzipped  # type: ignore[misc]
    else:
        with file.path.open("rb") as plain:
            yield plain


def decoded_copy(file: LedgerFile, encoding: str, folder: Path) -> Path:
    """Copy a text file as UTF-8 into a private folder, for an engine that knows few encodings.

    Raises:
        UnicodeDecodeError: the file is not in that encoding.
    """
    copy = folder / f"{len(list(folder.iterdir()))}.csv"
    with opened_text(file, encoding) as text, copy.open("w", encoding="utf-8", newline="") as target:
        while piece := text.read(1 << 20):
            target.write(piece)
    return copy
