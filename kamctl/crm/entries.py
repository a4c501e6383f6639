"""Each row of an export as an account or a contact, or why it cannot be one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from kamctl.crm.mapping import OF_ACCOUNT, OF_NAME, Column, CrmMapping, columns
from kamctl.crm.problems import UnclearFileError
from kamctl.crm.rows import Row, Sheet
from kamctl.model.account import Account, Contact
from kamctl.model.spellings import days_meant
from kamctl.model.types import is_day
from kamctl.wording import listed

Kind = Literal["accounts", "contacts"]


class Entry(NamedTuple):
    """What a row says: its fields, as a file would hold them.

    `account` and `numbers` name the account, by name and by customer number. `told` are fields from its job
    title, used only for a new contact. `why_not` says why the row cannot be taken; empty if it can.
    """

    row: Row
    kind: Kind
    account: str
    numbers: tuple[str, ...]
    fields: Mapping[str, str | tuple[str, ...]]
    told: Mapping[str, str] = {}
    why_not: str = ""


def kind_of(mapping: CrmMapping, sheet: Sheet, file: str) -> Kind:
    """Tell whether the rows are contacts or accounts.

    Raises:
        UnclearFileError: the headers fit neither.
    """
    contact, account = _placed(mapping.contacts, sheet), _placed(mapping.accounts, sheet)
    of_person = "last_name" in contact or ("name" in contact and contact["name"] != contact.get("account"))
    if of_person and any(field in contact for field in OF_ACCOUNT):
        own = set(contact) - {*OF_ACCOUNT, "name"}
        if own:
            return "contacts"
    if "name" in account:
        return "accounts"
    wanted = [*mapping.accounts.get("name", ()), *mapping.contacts.get("last_name", ())]
    raise UnclearFileError(
        file,
        f"no column is known as the name of an account or of a person: {listed(sheet.headers)}",
        f"The mapping looks for {listed(wanted)}; write a mapping of your own.",
    )


def entries(mapping: CrmMapping, sheet: Sheet, kind: Kind) -> Iterator[Entry]:
    """Yield the entry of each row."""
    headers = mapping.contacts if kind == "contacts" else mapping.accounts
    placed = _placed(headers, sheet)
    known = columns(Contact if kind == "contacts" else Account)
    for row in sheet.rows:
        found = {field: row.cells.get(header, "") for field, header in placed.items()}
        found = {field: " ".join(text.split()) for field, text in found.items() if text.strip()}
        yield _contact(mapping, row, found, known) if kind == "contacts" else _account(row, found, known)


def _placed(headers: Mapping[str, tuple[str, ...]], sheet: Sheet) -> dict[str, str]:
    """Return the header of each field: the first of its names that exists."""
    there = {_plain(header): header for header in sheet.headers}
    found = {}
    for field, names in headers.items():
        header = next((there[_plain(name)] for name in names if _plain(name) in there), None)
        if header is not None:
            found[field] = header
    return found


def _plain(header: str) -> str:
    return re.sub(r"[\s_]+", " ", header).strip().casefold()


def _account(row: Row, found: Mapping[str, str], known: Mapping[str, Column]) -> Entry:
    fields, why_not = _values(found, known)
    name = found.get("name", "")
    if not name:
        why_not = "it has no name"
    numbers = fields.get("customer_numbers", ())
    numbers = (numbers,) if isinstance(numbers, str) else numbers
    return Entry(row, "accounts", name, numbers, fields, why_not=why_not)


def _contact(mapping: CrmMapping, row: Row, found: dict[str, str], known: Mapping[str, Column]) -> Entry:
    parts = " ".join(found[part] for part in OF_NAME if part in found)
    name = found.get("name") or parts
    title = found.get("title", "").casefold()
    own = {field: text for field, text in found.items() if field not in (*OF_ACCOUNT, *OF_NAME)}
    own |= {"name": name} if name else {}
    told = {}
    for field, words in (("level", mapping.levels), ("function", mapping.functions)):
        said = next((one for each in words if (one := each.tell(title))), None)
        if field not in own and said is not None:
            told[field] = said
    fields, why_not = _values(own, known)
    number = found.get("customer_number")
    if not name:
        why_not = "it has no name"
    elif not why_not:
        why_not = _untold({**told, **own})
    return Entry(
        row, "contacts", found.get("account", ""), (number,) if number else (), fields, told, why_not
    )


def _untold(own: Mapping[str, str]) -> str:
    """Say whether a contact's level or function is unknown."""
    missing = [field for field in ("level", "function") if field not in own]
    if not missing:
        return ""
    told = f"its title `{own['title']}` tells" if "title" in own else "it has no title that tells"
    return f"{told} no {' and no '.join(missing)}: say what words tell it under `{missing[0]}s` of a mapping"


def _values(
    found: Mapping[str, str], known: Mapping[str, Column]
) -> tuple[dict[str, str | tuple[str, ...]], str]:
    """Return the values as a file holds them, and why one of them is not allowed."""
    values: dict[str, str | tuple[str, ...]] = {}
    for field, text in found.items():
        column = known[field]
        if column.is_list:
            values[field] = tuple(part.strip() for part in text.split(";") if part.strip())
        elif column.choices:
            said = text.casefold().replace(" ", "-").replace("_", "-")
            if said not in column.choices:
                return values, f"`{text}` is not a {field}: {listed(column.choices)}"
            values[field] = said
        elif column.is_day:
            days = days_meant(text)
            if not is_day(text) and len(days) != 1:
                return values, f"`{text}` is not one day: write YYYY-MM-DD"
            values[field] = text if is_day(text) else days[0].isoformat()
        else:
            values[field] = text
    return values, ""
