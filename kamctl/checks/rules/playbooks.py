"""Family 5: playbooks that were triggered but not played."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kamctl import hints
from kamctl.checks.context import Scene
from kamctl.checks.found import Found, in_account
from kamctl.wording import plural


def playbook_not_played(scene: Scene) -> Iterator[Found]:
    """A playbook was triggered, and nobody has played it within the days it allows.

    With `play_within_days` the company has decided that a playbook is played every time. A trigger counts for
    as long as an action may run, 90 days. Playbooks that a rule triggers are left out: the rule itself is
    reported until somebody acts.

    Bad, on 2026-11-22:
    ```yaml playbooks/first-90-days.yaml
    name: First 90 days
    trigger: {decision: selected}
    play_within_days: 14
    steps: {kick-off: {do: Bring the team together, role: manager, after_days: 7}}
    ```
    ```yaml accounts/acme.yaml
    decisions: [{outcome: selected, by: d.osei, date: 2026-11-07, edition: "2026", score: 80.0}]
    ```
    Good, on 2026-11-22:
    ```yaml playbooks/first-90-days.yaml
    name: First 90 days
    trigger: {decision: selected}
    play_within_days: 14
    steps: {kick-off: {do: Bring the team together, role: manager, after_days: 7}}
    ```
    ```yaml accounts/acme.yaml
    decisions: [{outcome: selected, by: d.osei, date: 2026-11-07, edition: "2026", score: 80.0}]
    ```
    ```yaml plans/acme.yaml
    actions:
      a-7k2q9c: {do: Bring the team together, played: {playbook: first-90-days, date: 2026-11-07}, owner: s.bauer, opened: 2026-11-16, due: 2026-11-23}
    ```
    """
    asked = {
        name: one.play_within_days
        for name, one in scene.portfolio.playbooks.items()
        if one.play_within_days is not None and one.trigger.rule is None
    }
    if not asked:
        return
    from kamctl.method.execution import playbooks

    for account in scene.portfolio.accounts:
        for name, limit in asked.items():
            for one in playbooks.triggers(scene.portfolio, account, name, {}, scene.today):
                age = (scene.today - one.date).days
                if one.played is None and age > limit:
                    message = f"`{name}` was not played: {one.what}, {plural(age, 'day')} ago"
                    settle = hints.play(account, name)
                    yield in_account(
                        account,
                        one.where,
                        message,
                        f"It opens its actions: {settle}",
                        key=one.where == ("name",),
                        since=one.date + dt.timedelta(days=limit + 1),
                        settle=settle,
                    )
