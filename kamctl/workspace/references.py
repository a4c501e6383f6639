"""Names in one file that must exist in another.

Which fields hold names, and of what, is read from their types (`kamctl.model.walk`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from functools import cache

from kamctl import hints
from kamctl.findings import Draft
from kamctl.model.kinds import KINDS
from kamctl.model.lifecycle import STAGE_OF
from kamctl.model.portfolio import Portfolio
from kamctl.model.walk import KEYS, Scope, collect, places, scopes, walks
from kamctl.workspace import paths
from kamctl.workspace.portfolio import Held, at, held
from kamctl.yaml.reader import MAX_PROBLEMS

#: What a message calls a kind of thing, where its name alone does not say which file holds it.
_CALLED = {
    "offering": "offering in offerings.yaml",
    "role": "role in resources.yaml",
    "action": "action of the plan",
}
#: Without these, nothing is known about names in them; that the file is missing is reported instead.
_NEEDED = frozenset({"kam", "criteria", "account"})
#: What could be salvaged of these does not show which names they lack.
_WHOLE = frozenset({"resources"})


def reference_drafts(portfolio: Portfolio, texts: Collection[str]) -> Iterator[Draft]:
    """Yield the references that lead nowhere, in every file."""
    known = _Known(portfolio)
    for one in held(portfolio):
        yield from _references(one, known)
        yield from _also_ours(one, portfolio.kam.people)
    yield from _orphans(portfolio, texts)


def names_of(portfolio: Portfolio, kind: str, account: str | None = None) -> Collection[str]:
    """Return the names of a kind of thing, of an account where each has its own; none if not known."""
    return _Known(portfolio).names(kind, account) or ()


class _Known:
    """The names that the files of a portfolio define."""

    def __init__(self, portfolio: Portfolio) -> None:
        self._portfolio = portfolio
        self._found: dict[tuple[str, str | None], Collection[str] | None] = {}
        self._ways_out: dict[tuple[str, tuple[str, ...], str | None, bool], str] = {}

    def names(self, kind: str, account: str | None) -> Collection[str] | None:
        """Return the names of a kind of thing; None where they cannot be known."""
        key = (kind, account if is_of_account(kind) else None)
        if key not in self._found:
            self._found[key] = self._names(kind, account)
        return self._found[key]

    def way_out(
        self, name: str, kinds: tuple[str, ...], account: str | None, what: str, *, nearest: bool
    ) -> str:
        """Return the name that was probably meant, else those that exist; each is looked up once."""
        key = (name, kinds, account if any(map(is_of_account, kinds)) else None, nearest)
        if key not in self._ways_out:
            known = sorted({one for kind in kinds for one in self.names(kind, account) or ()})
            near = get_close_matches(name, known, 1, 0.6) if nearest else []
            if near:
                said = f"Did you mean `{near[0]}`?"
            elif known:
                said = f"There are: {', '.join(known[:8])}{' …' if len(known) > 8 else ''}."
            else:
                said = f"There is no {what} yet."
            self._ways_out[key] = said
        return self._ways_out[key]

    def _names(self, kind: str, account: str | None) -> Collection[str] | None:
        if kind == "gate requirement":
            return STAGE_OF
        scope: Scope = scopes()[kind]
        if scope.field is None:
            found: Mapping[str, object] = getattr(self._portfolio, KINDS[scope.kind].slot)
            return found
        place = paths.Place(scope.kind, account if KINDS[scope.kind].keys else None)
        record = at(self._portfolio, place)
        broken = self._portfolio.broken
        is_broken = bool(broken) and paths.path_of(scope.kind, *place.keys) in broken
        if record is not None and not (is_broken and scope.kind in _WHOLE):
            names = scope.entries(record)
            # An account without buying units is itself one, by its own id.
            return (account,) if kind == "unit" and account is not None and not names else names
        return None if is_broken or scope.kind in _NEEDED else ()


@cache
def is_of_account(kind: str) -> bool:
    """Tell whether things of a kind belong to one account's file."""
    scope = scopes().get(kind)
    return scope is not None and scope.field is not None and "account" in KINDS[scope.kind].keys


def _references(one: Held, known: _Known) -> Iterator[Draft]:
    account, told = one.place.account, 0
    table = walks(type(one.record))
    for kinds, found in zip(table.kinds, collect(one.record, "references"), strict=True):
        astray = found
        for kind in kinds:
            here = known.names(kind, account) if astray else None
            astray = [name for name in astray if name not in here] if here is not None else []
        if astray:
            wrong = set(astray)
            words = [_CALLED.get(kind, kind) for kind in kinds]
            what = " or ".join(filter(None, (", ".join(words[:-1]), words[-1])))
            for steps in (steps for steps, own in table.references if own == kinds):
                for where, name in places(one.record, steps):
                    if name in wrong:
                        told += 1  # finding the nearest name is slow: only a file's first names get it
                        way_out = known.way_out(name, kinds, account, what, nearest=told <= MAX_PROBLEMS)
                        message = f"no {what} is called `{name}`"
                        yield Draft(
                            "unknown-reference", one.path, where, message, way_out, account, steps[-1] == KEYS
                        )


def _also_ours(one: Held, people: Collection[str]) -> Iterator[Draft]:
    """Find contacts that have the id of one of our people: an owner must name only one person."""
    for contact in one.record.contacts if one.place.kind == "account" else ():
        if contact in people:
            yield Draft(
                "invalid-id",
                one.path,
                ("contacts", contact),
                f"`{contact}` is one of our people already",
                "Choose another id for the contact: an owner must name only one person.",
                one.place.account,
                key=True,
            )


def _orphans(portfolio: Portfolio, texts: Collection[str]) -> Iterator[Draft]:
    for path in texts:
        where = paths.place(path)
        if where is None or where.kind == "account" or where.account is None:
            continue
        if paths.account_path(where.account) not in texts:
            near = get_close_matches(where.account, portfolio.accounts, 1, 0.6)
            hint = (
                f"Is it {paths.account_path(near[0])}?"
                if near
                else f"Run `{hints.new(where.account, name='…')}`."
            )
            message = f"there is no account file {paths.account_path(where.account)}"
            yield Draft("orphan-file", path, (), message, hint, where.account, offset=0)
