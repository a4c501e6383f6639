"""Family 6: whether a key account is still a partnership, and what could end it."""

from __future__ import annotations

from collections.abc import Iterator

from kamctl import hints
from kamctl.checks.context import Scene
from kamctl.checks.found import Found, in_account
from kamctl.method.lifecycle.partnership import partnership
from kamctl.method.logs import stage_entry
from kamctl.method.relationships.meltdown import meltdown
from kamctl.method.relationships.supply_position import supply

#: The stage in which we source and support more of what they need.
SUPPORT = 3


def not_a_partnership(scene: Scene) -> Iterator[Found]:
    """A key account no longer meets the definition of a key account.

    A key account is a mutual relationship (obligations on both sides), for the long term (a plan
    of a year or more), planned together (the customer validated the plan), with a named manager
    and contacts across at least three functions. Each missing part is reported, unless another rule does:
    `missing-plan`, `not-validated`, `validation-outdated`. An account selected within the last
    `plan_within_days` is still becoming one.

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
    for name in scene.with_plan_due:
        for trait in partnership(scene.portfolio, name, scene.today).lacking:
            yield in_account(
                name,
                ("decisions",),
                f"not yet a key account by definition: {trait.name} is missing: {trait.detail}",
                f"Fix that, or serve the account as an ordinary customer: {hints.decide(name, 'declined')}",
                key=True,
                restates=_TRAIT_TOLD_BY.get(trait.name, ()),
            )


#: The rules that report why a part of the definition is missing.
_TRAIT_TOLD_BY: dict[str, tuple[str, ...]] = {
    "long-term": ("missing-plan", "expired-plan", "horizon"),
    "joint-planning": ("missing-plan", "not-validated", "validation-outdated"),
}


def consolidation_risk(scene: Scene) -> Iterator[Found]:
    """A key account is cutting suppliers, and we rank below those that will remain.

    When a customer cuts its list of suppliers, the business goes to those at the top, often within one round
    of contracts: the next one down loses everything at once. How many remain is what they said (`remain` in
    the supply position), else `vendors_that_remain` of the policy. Below that rank, the question is not how
    to grow but how to stay.

    Bad, on 2026-11-22:
    ```yaml accounts/acme.yaml
    supply_position: [{date: 2026-06-01, our_rank: 4, vendors: 6, trend: consolidating}]
    ```
    Good, on 2026-11-22:
    ```yaml accounts/acme.yaml
    supply_position: [{date: 2026-06-01, our_rank: 4, vendors: 6, trend: consolidating, remain: 4}]
    ```
    """
    for name, account in scene.key_accounts.items():
        found = supply(account, scene.policy(name), scene.today)
        if found is not None and found.at_risk:
            where = ("supply_position", account.supply_position.index(found.position), "our_rank")
            message = f"they are cutting suppliers, and we are {found.text}"
            hint = f"Plan for a place among the first {found.remain}, or for life without them."
            yield in_account(name, where, message, hint)


def supply_position_unknown(scene: Scene) -> Iterator[Found]:
    """From stage 3 on, nobody knows our rank among a key account's suppliers.

    Not knowing how many suppliers they will keep, and where we rank, is the risk.

    Bad, on 2026-11-22:
    ```yaml accounts/acme.yaml
    stages: [{stage: 3, date: 2026-02-11, by: s.bauer}]
    supply_position: []
    ```
    Good, on 2026-11-22:
    ```yaml accounts/acme.yaml
    stages: [{stage: 3, date: 2026-02-11, by: s.bauer}]
    supply_position: [{date: 2026-06-01, our_rank: 2, vendors: 6, trend: stable}]
    ```
    """
    for name, account in scene.key_accounts.items():
        stage = stage_entry(account, scene.today)
        known = supply(account, scene.policy(name), scene.today) is not None
        if stage is not None and stage.stage >= SUPPORT and not known:
            message = "nobody has recorded our rank among their suppliers"
            hint = "Ask, then add under `supply_position`: {date: DATE, our_rank: N, vendors: N, trend: WORD}"
            yield in_account(name, ("stages",), message, hint, key=True)


def meltdown_risk(scene: Scene) -> Iterator[Found]:
    """A key account's relationship is at high risk of falling apart.

    Revenue grew faster than the relationship. The risk is judged from stage 4 on, and earlier where the
    account brought over a tenth of our revenue in the newest closed fiscal year. A gap at the top counts
    twice; a single thread on either side, a blocker with high influence and a sponsor who left count once
    each; so does a large share of our profit at stake, if one of the others applies. From a count of three,
    the risk is high. The message lists them.

    Bad, on 2026-11-22:
    ```yaml accounts/acme.yaml
    stages: [{stage: 4, date: 2026-02-11, by: s.bauer}]
    contacts:
      k.ek: {name: Kim Ek, level: manager, function: operations, counterpart: s.bauer, last_contact: 2026-11-02}
    ```
    Good, on 2026-11-22:
    ```yaml accounts/acme.yaml
    stages: [{stage: 4, date: 2026-02-11, by: s.bauer}]
    contacts:
      m.lindqvist: {name: Maja Lindqvist, level: president, function: general, counterpart: d.osei, last_contact: 2026-11-02}
      k.ek: {name: Kim Ek, level: manager, function: operations, counterpart: s.bauer, last_contact: 2026-11-02}
    ```
    """
    for name in scene.key_accounts:
        risk = meltdown(scene.portfolio, name, scene.today)
        if risk is not None and risk.level == "high":
            hint = f"`{hints.coverage(name)}` shows who meets whom; start at the top."
            yield in_account(name, ("contacts",), f"high risk of meltdown: {risk.text}", hint, key=True)
