"""Family 7: reviews with the customer."""

from __future__ import annotations

from collections.abc import Iterator

from kamctl import hints
from kamctl.checks.context import Scene
from kamctl.checks.found import Found, in_account
from kamctl.method.review.reviews import next_review
from kamctl.workspace.paths import review_path


def review_overdue(scene: Scene) -> Iterator[Found]:
    """A period of a key account passed without a review.

    The review of a period is due `review_within_days` after the period ended, 30 unless the policy says
    otherwise. Minutes of that period or a later one settle it. An account selected within the period has its
    first review in the next one.

    Bad, on 2026-11-22:
    ```yaml accounts/acme.yaml
    decisions: [{outcome: selected, by: d.osei, date: 2026-01-20, edition: "2026"}]
    ```
    ```yaml reviews/acme/2026-Q2.yaml
    held: 2026-07-08
    attendees: [m.lindqvist, s.bauer]
    summary: The store sequence stands
    ```
    Good, on 2026-11-22:
    ```yaml accounts/acme.yaml
    decisions: [{outcome: selected, by: d.osei, date: 2026-01-20, edition: "2026"}]
    ```
    ```yaml reviews/acme/2026-Q3.yaml
    held: 2026-10-08
    attendees: [m.lindqvist, s.bauer]
    summary: The store sequence stands
    ```
    """
    for name, account in scene.key_accounts.items():
        waits = next_review(account, scene.reviews(name), scene.kam(name), scene.today)
        if waits is None or not waits.overdue:
            continue
        path = review_path(name, waits.period.label)
        if path in scene.portfolio.broken:
            continue
        message = f"no review was held for {waits.period.label}; it was due on {waits.due}"
        settle = hints.review(name, quarter=waits.period.label)
        hint = f"Prepare it: {settle}; then record it: {hints.minutes()}"
        yield in_account(name, ("decisions",), message, hint, key=True, since=waits.due, settle=settle)


def review_without_customer(scene: Scene) -> Iterator[Found]:
    """The minutes list no attendee from the customer.

    A review is held with the customer; without them it is an internal meeting.

    Bad:
    ```yaml reviews/acme/2026-Q3.yaml
    held: 2026-10-08
    attendees: [s.bauer]
    summary: The store sequence stands
    ```
    Good:
    ```yaml reviews/acme/2026-Q3.yaml
    held: 2026-10-08
    attendees: [m.lindqvist, s.bauer]
    summary: The store sequence stands
    ```
    """
    for name, minutes in scene.portfolio.reviews.items():
        account = scene.portfolio.accounts.get(name)
        if account is None:
            continue
        for period, review in minutes.items():
            if not any(who in account.contacts for who in review.attendees):
                path = review_path(name, period)
                message = "nobody from the customer was there"
                hint = "List their attendees; an internal meeting is not a review."
                yield Found(path, ("attendees",), message, hint, name, key=True)
