"""Family 6: relationships, and whether they still make a partnership."""

from __future__ import annotations

from collections.abc import Iterator

from kamctl import hints
from kamctl.checks.context import Scene
from kamctl.checks.found import Found, in_account, in_plan
from kamctl.method.lifecycle.case import Case
from kamctl.method.lifecycle.partnership import partnership
from kamctl.method.lifecycle.remedies import cover
from kamctl.method.logs import stage_entry
from kamctl.method.relationships.coverage import ContactCoverage, has_left
from kamctl.method.relationships.supply_position import VENDORS_THAT_REMAIN, supply
from kamctl.model import periods
from kamctl.model.account import Account

#: The stage in which companies meet at every level.
RELATIONSHIPS = 4


def uncovered_contact(scene: Scene) -> Iterator[Found]:
    """A contact at director level or above of a key account is not covered.

    A contact is covered by a counterpart of ours, at the same level or one level apart (a
    president only by a president), who was in touch within `contact_every_days`. A post that
    nobody is known to hold yet (`name: "?"`) is a gap too.

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
            yield in_account(name, where, message, _cover(scene, name, contact))


def _cover(scene: Scene, account: str, contact: ContactCoverage) -> str:
    remedy = cover(Case(scene.portfolio, account, scene.today), contact)
    if remedy.startswith("kamctl "):
        return f"Meet, then record it: {remedy}"
    if contact.is_post:
        return "Find out who holds the post, or remove it."
    return "Name a counterpart at most one level apart; a president's is our president."


def no_executive_pair(scene: Scene) -> Iterator[Found]:
    """From stage 4 on, a key account's highest contact is not covered.

    Relationships last when companies meet at the top as well.

    Bad, on 2026-11-22:
    ```yaml accounts/acme.yaml
    stages: [{stage: 4, date: 2026-02-11, by: s.bauer}]
    contacts:
      m.lindqvist: {name: Maja Lindqvist, level: president, function: general, counterpart: s.bauer, last_contact: 2026-11-02}
    ```
    Good, on 2026-11-22:
    ```yaml accounts/acme.yaml
    stages: [{stage: 4, date: 2026-02-11, by: s.bauer}]
    contacts:
      m.lindqvist: {name: Maja Lindqvist, level: president, function: general, counterpart: d.osei, last_contact: 2026-11-02}
    ```
    """
    for name, account in scene.key_accounts.items():
        stage = stage_entry(account, scene.today)
        found = scene.coverages[name]
        if stage is None or stage.stage < RELATIONSHIPS or found.executive_pair:
            continue
        top = found.contacts[0] if found.contacts else None
        message = (
            f"nobody covers `{top.contact}` ({top.level}), their highest contact"
            if top
            else "no contact is recorded"
        )
        hint = f"`{hints.coverage(name)}` shows who meets whom."
        yield in_account(name, ("contacts",), message, hint, key=True)


def single_threaded(scene: Scene) -> Iterator[Found]:
    """Over half of a key account's covered contacts depend on one of our people.

    When that person leaves, so does the account.

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
        yield in_account(name, ("contacts",), message, hint, key=True)


def departed_contact(scene: Scene) -> Iterator[Found]:
    """Somebody who left is still named in open work of a key account.

    An open need or action, a forecast for this or the next quarter that a contact agreed who has
    left, or a contact whose counterpart has left us: somebody else has to take it over.

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
            yield in_account(name, where, message, "Name somebody who is there.")


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
            hint = "Agree with the customer who does it now."
            yield in_plan(name, ("actions", action.id, "owner"), message, hint)


def not_a_partnership(scene: Scene) -> Iterator[Found]:
    """A key account no longer meets the definition of a key account.

    A key account is a mutual relationship (obligations on both sides), for the long term (a plan
    of a year or more), planned together (the customer validated the plan), with a named manager
    and contacts across at least three functions. The message says what is missing.

    Bad, on 2026-11-22:
    ```yaml accounts/acme.yaml
    obligations:
      pay-on-time: {owed_by: account, what: Pay within 30 days, since: 2026-10-01, every: quarter}
    ```
    Good, on 2026-11-22:
    ```yaml accounts/acme.yaml
    manager: s.bauer
    contacts:
      m.lindqvist: {name: Maja Lindqvist, level: president, function: general}
      k.ek: {name: Kim Ek, level: manager, function: operations}
      a.berg: {name: Alva Berg, level: manager, function: finance}
    obligations:
      pay-on-time: {owed_by: account, what: Pay within 30 days, since: 2026-10-01, every: quarter}
      deliver-on-time: {owed_by: us, what: Deliver on the day agreed, since: 2026-10-01, every: quarter}
    ```
    ```yaml plans/acme.yaml
    horizon: {start: 2026-01-01, end: 2028-12-31}
    validations: [{date: 2026-10-10, by: m.lindqvist}]
    ```
    """
    for name in scene.key_accounts:
        found = partnership(scene.portfolio, name, scene.today)
        if found.lacking:
            missing = "; ".join(f"{trait.name}: {trait.detail}" for trait in found.lacking)
            hint = f"Mend what is missing, or serve it as a customer like others: {hints.decide()}"
            message = f"not what a key account is. {missing}"
            yield in_account(name, ("decisions",), message, hint, key=True)


def consolidation_risk(scene: Scene) -> Iterator[Found]:
    """A key account keeps fewer suppliers, and we rank below the three that usually remain.

    When a customer cuts its list of suppliers, the business goes to those at the top, often within
    one round of contracts. Know your place before that happens.

    Who cuts twenty suppliers down to three keeps the first three. From the fourth place on, the
    question is not how to grow but how to stay.

    Whoever comes fourth loses all of the business at once, and hears of it last.

    Bad, on 2026-11-22:
    ```yaml accounts/acme.yaml
    supply_position: [{date: 2026-06-01, our_rank: 4, vendors: 6, trend: consolidating}]
    ```
    Good, on 2026-11-22:
    ```yaml accounts/acme.yaml
    supply_position: [{date: 2026-06-01, our_rank: 2, vendors: 6, trend: consolidating}]
    ```
    """
    for name, account in scene.key_accounts.items():
        found = supply(account, scene.today)
        if found is not None and found.at_risk:
            where = ("supply_position", account.supply_position.index(found.position), "our_rank")
            message = f"they consolidate, and we are {found.text}"
            hint = f"Plan for a place among the first {VENDORS_THAT_REMAIN}, or for life without them."
            yield in_account(name, where, message, hint)
