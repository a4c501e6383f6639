"""Advice where a person's name was written in place of an id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kamctl.findings import Draft
from kamctl.model.portfolio import Portfolio


def with_ids(drafts: Iterable[Draft], portfolio: Portfolio) -> Iterator[Draft]:
    """Yield drafts; where a name in place of an id fits exactly one person, the help gives the id."""
    people = _ids(portfolio.kam.people)
    for draft in drafts:
        if not draft.no_id:
            yield draft
            continue
        account = portfolio.accounts.get(draft.account or "")
        contacts = _ids(account.contacts) if account is not None else {}
        name = _same(draft.no_id)
        found = [*people.get(name, ()), *contacts.get(name, ())]
        if len(found) == 1:
            draft = draft._replace(help=f"{draft.no_id} is `{found[0]}`: write the id.")  # noqa: PLW2901
        yield draft


def _ids(records: Mapping[str, object]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for id_, one in records.items():
        found.setdefault(_same(getattr(one, "name", "")), []).append(id_)
    return found


def _same(name: str) -> str:
    return " ".join(name.split()).casefold()
