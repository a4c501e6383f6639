"""Family 4: what accounts buy of what we sell, and what nobody pursues."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kamctl import hints
from kamctl.checks.context import Scene
from kamctl.checks.found import Found, in_account
from kamctl.wording import money, or_dash, plural


def stale_white_space(scene: Scene) -> Iterator[Found]:
    """What is known about a key account's white space is too old.

    How much they spend, and with whom, changes with every round of contracts. An entry is valid for
    `white_space_valid_days`, 365 unless the policy says otherwise.

    Bad, on 2026-11-22:
    ```yaml offerings.yaml
    offerings: {frames: {name: Frames}}
    ```
    ```yaml accounts/acme.yaml
    white_space:
      acme:
        frames: {state: ours, spend: 90000, ours: 90000, date: 2025-11-21}
    ```
    Good, on 2026-11-22:
    ```yaml offerings.yaml
    offerings: {frames: {name: Frames}}
    ```
    ```yaml accounts/acme.yaml
    white_space:
      acme:
        frames: {state: ours, spend: 90000, ours: 90000, date: 2025-11-22}
    ```
    """
    for name, account in scene.key_accounts.items():
        limit = scene.policy(name).white_space_valid_days
        for unit, cells in account.white_space.items():
            for offering, cell in cells.items():
                age = (scene.today - cell.date).days
                if age > limit:
                    message = f"the entry about `{offering}` is {plural(age, 'day')} old"
                    hint = f"Ask again, and give it a new `date`; it is valid for {plural(limit, 'day')}."
                    late = cell.date + dt.timedelta(days=limit + 1)
                    where = ("white_space", unit, offering, "date")
                    yield in_account(name, where, message, hint, since=late)


def large_open_cell(scene: Scene) -> Iterator[Found]:
    """One of a key account's three largest open cells has no initiative.

    The account can grow where they buy elsewhere, or need something and buy it from nobody. The rule looks at
    the three largest cells that are each at least a tenth of what they are known to spend. An initiative that
    has ended does not count.

    Bad, on 2026-11-22:
    ```yaml offerings.yaml
    offerings: {frames: {name: Frames}}
    ```
    ```yaml accounts/acme.yaml
    white_space:
      acme:
        frames: {state: rival, spend: 90000, rivals: {globex: 90000}, date: 2026-08-02}
    ```
    Good, on 2026-11-22:
    ```yaml offerings.yaml
    offerings: {frames: {name: Frames}}
    ```
    ```yaml accounts/acme.yaml
    white_space:
      acme:
        frames: {state: rival, spend: 90000, rivals: {globex: 90000}, date: 2026-08-02, initiative: frame-programme}
    ```
    """
    currency = scene.portfolio.kam.currency
    for name, account in scene.key_accounts.items():
        if not account.white_space:
            continue
        from kamctl.method.growth import white_space

        grid = white_space.grid(scene.portfolio, name, scene.today)
        for place in white_space.large_without_initiative(grid):
            amount = money(place.open_money or 0, currency)
            message = f"{amount} a year of `{place.offering}` do not come to us, and no initiative pursues it"
            hint = f"Name an initiative of the plan, `initiative: …`; `{hints.white_space(name)}` shows the grid."
            where = ("white_space", place.unit, place.offering, "state")
            yield in_account(name, where, message, hint)


def contradictory_white_space(scene: Scene) -> Iterator[Found]:
    """Figures of the white space contradict each other.

    Their spend is less than what comes to us and to rivals, or the state contradicts the figures. What comes
    to us is the revenue of the last four closed quarters where `results/` hold it by offering.

    Bad:
    ```yaml offerings.yaml
    offerings: {frames: {name: Frames}}
    ```
    ```yaml accounts/acme.yaml
    white_space:
      acme:
        frames: {state: shared, spend: 90000, ours: 50000, rivals: {globex: 50000}, date: 2026-08-02, initiative: frame-programme}
    ```
    Good:
    ```yaml offerings.yaml
    offerings: {frames: {name: Frames}}
    ```
    ```yaml accounts/acme.yaml
    white_space:
      acme:
        frames: {state: shared, spend: 100000, ours: 50000, rivals: {globex: 50000}, date: 2026-08-02, initiative: frame-programme}
    ```
    """
    for name, account in scene.portfolio.accounts.items():
        if not account.white_space:
            continue
        from kamctl.method.growth import white_space

        for place in white_space.grid(scene.portfolio, name, scene.today).places:
            where = ("white_space", place.unit, place.offering)
            for said in white_space.contradictions(place) if place.state is not None else ():
                figures = f"spend {or_dash(place.spend, money)}, ours {or_dash(place.ours, money)}"
                hint = "Ask them again; our part is what the ledger says, where it does."
                yield in_account(name, where, f"{said} ({figures})", hint, key=True)
