"""Family 3: the life cycle."""

from __future__ import annotations

from collections.abc import Iterator

from kamctl import hints
from kamctl.checks.context import Scene
from kamctl.checks.found import Found, in_account
from kamctl.method.lifecycle.stages import REQUIREMENTS, Judged, fallen_since, lifecycle, skipped


def stage_skipped(scene: Scene) -> Iterator[Found]:
    """A stage entry goes up more than one stage.

    Each gate asks for something that later stages rest on. An account advances one stage at a time;
    what does not apply is waived by name, with a reason that stays on record. The first entry may be any
    stage: an account that was a customer before begins where it stands.

    Bad, on 2026-11-22:
    ```yaml accounts/acme.yaml
    stages:
      - {stage: 1, date: 2024-02-11, by: s.bauer}
      - {stage: 3, date: 2024-09-30, by: s.bauer}
    ```
    Good, on 2026-11-22:
    ```yaml accounts/acme.yaml
    stages:
      - {stage: 1, date: 2024-02-11, by: s.bauer}
      - {stage: 2, date: 2024-09-30, by: s.bauer}
    ```
    """
    for name, account in scene.key_accounts.items():
        for skip in skipped(account):
            message = f"from stage {skip.before} to {skip.stage} in one step"
            hint = "Enter the stages between, each with its date; waive by name what did not apply."
            yield in_account(name, ("stages", skip.place, "stage"), message, hint)


def gate_reopened(scene: Scene) -> Iterator[Found]:
    """A requirement of a gate behind the account's stage no longer holds.

    A stage rests on all gates before it. The message says which requirement fell, and since when
    where that can be known. What was waived on the way through the gate is not reported.

    Bad, on 2026-11-22:
    ```yaml accounts/acme.yaml
    stages: [{stage: 2, date: 2026-02-11, by: s.bauer}]
    buying_reasons: []
    ```
    Good, on 2026-11-22:
    ```yaml accounts/acme.yaml
    stages: [{stage: 2, date: 2026-02-11, by: s.bauer}]
    buying_reasons: [{reason: quality}]
    ```
    """
    for name, account in scene.key_accounts.items():
        if not account.stages:
            continue
        for requirement in lifecycle(scene.portfolio, name, scene.today).reopened:
            where = (REQUIREMENTS[requirement.name].about,)
            message = _fallen(scene, name, requirement)
            yield in_account(name, where, message, _way_out(name, requirement), key=True)


def _fallen(scene: Scene, account: str, requirement: Judged) -> str:
    since = fallen_since(scene.portfolio, account, requirement.name, scene.today)
    when = f" since {since}" if since is not None else ""
    return f"`{requirement.name}` of stage {requirement.stage} no longer holds{when}: {requirement.detail}"


def _way_out(account: str, requirement: Judged) -> str:
    """Return a remedy of one line, or where to read a longer one."""
    if requirement.remedy.startswith("kamctl ") and "\n" not in requirement.remedy:
        return requirement.remedy
    return f"`{hints.stage(account)}` shows exactly what would meet it."


def key_account_without_stage(scene: Scene) -> Iterator[Found]:
    """A key account has no stage entry, so no gate is watched.

    The stage says what the account and we can rightly expect of each other now; without one it
    drifts, and nothing is asked before more is promised.

    Bad, on 2026-11-22:
    ```yaml accounts/acme.yaml
    stages: []
    ```
    Good, on 2026-11-22:
    ```yaml accounts/acme.yaml
    stages: [{stage: 1, date: 2026-02-11, by: s.bauer}]
    ```
    """
    for name, account in scene.key_accounts.items():
        if not any(entry.date <= scene.today for entry in account.stages):
            hint = f"`{hints.advance(name)}` enters stage 1."
            message = "this key account has no stage"
            yield in_account(name, ("decisions",), message, hint, key=True)
