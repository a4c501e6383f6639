"""The limits of the rules about white space, and what is wrong in its files."""

import pytest

from tests.checks.rules.limits import Limit, by_day, by_value, findings

OFFERINGS = "offerings: {frames: {name: Frames}, wheels: {name: Wheels}}\n"
CELL = "white_space: {acme: {frames: {state: rival, spend: 90, date: 2026-08-02%s}}}\n"
FILES = {"offerings.yaml": OFFERINGS}

LIMITS = [
    *by_day("stale-white-space", good="2027-08-02", bad="2027-08-03", account=CELL % "", **FILES),
    *by_day(
        "stale-white-space", good="2026-09-01", bad="2026-09-02",
        account=CELL % "", kam="policy: {white_space_valid_days: 30}", **FILES,
    ),
    *by_day("large-open-cell", good="2027-06-30", bad="2027-07-01", account=CELL % ", initiative: frame-programme", **FILES),
    *by_value("contradictory-white-space", good=90, bad=91, account=CELL % ", rivals: {globex: @}", **FILES),
]  # fmt: skip


@pytest.mark.parametrize("limit", LIMITS)
def test_a_rule_is_silent_up_to_its_limit_and_speaks_beyond_it(limit: Limit) -> None:
    assert limit.found == limit.bad


@pytest.mark.parametrize(
    ("account", "said"),
    [
        ("white_space: {acme: {tyres: {state: open, date: 2026-08-02}}}", "no offering in offerings.yaml is called `tyres`"),
        ("white_space: {lyon: {frames: {state: open, date: 2026-08-02}}}", "no unit is called `lyon`"),
        ("units: {metz: {name: Metz}}\nwhite_space: {acme: {frames: {state: open, date: 2026-08-02}}}", "no unit is called `acme`"),
        (CELL % ", initiative: nothing", "no initiative is called `nothing`"),
    ],
)  # fmt: skip
def test_an_offering_that_nobody_sells_and_a_unit_that_is_gone_are_reported(account: str, said: str) -> None:
    assert findings("unknown-reference", account=account, **FILES) == [said]


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"account": 'units: {metz: {name: Metz, customer_numbers: ["9"]}}'}, "`9` is not one of the account's customer numbers"),
        (
            {"account": 'units: {a: {name: A, customer_numbers: ["676"]}, b: {name: B, customer_numbers: ["676"]}}'},
            "`676` is already a customer number of `a`",
        ),
        (
            {"offerings.yaml": 'offerings: {a: {name: A, products: ["1"]}, b: {name: B, products: ["1"]}}'},
            "product `1` already belongs to `a`",
        ),
    ],
)  # fmt: skip
def test_a_number_that_would_count_twice_or_not_at_all_is_reported(parts: dict[str, str], said: str) -> None:
    assert findings("invalid-value", **parts) == [said]
