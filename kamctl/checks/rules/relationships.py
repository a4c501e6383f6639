"""Family 6: relationships, and whether they still make a partnership."""

from __future__ import annotations

from collections.abc import Iterator

from kamctl import hints
from kamctl.checks.context import Scene
from kamctl.checks.found import Found, in_account, in_plan
from kamctl.method.lifecycle.case import Case
from kamctl.method.lifecycle.remedies import cover
from kamctl.method.logs import stage_entry
from kamctl.method.relationships.coverage import SPONSOR_LEVEL, ContactCoverage, has_left, is_below
from kamctl.method.relationships.meltdown import FROM_STAGE
from kamctl.model import periods
from kamctl.model.account import Account


def uncovered_contact(scene: Scene) -> Iterator[Found]:
    """A contact at director level or above of a key account is not covered.

    A contact is covered by a counterpart at the same level or one level apart who was in touch within
    `contact_every_days`. A president is covered only by our president, or by the account's
    `executive_sponsor`, who is a vice-president or above. A post whose holder is unknown (`name: "?"`) is a
    gap, too.

    Bad, on 2026-11-22:
    ```yaml accounts/acme.yaml
    contacts:
      m.lindqvist: {name: Maja Lindqvist, level: president, function: general}
    ```
    Good, on 2026-11-22:
    ```yaml accounts/acme.yaml
    contacts:
      m.lindqvist: {name: Maja Lindqvist, level: president, function: general, counterpart: d.osei, last_contact: 2026-11-02}
    ```
    """
    fields = {"nobody": "counterpart", "mismatch": "counterpart", "stale": "last_contact"}
    for name, found in scene.coverages.items():
        for contact in found.gaps("director"):
            where = ("contacts", contact.contact, fields[contact.state])
            message = f"`{contact.contact}` ({contact.level}) is not covered: {contact.detail}"
            hint, settle = _cover(scene, name, contact)
            since = contact.due if contact.state == "stale" else None
            yield in_account(name, where, message, hint, since=since, settle=settle)


def _cover(scene: Scene, account: str, contact: ContactCoverage) -> tuple[str, str]:
    """Return how to cover a contact, and the command of the first step."""
    settle = cover(Case(scene.portfolio, account, scene.today), contact).partition("\n")[0]
    if contact.state == "stale":
        return f"Meet, then record it: {settle}", settle
    if contact.is_post:
        return f"Find out who holds the post (or remove it), then: {settle}", settle
    named = (
        "Name a counterpart at most one level apart (a president's is our president or `executive_sponsor`)"
    )
    return f"{named}: {settle}", settle


def no_executive_pair(scene: Scene) -> Iterator[Found]:
    """From stage 4 on, none of our people covers a contact at the level at which they decide.

    Relationships last when companies also meet at the top. The level is the account's `decision_level`, by
    default president. Having nobody at this level on file is the same gap as a contact there whom nobody
    meets.

    Bad, on 2026-11-22:
    ```yaml accounts/acme.yaml
    stages: [{stage: 4, date: 2026-02-11, by: s.bauer}]
    contacts:
      k.ek: {name: Kim Ek, level: manager, function: operations, counterpart: s.bauer, last_contact: 2026-11-02}
      a.berg: {name: Alva Berg, level: manager, function: finance, counterpart: f.gomez, last_contact: 2026-11-02}
    ```
    Good, on 2026-11-22:
    ```yaml accounts/acme.yaml
    stages: [{stage: 4, date: 2026-02-11, by: s.bauer}]
    contacts:
      m.lindqvist: {name: Maja Lindqvist, level: president, function: general, counterpart: d.osei, last_contact: 2026-11-02}
      k.ek: {name: Kim Ek, level: manager, function: operations, counterpart: s.bauer, last_contact: 2026-11-02}
      a.berg: {name: Alva Berg, level: manager, function: finance, counterpart: f.gomez, last_contact: 2026-11-02}
    ```
    """
    for name, account in scene.key_accounts.items():
        stage = stage_entry(account, scene.today)
        found = scene.coverages[name]
        if stage is None or stage.stage < FROM_STAGE or found.executive_pair:
            continue
        told = ("uncovered-contact",) if found.pair.gap in found.gaps("director") else ()
        yield in_account(
            name,
            ("contacts",),
            f"no executive pair: {found.pair.detail}",
            f"`{hints.coverage(name)}` shows who meets whom; `decision_level` says at which level they decide.",
            key=True,
            restates=("meltdown-risk", *told),
        )


def single_threaded(scene: Scene) -> Iterator[Found]:
    """Over half of a key account's covered contacts depend on one of our people.

    When that person leaves, the account may leave too.

    Bad, on 2026-11-22:
    ```yaml accounts/acme.yaml
    contacts:
      m.lindqvist: {name: Maja Lindqvist, level: director, function: general, counterpart: s.bauer, last_contact: 2026-11-02}
      k.ek: {name: Kim Ek, level: manager, function: operations, counterpart: s.bauer, last_contact: 2026-11-02}
    ```
    Good, on 2026-11-22:
    ```yaml accounts/acme.yaml
    contacts:
      m.lindqvist: {name: Maja Lindqvist, level: president, function: general, counterpart: d.osei, last_contact: 2026-11-02}
      k.ek: {name: Kim Ek, level: manager, function: operations, counterpart: s.bauer, last_contact: 2026-11-02}
    ```
    """
    for name, found in scene.coverages.items():
        if found.single_threaded is None:
            continue
        covered = [c for c in found.contacts if c.state == "covered"]
        mine = sum(1 for c in covered if c.counterpart == found.single_threaded)
        message = f"{mine} of {len(covered)} covered contacts depend on `{found.single_threaded}` alone"
        hint = "Give some of them another counterpart."
        yield in_account(name, ("contacts",), message, hint, key=True, restates=("meltdown-risk",))


def departed_contact(scene: Scene) -> Iterator[Found]:
    """Somebody who left is still named in open work of a key account.

    That means an open need or action, or a forecast for this or a later quarter, of a contact who has left; a
    contact whose counterpart has left; or an `executive_sponsor` who has left. Somebody else has to take
    over.

    Bad, on 2026-11-22:
    ```yaml accounts/acme.yaml
    contacts:
      m.lindqvist: {name: Maja Lindqvist, level: president, function: general, left: 2026-10-31}
    needs:
      shorter-lead-times: {need: Frames within 10 days, raised_by: m.lindqvist, date: 2026-03-12}
    ```
    Good, on 2026-11-22:
    ```yaml accounts/acme.yaml
    contacts:
      m.lindqvist: {name: Maja Lindqvist, level: president, function: general, left: 2026-10-31}
    needs:
      shorter-lead-times: {need: Frames within 10 days, raised_by: m.lindqvist, date: 2026-03-12, met: 2026-08-01}
    ```
    """
    for name, account in scene.key_accounts.items():
        gone = {i for i, c in account.contacts.items() if has_left(c, scene.today)}
        yield from _counterparts(scene, name, account)
        if gone:
            yield from _named_in_account(scene, name, account, gone)
            yield from _named_in_plan(scene, name, gone)


def _departed(scene: Scene, name: str, contact: str) -> str:
    return f"`{contact}` left on {scene.portfolio.accounts[name].contacts[contact].left}"


def _counterparts(scene: Scene, name: str, account: Account) -> Iterator[Found]:
    people = scene.portfolio.kam.people
    for contact_id, contact in account.contacts.items():
        person = people.get(contact.counterpart or "")
        if person is not None and has_left(person, scene.today) and not has_left(contact, scene.today):
            left = f"`{contact.counterpart}` left on {person.left}"
            message = f"{left} and is still the counterpart of `{contact_id}`"
            where = ("contacts", contact_id, "counterpart")
            yield in_account(name, where, message, "Name somebody who is still with us.")
    sponsor = people.get(account.executive_sponsor or "")
    if sponsor is not None and has_left(sponsor, scene.today):
        message = f"`{account.executive_sponsor}` left on {sponsor.left} and is still the executive sponsor"
        yield in_account(name, ("executive_sponsor",), message, "Name somebody who is still with us.")


def _named_in_account(scene: Scene, name: str, account: Account, gone: set[str]) -> Iterator[Found]:
    hint = "Ask who has taken over, and name them."
    for need_id, need in account.needs.items():
        if need.raised_by in gone and (need.met is None or need.met > scene.today):
            message = f"{_departed(scene, name, need.raised_by)} and raised `{need_id}`, which is not met"
            yield in_account(name, ("needs", need_id, "raised_by"), message, hint)
    this = periods.containing("quarter", scene.today, scene.portfolio.kam.fiscal_year_starts)
    for i, forecast in enumerate(account.forecasts):
        if forecast.agreed_by in gone and forecast.quarter >= this.label:
            agreed = f"agreed the forecast for {forecast.quarter}"
            message = f"{_departed(scene, name, forecast.agreed_by)} and {agreed}"
            yield in_account(name, ("forecasts", i, "agreed_by"), message, hint)


def _named_in_plan(scene: Scene, name: str, gone: set[str]) -> Iterator[Found]:
    for action in scene.actions.get(name, ()):
        if action.is_open and action.action.owner in gone:
            message = f"{_departed(scene, name, action.action.owner)} and owns `{action.id}`, which is open"
            hint = "Agree with the customer who will do it."
            yield in_plan(name, ("actions", action.id, "owner"), message, hint)


def junior_sponsor(scene: Scene) -> Iterator[Found]:
    """A key account's executive sponsor is below vice-president.

    The executive sponsor stands in for our president where the two presidents do not meet. Their
    president will expect somebody who can decide; below vice-president, the sponsor covers no
    president.

    Bad, on 2026-11-22:
    ```yaml accounts/acme.yaml
    executive_sponsor: l.chen
    ```
    Good, on 2026-11-22:
    ```yaml accounts/acme.yaml
    executive_sponsor: d.osei
    ```
    """
    for name, account in scene.key_accounts.items():
        person = scene.portfolio.kam.people.get(account.executive_sponsor or "")
        if person is not None and is_below(person.level, SPONSOR_LEVEL):
            message = f"`{account.executive_sponsor}` is a {person.level}; an executive sponsor is a {SPONSOR_LEVEL} or above"
            yield in_account(name, ("executive_sponsor",), message, "Name a vice-president or the president.")
