"""What a finding costs by its nature, from 1 to 10: what loses an account soonest weighs most."""

from __future__ import annotations

from kamctl.findings import Finding

#: The weights of an error and of a warning, by the family of their rules: the first digit of their codes.
FAMILIES: dict[str, tuple[int, int]] = {
    "1": (6, 1),  # files: what cannot be read is not judged at all
    "2": (5, 2),  # selection
    "3": (5, 3),  # life cycle
    "4": (5, 2),  # plan
    "5": (5, 2),  # actions
    "6": (7, 3),  # relationships
    "7": (7, 3),  # performance
    "8": (5, 3),  # resources
    "9": (7, 4),  # money
}
#: Rules that weigh more than their family: nobody decides, a promise is broken, money is about to go.
RULES: dict[str, int] = {
    "exit-review-undecided": 10,
    "outcome-without-decision": 10,
    "standing-gap": 9,
    "corrective-action-expired": 8,
    "our-obligation-failing": 8,
    "meltdown-risk": 8,
    "over-credit-limit": 8,
    "credit-limit-ahead": 8,
    "not-granted-in-time": 6,
    "nomination-waits": 6,
    "trial-over": 6,
    "key-account-loses-money": 5,
    "undecided": 5,
}


def weight(finding: Finding) -> int:
    """Return the weight of a finding at the level that it has in this workspace."""
    error, warning = FAMILIES[finding.code[3]]
    return RULES.get(finding.rule, error if finding.severity == "error" else warning)
