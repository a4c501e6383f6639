"""Makes a workspace whose accounts compete for scarce days: the same in each run, tight in each quarter."""

from __future__ import annotations

import random
from pathlib import Path

from tests.benchmarks import workspaces

ROLES = tuple(f"role-{n}" for n in range(10))
QUARTERS = ("2027-Q1", "2027-Q2", "2027-Q3", "2027-Q4")
#: Days of a role in a quarter for each account; some 1.7 times as many are asked for.
_TIGHT = 0.6
_RESOURCES = "    resources:\n      - {role: application-engineer, quarter: 2026-Q4, days: 3, minimum: 1}\n"
_WORTH = "    worth: {to_them: 240000, to_us: 90000}\n"


def write(folder: Path, accounts: int, seed: int = 1) -> Path:
    """Write a workspace of so many accounts, with three initiatives each, and return its folder."""
    workspaces.write(folder, accounts, seed)
    draw = random.Random(seed)
    days = ", ".join(f"{quarter}: {int(accounts * _TIGHT)}" for quarter in QUARTERS)
    rows = "".join(f"  {role}: {{name: {role.title()}, capacity: {{{days}}}}}\n" for role in ROLES)
    (folder / "resources.yaml").write_text(f"roles:\n{rows}", encoding="utf-8", newline="\n")
    for file in sorted((folder / "plans").iterdir()):
        first, *rest = file.read_text(encoding="utf-8").split(_WORTH + _RESOURCES)
        text = first + "".join(_asked(draw) + part for part in rest)
        file.write_text(text, encoding="utf-8", newline="\n")
    return folder


def _asked(draw: random.Random) -> str:
    """Return what one initiative is worth and asks for: one to four roles and quarters."""
    worth = f"    worth: {{to_them: {draw.randint(10, 300)}000, to_us: {draw.randint(5, 150)}000}}\n"
    cells = draw.sample([(role, quarter) for role in ROLES for quarter in QUARTERS], draw.randint(1, 4))
    rows = []
    for role, quarter in cells:
        days = draw.randint(4, 40) / 2
        least = f", minimum: {days / 2:g}" if draw.random() < 0.4 else ""
        rows.append(f"      - {{role: {role}, quarter: {quarter}, days: {days:g}{least}}}\n")
    return worth + "    resources:\n" + "".join(rows)
