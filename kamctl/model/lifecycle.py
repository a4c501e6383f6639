"""The six stages of a key account's life cycle, and the names of what the gates between them require."""

from __future__ import annotations

STAGES: dict[int, str] = {
    1: "fit",
    2: "supply",
    3: "support",
    4: "relationships",
    5: "assessment",
    6: "maintenance",
}
LAST_STAGE = max(STAGES)

#: The requirements of the gate out of each stage, in the order in which they are reported. No gate leads out
#: of the last stage: its requirements are watched like those of earlier gates.
GATES: dict[int, tuple[str, ...]] = {
    1: ("buying-reason", "value-beyond-price"),
    2: ("growth-investigated", "receivables-known"),
    3: ("manager-named", "forecast-agreed", "flight-risk-assessed"),
    4: ("executive-pair", "levels-covered", "functions-covered"),
    5: ("review-held", "actions-followed-up", "value-accepted", "benefit-exceeds-price"),
    6: ("profitable",),
}
STAGE_OF: dict[str, int] = {name: stage for stage, gate in GATES.items() for name in gate}
