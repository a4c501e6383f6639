"""Family 3: the life cycle."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kamctl import hints
from kamctl.checks.context import Scene
from kamctl.checks.found import Found, in_account
from kamctl.method.lifecycle.requirements_of_partnership import FUNCTIONS_NEEDED
from kamctl.method.lifecycle.stages import REQUIREMENTS, Judged, fallen_since, skipped, waits_for_words
from kamctl.method.relationships.coverage import function_key
from kamctl.model.account import Account


def stage_skipped(scene: Scene) -> Iterator[Found]:
    """A stage entry skips a stage.

    Each gate requires something that later stages build on. An account advances one stage at a time; what
    does not apply is waived by name, with a reason that stays on record. The first entry may be any stage: an
    existing customer enters at its present stage. `gate-reopened` reports what earlier gates lack. Several
    entries on one day count in the order of the file.

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
    """A requirement of an earlier gate is not met, or no longer met.

    Each stage builds on all gates before it. The message says which requirement is not met, and since when if
    that is known. A waived requirement is not reported, nor is one whose cause another rule reports: a
    contact who is not covered, an overdue action, an overdue review.

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
        for requirement in scene.lifecycles[name].reopened:
            if requirement.waived_until is not None or _said_by_another(account, requirement):
                continue
            since = fallen_since(scene.portfolio, name, requirement.name, scene.today)
            lost = f"has not been met since {since}" if since is not None else "is not met"
            message = f"`{requirement.name}` of stage {requirement.stage} {lost}: {requirement.detail}"
            yield _fallen(scene, name, requirement, message, since)


def _said_by_another(account: Account, requirement: Judged) -> bool:
    """Tell whether a requirement fails only because another does, which is reported itself."""
    return requirement.name == "value-beyond-price" and not account.buying_reasons


def _fallen(scene: Scene, account: str, requirement: Judged, message: str, since: dt.date | None) -> Found:
    where, restated = (REQUIREMENTS[requirement.name].about,), _causes(scene, account, requirement)
    settle = hints.stage(account)  # shows exactly what would meet it
    way_out = f"`{settle}` shows exactly what would meet it."
    if requirement.remedy.startswith("kamctl ") and "\n" not in requirement.remedy:
        settle = way_out = requirement.remedy
    return in_account(
        account, where, message, way_out, key=True, restates=restated, since=since, settle=settle
    )


#: The rules that report why a requirement fails.
_TOLD_BY: dict[str, tuple[str, ...]] = {
    "growth-investigated": ("spike-not-investigated",),
    "receivables-known": ("over-credit-limit",),
    "executive-pair": ("no-executive-pair", "meltdown-risk"),
    "levels-covered": ("uncovered-contact",),
    "review-held": ("review-overdue",),
    "actions-followed-up": ("overdue-action",),
    "benefit-exceeds-price": ("price-above-benefit",),
    "profitable": ("key-account-loses-money",),
}


def _causes(scene: Scene, account: str, requirement: Judged) -> tuple[str, ...]:
    found = scene.coverages[account]
    if waits_for_words(scene.portfolio, account, requirement.name, scene.today):
        return ("placeholder",)
    if requirement.name == "functions-covered":
        # With the higher contacts covered there would be enough functions: those are reported one by one.
        covered = {function_key(c) for c in found.contacts if c.state == "covered"}
        enough = len(covered | {function_key(c) for c in found.gaps("director")}) >= FUNCTIONS_NEEDED
        return ("uncovered-contact",) if enough else ()
    return _TOLD_BY.get(requirement.name, ())


def waiver_over(scene: Scene) -> Iterator[Found]:
    """A requirement was waived to pass its gate; the waiver has ended, and it is not met.

    A waiver buys time: up to its `until` date, else for 180 days from the stage entry. Then the requirement
    counts again. Meet it, or give the waiver a later `until` and a reason that is still valid.

    Bad, on 2026-11-22:
    ```yaml accounts/acme.yaml
    stages:
      - {stage: 2, date: 2026-02-11, by: s.bauer, waived: {buying-reason: {reason: A known house, until: 2026-10-31}}}
    buying_reasons: []
    ```
    Good, on 2026-11-22:
    ```yaml accounts/acme.yaml
    stages:
      - {stage: 2, date: 2026-02-11, by: s.bauer, waived: {buying-reason: {reason: A known house, until: 2026-12-31}}}
    buying_reasons: []
    ```
    """
    for name in scene.key_accounts:
        for requirement in scene.lifecycles[name].reopened:
            if requirement.waived_until is not None:
                message = (
                    f"`{requirement.name}` of stage {requirement.stage} was waived until "
                    f"{requirement.waived_until} and is not met: {requirement.detail}"
                )
                yield _fallen(scene, name, requirement, message, requirement.waived_until)


def key_account_without_stage(scene: Scene) -> Iterator[Found]:
    """A key account has no stage entry, so no gate is watched.

    The stage says what the account and we can expect of each other now; without one, more is promised before
    anything is asked.

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
            settle = hints.advance(name)
            hint = f"`{settle}` enters stage 1; with `--to N`, its present stage."
            message = "this key account has no stage"
            yield in_account(name, ("decisions",), message, hint, key=True, settle=settle)
