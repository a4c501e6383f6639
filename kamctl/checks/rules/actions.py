"""Family 5: the next 90 days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kamctl import hints
from kamctl.checks.context import Scene
from kamctl.checks.found import Found, in_account, in_plan
from kamctl.method.execution.actions import is_window_empty
from kamctl.wording import plural

MANY_MOVES = 3


def overdue_action(scene: Scene) -> Iterator[Found]:
    """An open action's due date has passed.

    An action due today is not overdue. Move a date that cannot be kept, with a reason that stays on record.

    Bad, on 2026-11-22:
    ```yaml plans/acme.yaml
    actions:
      a-7k2q: {do: Agree the store sequence, serves: frame-programme, owner: s.bauer, opened: 2026-10-20, due: 2026-11-21}
    ```
    Good, on 2026-11-22:
    ```yaml plans/acme.yaml
    actions:
      a-7k2q: {do: Agree the store sequence, serves: frame-programme, owner: s.bauer, opened: 2026-10-20, due: 2026-11-22}
    ```
    """
    for action in scene.open_actions():
        if action.state == "overdue":
            days = plural(action.days_overdue, "day")
            slips = f", moved {action.moves} times before" if action.moves > 1 else ""
            message = f"`{action.id}` of {action.action.owner} is overdue by {days}{slips}"
            done = hints.finish_action(action.account, action.id)
            hint = f"{done}, or move it: {hints.move_action()}"
            where = ("actions", action.id, "due")
            yield in_plan(action.account, where, message, hint, since=action.due, settle=done)


def empty_window(scene: Scene) -> Iterator[Found]:
    """A key account has nothing to do in the next 90 days: a shelved plan.

    Nothing is due and nothing is overdue, so nobody will open the plan before it is too late. An account
    selected within the last `plan_within_days` is still making its plan.

    Bad, on 2026-11-22:
    ```yaml plans/acme.yaml
    actions:
      a-7k2q: {do: Agree the store sequence, serves: frame-programme, owner: s.bauer, opened: 2026-10-20, due: 2026-11-21, done: 2026-11-20}
    ```
    Good, on 2026-11-22:
    ```yaml plans/acme.yaml
    actions:
      a-7k2q: {do: Agree the store sequence, serves: frame-programme, owner: s.bauer, opened: 2026-10-20, due: 2026-12-21}
    ```
    """
    for name, plan in scene.due_plans():
        if is_window_empty(name, plan, scene.policy(name), scene.today):
            days = scene.policy(name).action_window_days
            message = f"no open action is due in the next {plural(days, 'day')}"
            hint = hints.add_action(name)
            yield in_plan(name, ("actions",), message, hint, key=True, settle=hint)


def long_action(scene: Scene) -> Iterator[Found]:
    """An open action is due more than 90 days after it was opened.

    Split longer work into steps, so that a slip is seen in time.

    Bad, on 2026-11-22:
    ```yaml plans/acme.yaml
    actions:
      a-7k2q: {do: Agree the store sequence, serves: frame-programme, owner: s.bauer, opened: 2026-10-20, due: 2027-02-20}
    ```
    Good, on 2026-11-22:
    ```yaml plans/acme.yaml
    actions:
      a-7k2q: {do: Agree the first store, serves: frame-programme, owner: s.bauer, opened: 2026-10-20, due: 2026-12-20}
    ```
    """
    for action in scene.open_actions():
        limit = scene.policy(action.account).action_window_days
        days = (action.due - action.action.opened).days
        if days > limit:
            message = f"`{action.id}` runs over {plural(days, 'day')}"
            hint = f"Split it into steps of at most {plural(limit, 'day')}."
            yield in_plan(action.account, ("actions", action.id, "due"), message, hint)


def action_without_purpose(scene: Scene) -> Iterator[Found]:
    """An open action serves no initiative, obligation or need.

    Work that leads to nothing in the plan keeps people busy and moves no objective of the customer. An action
    also has a purpose if it answers a signal of their business, wins over one of their people or was opened
    by a playbook.

    Bad, on 2026-11-22:
    ```yaml plans/acme.yaml
    actions:
      a-7k2q: {do: Have lunch, owner: s.bauer, opened: 2026-10-20, due: 2026-12-20}
    ```
    Good, on 2026-11-22:
    ```yaml plans/acme.yaml
    actions:
      a-7k2q: {do: Agree the store sequence over lunch, serves: frame-programme, owner: s.bauer, opened: 2026-10-20, due: 2026-12-20}
    ```
    """
    for action in scene.open_actions():
        one = action.action
        if one.serves is None and one.answers is None and one.played is None:
            hint = "Add `serves: <initiative, obligation, need or contact>`, or drop it."
            message = f"`{action.id}` serves no initiative, obligation or need"
            yield in_plan(action.account, ("actions", action.id), message, hint, key=True)


def owner_left(scene: Scene) -> Iterator[Found]:
    """Somebody who left still owns an open action or a running initiative, or manages a key account.

    Nobody does it and nobody notices, because it still has an owner's name.

    Bad, on 2026-11-22:
    ```yaml plans/acme.yaml
    actions:
      a-7k2q: {do: Agree the store sequence, serves: frame-programme, owner: p.gone, opened: 2026-10-20, due: 2026-12-20}
    ```
    Good, on 2026-11-22:
    ```yaml plans/acme.yaml
    actions:
      a-7k2q: {do: Agree the store sequence, serves: frame-programme, owner: s.bauer, opened: 2026-10-20, due: 2026-12-20}
    ```
    """
    people, today = scene.portfolio.kam.people, scene.today
    gone = {who: p.left for who, p in people.items() if p.left is not None and p.left <= today}
    hint = "Name somebody who is still with us."
    for action in scene.open_actions():
        owner, account = action.action.owner, scene.portfolio.accounts.get(action.account)
        contact = account.contacts.get(owner) if account is not None else None
        left = gone.get(owner) or (contact.left if contact is not None else None)
        if left is not None and left <= today:
            message = f"`{owner}` left on {left} and still owns `{action.id}`"
            yield in_plan(action.account, ("actions", action.id, "owner"), message, hint, since=left)
    if not gone:
        return
    for name, plan in scene.portfolio.plans.items():
        for initiative_id, initiative in plan.initiatives.items():
            if initiative.owner in gone and initiative.end >= today:
                left = gone[initiative.owner]
                message = f"`{initiative.owner}` left on {left} and still owns `{initiative_id}`"
                yield in_plan(name, ("initiatives", initiative_id, "owner"), message, hint, since=left)
    for name, account in scene.key_accounts.items():
        if account.manager in gone:
            left = gone[account.manager]
            message = f"`{account.manager}` left on {left} and still manages this account"
            yield in_account(name, ("manager",), message, hint, since=left)


def overloaded_owner(scene: Scene) -> Iterator[Found]:
    """One person owns more open actions of an account than the policy allows.

    What one person cannot do will not get done; see who else on the team could. `open_actions_at_most` is 10
    unless the policy says otherwise.

    Bad, on 2026-11-22:
    ```yaml plans/acme.yaml
    actions:
      a-2a: {do: Step 1, serves: frame-programme, owner: s.bauer, opened: 2026-10-20, due: 2026-12-20}
      a-2b: {do: Step 2, serves: frame-programme, owner: s.bauer, opened: 2026-10-20, due: 2026-12-20}
      a-2c: {do: Step 3, serves: frame-programme, owner: s.bauer, opened: 2026-10-20, due: 2026-12-20}
      a-2d: {do: Step 4, serves: frame-programme, owner: s.bauer, opened: 2026-10-20, due: 2026-12-20}
      a-2e: {do: Step 5, serves: frame-programme, owner: s.bauer, opened: 2026-10-20, due: 2026-12-20}
      a-2f: {do: Step 6, serves: frame-programme, owner: s.bauer, opened: 2026-10-20, due: 2026-12-20}
      a-2g: {do: Step 7, serves: frame-programme, owner: s.bauer, opened: 2026-10-20, due: 2026-12-20}
      a-2h: {do: Step 8, serves: frame-programme, owner: s.bauer, opened: 2026-10-20, due: 2026-12-20}
      a-2j: {do: Step 9, serves: frame-programme, owner: s.bauer, opened: 2026-10-20, due: 2026-12-20}
      a-2k: {do: Step 10, serves: frame-programme, owner: s.bauer, opened: 2026-10-20, due: 2026-12-20}
      a-2m: {do: Step 11, serves: frame-programme, owner: s.bauer, opened: 2026-10-20, due: 2026-12-20}
    ```
    Good, on 2026-11-22:
    ```yaml plans/acme.yaml
    actions:
      a-2a: {do: Step 1, serves: frame-programme, owner: s.bauer, opened: 2026-10-20, due: 2026-12-20}
      a-2b: {do: Step 2, serves: frame-programme, owner: l.chen, opened: 2026-10-20, due: 2026-12-20}
    ```
    """
    owned = Counter((action.account, action.action.owner) for action in scene.open_actions())
    for (name, who), count in owned.items():
        most = scene.policy(name).open_actions_at_most
        if count > most and who in scene.portfolio.kam.people:
            message = f"`{who}` owns {count} open actions of this account; {most} are allowed"
            hint = f"{hints.actions(owner=who)} lists them; hand some over, or drop what does not matter."
            yield in_plan(name, ("actions",), message, hint, key=True)


def slipping_action(scene: Scene) -> Iterator[Found]:
    """An open action's date was moved three times or more.

    Each move had its reason; three moves show that the action is too large or unwanted.

    Bad, on 2026-11-22:
    ```yaml plans/acme.yaml
    actions:
      a-7k2q:
        do: Agree the store sequence
        serves: frame-programme
        owner: s.bauer
        opened: 2026-09-20
        due: 2026-12-10
        moved:
          - {date: 2026-10-10, was: 2026-10-15, now: 2026-10-30, reason: Store manager on leave}
          - {date: 2026-10-28, was: 2026-10-30, now: 2026-11-20, reason: Rent not agreed}
          - {date: 2026-11-18, was: 2026-11-20, now: 2026-12-10, reason: Rent still not agreed}
    ```
    Good, on 2026-11-22:
    ```yaml plans/acme.yaml
    actions:
      a-7k2q: {do: Agree the store sequence, serves: frame-programme, owner: s.bauer, opened: 2026-10-20, due: 2026-12-20}
    ```
    """
    for action in scene.open_actions():
        if action.moves >= MANY_MOVES:
            message = f"`{action.id}` was moved {plural(action.moves, 'time')}"
            hint = "What is in its way? Split it, give it to somebody else, or drop it."
            yield in_plan(action.account, ("actions", action.id, "moved"), message, hint, key=True)
