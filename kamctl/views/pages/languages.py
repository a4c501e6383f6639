"""Finds the catalogue of a language: the shipped one, overridden by the workspace's own texts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from kamctl.errors import KamctlError
from kamctl.language import ENGLISH, Language
from kamctl.workspace.scaffold import shipped_folder
from kamctl.yaml.reader import read

_FILE = re.compile(r"language-([a-z]{2}(?:-[A-Z]{2})?)\.yaml")
_MAX_SIZE = 256 * 1024


class UnknownLanguageError(KamctlError):
    """There is no catalogue of that language."""

    def __init__(self, code: str, known: list[str]) -> None:
        super().__init__(
            f"there is no catalogue of the language `{code}`",
            f"Known are {', '.join(known)}. To add one, write templates/language-{code}.yaml; "
            "a shipped one shows what it holds.",
        )


class BrokenLanguageError(KamctlError):
    """A workspace's catalogue cannot be used."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"templates/{name} {why}", "A shipped catalogue shows what it holds.")


def language(code: str, root: Path | None = None) -> Language:
    """Return a language by its code, such as `de`, with a workspace's own texts.

    Raises:
        UnknownLanguageError: neither the workspace nor kamctl has its catalogue.
        BrokenLanguageError: the workspace's catalogue cannot be used.
    """
    name = f"language-{code}.yaml"
    folders = [shipped_folder(), *([root / "templates"] if root is not None else [])]
    found = [_held(folder / name) for folder in folders if (folder / name).is_file()]
    if not found and code == ENGLISH.code:
        return ENGLISH
    if not found:
        raise UnknownLanguageError(code, languages(root))
    whole: dict[str, Any] = {}
    for one in found:
        whole = {**whole, **one, "texts": {**whole.get("texts", {}), **one.get("texts", {})}}
    return Language(
        code,
        tuple(whole.get("months", ENGLISH.months)),
        whole.get("day", ENGLISH.day_pattern),
        whole.get("decimal", ENGLISH.decimal),
        whole.get("thousands", ENGLISH.thousands),
        whole.get("texts", {}),
        whole.get("nothing_is_singular") == "true",
    )


def languages(root: Path | None = None) -> list[str]:
    """Return the codes of the languages that can be used in a workspace."""
    folders = [shipped_folder(), *([root / "templates"] if root is not None else [])]
    names = (path.name for folder in folders if folder.is_dir() for path in folder.iterdir())
    return sorted({ENGLISH.code, *(found[1] for name in names if (found := _FILE.fullmatch(name)))})


def _held(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > _MAX_SIZE:
            raise BrokenLanguageError(path.name, f"is larger than {_MAX_SIZE // 1024} KiB")
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BrokenLanguageError(path.name, f"cannot be read: {error}") from error
    document, problems = read(text)
    if problems or document is None:
        why = problems[0].message if problems else "it is empty"
        raise BrokenLanguageError(path.name, f"cannot be read: {why}")
    held = document.data
    if not isinstance(held, dict):
        raise BrokenLanguageError(path.name, "is not a mapping")
    months, texts = held.get("months", list(ENGLISH.months)), held.get("texts", {})
    if not isinstance(months, list) or len(months) != len(ENGLISH.months):
        raise BrokenLanguageError(path.name, "does not name twelve months")
    if not isinstance(texts, dict) or not all(isinstance(one, str) for one in texts.values()):
        raise BrokenLanguageError(path.name, "has an entry that is not text")
    return dict(held)
