"""The meaning of an export's columns: a small YAML file, or a preset for a common system.

A mapping names fields of accounts and contacts and, for each, its possible headers, the best first.
`levels` and `functions` give the meaning of words in job titles.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from kamctl.crm.problems import MappingError, UnknownMappingError
from kamctl.method.lookup import nearest
from kamctl.model.account import Account, Contact
from kamctl.model.record import Record
from kamctl.model.shape import spots_of
from kamctl.model.types import LEVELS
from kamctl.wording import listed
from kamctl.workspace.scaffold import shipped_folder
from kamctl.yaml.reader import read

PRESETS = ("salesforce", "hubspot", "dynamics")
#: Fields of a row of contacts for their account, and for a name in two parts.
OF_ACCOUNT = ("account", "customer_number")
OF_NAME = ("first_name", "last_name")


class Column(NamedTuple):
    """A field of a record that a column can fill: whether it holds a day, a choice, or a list."""

    is_day: bool = False
    choices: tuple[str, ...] = ()
    is_list: bool = False


class Words(NamedTuple):
    """The meaning of words in job titles: with `longest`, the longest match counts, otherwise the first."""

    patterns: tuple[tuple[re.Pattern[str], str], ...] = ()
    longest: bool = False

    def tell(self, title: str) -> str | None:
        """Return the meaning of a title; None if it contains none of the words."""
        found = [(hit.group(), told) for pattern, told in self.patterns if (hit := pattern.search(title))]
        if self.longest:
            found.sort(key=lambda one: -len(one[0]))
        return found[0][1] if found else None


class CrmMapping(NamedTuple):
    """Headers by field, for accounts and for contacts, and what job titles tell."""

    accounts: Mapping[str, tuple[str, ...]]
    contacts: Mapping[str, tuple[str, ...]]
    levels: tuple[Words, ...]
    functions: tuple[Words, ...]


def columns(record: type[Record]) -> dict[str, Column]:
    """Return the fields of a record that a column can fill: single values, and lists of numbers or names."""
    found: dict[str, Column] = {}
    for spot in spots_of(record):
        if len(spot.steps) == 1 and spot.record is None and spot.origin is not dict:
            if spot.origin is not tuple:
                found[spot.steps[0]] = Column(spot.is_day, _choices(spot.annotation))
        elif len(spot.steps) == 2 and spot.steps[1] == "[]" and spot.is_text:
            found[spot.steps[0]] = Column(is_list=True)
    return found


def _choices(annotation: Any) -> tuple[str, ...]:
    return tuple(c for c in getattr(annotation, "__args__", ()) if isinstance(c, str))


def load_mapping(given: str, folder: Path) -> CrmMapping:
    """Return a preset by its name, or the mapping in a file.

    Raises:
        UnknownMappingError: there is neither.
        MappingError: the file is not a mapping.
    """
    file = shipped_folder() / "crm" / f"{given}.yaml" if given in PRESETS else folder / given
    if not file.is_file():
        raise UnknownMappingError(given, PRESETS)
    own = _data(file)
    titles = _data(shipped_folder() / "crm" / "titles.yaml")
    parts = ("accounts", "contacts", "levels", "functions")
    _refuse_unknown(file.name, own, parts)
    return CrmMapping(
        _headers(file.name, "accounts", own, [*columns(Account)]),
        _headers(file.name, "contacts", own, [*columns(Contact), *OF_ACCOUNT, *OF_NAME]),
        tuple(_words(file.name, "levels", each, lambda told: told in LEVELS) for each in (own, titles)),
        tuple(_words(file.name, "functions", each, lambda _: True) for each in (own, titles)),
    )


def _data(file: Path) -> dict[str, Any]:
    document, problems = read(file.read_text(encoding="utf-8-sig", errors="replace"))
    if document is None or problems or not isinstance(document.data, dict):
        said = problems[0].message if problems else "the file must hold fields, `key: value`"
        raise MappingError(file.name, said, "`accounts: {name: [Account Name]}` is how a mapping begins.")
    return document.data


def _refuse_unknown(place: str, data: Mapping[str, Any], known: Iterable[str]) -> None:
    known = tuple(known)
    for name in data:
        if name not in known:
            near = nearest(name, known)
            raise MappingError(
                place,
                f"`{name}` is not a field",
                f"Did you mean {near}?" if near else f"Known: {listed(known)}.",
            )


def _headers(
    file: str, part: str, data: Mapping[str, Any], known: Iterable[str]
) -> dict[str, tuple[str, ...]]:
    given = data.get(part) or {}
    place = f"{file}, {part}"
    if not isinstance(given, dict):
        raise MappingError(place, "holds no fields", "Write `name: [Account Name]`.")
    _refuse_unknown(place, given, known)
    return {field: _texts(f"{place}.{field}", names) for field, names in given.items()}


def _words(file: str, part: str, data: Mapping[str, Any], is_known: Callable[[str], bool]) -> Words:
    given = data.get(part) or {}
    if not isinstance(given, dict):
        raise MappingError(f"{file}, {part}", "holds no words", "Write `manager: [team lead]`.")
    for told in given:
        if not is_known(told):
            raise MappingError(f"{file}, {part}", f"`{told}` is not a level", f"Levels are {listed(LEVELS)}.")
    return Words(
        longest=part == "levels",
        patterns=tuple(
            (_pattern(word), told)
            for told, words in given.items()
            for word in _texts(f"{file}, {part}.{told}", words)
        ),
    )


def _texts(place: str, given: Any) -> tuple[str, ...]:
    texts = [given] if isinstance(given, str) else given
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise MappingError(place, "is not a list of texts", "Write `[Account Name, Name]`.")
    return tuple(texts)


def _pattern(words: str) -> re.Pattern[str]:
    inside = re.escape(words.casefold()).replace(r"\*", r"\w*")
    return re.compile(rf"(?<!\w){inside}(?!\w)")
