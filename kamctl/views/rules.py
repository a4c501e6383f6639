"""Rules of `check` for people: their list and their pages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kamctl.checks.rule import Rule
from kamctl.checks.weights import default_weight
from kamctl.table import Column, Table

_FENCE = re.compile(r"^```yaml (\S+)$", re.MULTILINE)
_LABEL = re.compile(r"^(Bad|Good)(, on [0-9-]+)?:$", re.MULTILINE)


def listing(rules: Sequence[Rule]) -> Table:
    """Return the table of all rules."""
    columns = [
        Column("code", keep=True),
        Column("rule", keep=True),
        Column("level", keep=True),
        Column("finds"),
    ]
    return Table("rules", columns, [[r.code, r.name, r.level, r.title.rstrip(".")] for r in rules])


def as_data(rules: Sequence[Rule]) -> list[dict[str, str]]:
    """Return rules for machines."""
    return [{"code": r.code, "rule": r.name, "level": r.level, "finds": r.title.rstrip(".")} for r in rules]


def page(rule: Rule) -> str:
    """Return a rule's page as Markdown."""
    head, _, body = rule.page.partition("\n")
    text = _FENCE.sub(r"```yaml\n# \1", body.strip())
    text = _LABEL.sub(lambda m: f"\n**{m.group(1)}**{m.group(2) or ''}\n", text)
    text = re.sub(r"\n{3,}", "\n\n", text).strip()
    level = f"`{rule.name}` · {rule.code} · {rule.level}"
    fixed = " · its level cannot be changed" if rule.fixed else ""
    weighs = f" · urgency {default_weight(rule.name, rule.code, rule.level)}"
    return f"# {head.rstrip('.')}\n\n{level}{fixed}{weighs}\n\n{text}\n"
