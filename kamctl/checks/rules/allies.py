"""Family 6: who decides at the customer, who speaks for us there, and who works against us."""

from __future__ import annotations

from collections.abc import Iterator

from kamctl import hints
from kamctl.checks.context import Scene
from kamctl.checks.found import Found, in_account
from kamctl.method.logs import stage_entry
from kamctl.method.relationships import allies


def blocker_without_action(scene: Scene) -> Iterator[Found]:
    """A contact with high influence blocks us, and no open action addresses it.

    One opponent whom others listen to can undo what ten people want. Address it with an action that serves
    the contact: find out why, bring in somebody they trust, fix what they are right about.

    Bad, on 2026-11-22:
    ```yaml accounts/acme.yaml
    contacts:
      j.holm: {name: Jonas Holm, level: director, function: operations, stance: blocker, influence: high}
    needs: {}
    ```
    Good, on 2026-11-22:
    ```yaml accounts/acme.yaml
    contacts:
      j.holm: {name: Jonas Holm, level: director, function: operations, stance: blocker, influence: high}
    needs: {}
    ```
    ```yaml plans/acme.yaml
    actions:
      a-7k2q: {do: Ask Jonas Holm what went wrong in 2024, serves: j.holm, owner: s.bauer, opened: 2026-10-20, due: 2026-12-18}
    ```
    """
    for name, account in scene.key_accounts.items():
        for contact in allies.blockers(account, scene.today):
            if not _is_worked_on(scene, name, contact, "blocker-without-action"):
                message = f"`{contact}` blocks us, with high influence, and no open action addresses it"
                hint = hints.add_action(name, serves=contact)
                where = ("contacts", contact, "stance")
                told = ("meltdown-risk",)
                yield in_account(name, where, message, hint, restates=told, settle=hint)


def decision_maker_unknown(scene: Scene) -> Iterator[Found]:
    """From stage 3 on, nobody at a key account is known to decide about us.

    To supply and support more of what they need, we must know who says yes. The rule applies where the
    workspace records roles of contacts at all. Somebody who has left, or a post whose holder is unknown, does
    not count.

    Bad, on 2026-11-22:
    ```yaml accounts/acme.yaml
    stages: [{stage: 3, date: 2026-09-11, by: s.bauer}]
    contacts:
      k.ek: {name: Kim Ek, level: manager, function: purchasing, role: evaluator}
    needs: {}
    ```
    Good, on 2026-11-22:
    ```yaml accounts/acme.yaml
    stages: [{stage: 3, date: 2026-09-11, by: s.bauer}]
    contacts:
      k.ek: {name: Kim Ek, level: manager, function: purchasing, role: evaluator}
      m.lindqvist: {name: Maja Lindqvist, level: president, function: general, role: decision-maker}
    needs: {}
    ```
    """
    if not allies.uses_roles(scene.portfolio):
        return
    for name, account in scene.key_accounts.items():
        stage = stage_entry(account, scene.today)
        early = stage is None or stage.stage < allies.DECISION_MAKER_FROM
        if not early and not allies.decision_makers(account, scene.today):
            hint = "Ask who signs; then give that contact `role: decision-maker`."
            yield in_account(name, ("contacts",), "nobody there is known to decide about us", hint, key=True)


def sponsor_left(scene: Scene) -> Iterator[Found]:
    """A key account's sponsor left, nobody replaced them, and no open action addresses it.

    A sponsor speaks for us when we are not in the room. When one leaves, the successor owes us nothing and
    has suppliers of their own. Address it with an action that serves the contact who left, or with a playbook
    that this rule triggers; it is settled once another contact has `stance: sponsor`.

    Bad, on 2026-11-22:
    ```yaml accounts/acme.yaml
    contacts:
      j.holm: {name: Jonas Holm, level: director, function: operations, stance: sponsor, left: 2026-10-31}
    needs: {}
    ```
    Good, on 2026-11-22:
    ```yaml accounts/acme.yaml
    contacts:
      j.holm: {name: Jonas Holm, level: director, function: operations, stance: sponsor, left: 2026-10-31}
      k.ek: {name: Kim Ek, level: director, function: operations, stance: sponsor, counterpart: l.chen, last_contact: 2026-11-12}
    needs: {}
    ```
    """
    for name, account in scene.key_accounts.items():
        gone = allies.sponsors_who_left(account, scene.today)
        if any(_is_worked_on(scene, name, contact, "sponsor-left") for contact in gone):
            continue
        for contact in gone:
            left = account.contacts[contact].left
            message = f"`{contact}`, our sponsor there, left on {left}, and nobody replaced them"
            settle = hints.add_action(name, serves=contact)
            where = ("contacts", contact, "left")
            yield in_account(
                name,
                where,
                message,
                f"Find out who speaks for us now: {settle}",
                restates=("meltdown-risk",),
                since=left,
                settle=settle,
            )


def _is_worked_on(scene: Scene, account: str, contact: str, rule: str) -> bool:
    return allies.is_worked_on(scene.portfolio, account, contact, rule, scene.today)
