"""Which rules run, and at which level."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from kamctl import hints
from kamctl.checks.registry import BY_NAME, RULES
from kamctl.checks.rule import Rule
from kamctl.errors import KamctlError
from kamctl.findings import Severity
from kamctl.model.types import RuleLevel


class UnknownRuleError(KamctlError):
    """A name, code or code prefix that matches no rule."""

    def __init__(self, given: str) -> None:
        near = get_close_matches(given, [*BY_NAME, *(r.code for r in RULES)], 1, 0.5)
        hint = f"Did you mean {near[0]}? " if near else ""
        super().__init__(f"no rule is called {given}", f"{hint}`{hints.explain()}` lists them.")


def matching(given: str) -> list[Rule]:
    """Return the rules that a name, a code or a code prefix (KAM2) means.

    Raises: UnknownRuleError: there is none.
    """
    if given in BY_NAME:
        return [BY_NAME[given]]
    upper = given.upper()
    found = [rule for rule in RULES if upper.startswith("KAM") and rule.code.startswith(upper)]
    if not found:
        raise UnknownRuleError(given)
    return found


def levels(
    policy: Mapping[str, RuleLevel], select: Iterable[str] = (), ignore: Iterable[str] = ()
) -> dict[str, Severity]:
    """Return the level of each rule that runs, by name.

    The workspace's policy sets levels; `select` narrows to the rules named, `ignore` takes rules out.

    Raises:
        UnknownRuleError: `select` or `ignore` name no rule.
    """
    chosen = [rule for given in select for rule in matching(given)] or list(RULES)
    out = {rule.name for given in ignore for rule in matching(given)}
    found: dict[str, Severity] = {}
    for rule in chosen:
        level: RuleLevel = rule.level if rule.fixed else policy.get(rule.name, rule.level)
        if level != "off" and rule.name not in out:
            found[rule.name] = level
    return found
