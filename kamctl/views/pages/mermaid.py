"""The map of relationships as a Mermaid diagram, as code hosts draw it from a file or a fence.

Text from files goes into quoted labels, in which every character that Mermaid or HTML could interpret is
written as a character code (`#35;`). Nodes are numbered: no id is made from data.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kamctl.method.relationships.coverage import ContactCoverage, Coverage
from kamctl.model.kam import Kam
from kamctl.views.clean import clean
from kamctl.wording import plural

#: Characters that a label holds unchanged, besides letters and digits of any script.
_SAFE = frozenset(" .,-'/()")
#: The limits of a diagram: a tenth less than Mermaid's default.
MOST_EDGES, MOST_CHARACTERS = 450, 45_000
_COLOURS = {
    "covered": "fill:#e6f4ea,stroke:#1e7b3a,color:#111",
    "stale": "fill:#fff4d6,stroke:#a86b00,color:#111",
    "mismatch": "fill:#f3e6f7,stroke:#7b3a94,color:#111",
    "nobody": "fill:#fde7e7,stroke:#b3261e,color:#111,stroke-dasharray:4 3",
}


def label(text: str) -> str:
    """Return text escaped for the quotes of a Mermaid label."""
    flat = " ".join(clean(text).split())
    # A label that opens like a list ("1. x", "- x") would be drawn as an error message.
    opening = len(flat) - len(flat.lstrip("0123456789-."))
    return "".join(
        c if c.isalnum() or (c in _SAFE and i >= opening) else f"#{ord(c)};" for i, c in enumerate(flat)
    )


def diagrams(found: Sequence[Coverage], kam: Kam) -> list[str]:
    """Return one flowchart of all accounts, or several if one would be too large for Mermaid.

    Mermaid draws an error instead of more than 500 lines or 50,000 characters. An account is never split.
    """
    groups: list[list[Coverage]] = [[]]
    empty = len(diagram([], kam))
    edges, size = 0, empty
    for one in found:
        more = sum(1 for contact in one.contacts if contact.counterpart in kam.people)
        length = len(diagram([one], kam)) - empty  # an upper bound: our people may be in the diagram already
        if groups[-1] and (edges + more > MOST_EDGES or size + length > MOST_CHARACTERS):
            groups.append([])
            edges, size = 0, empty
        groups[-1].append(one)
        edges, size = edges + more, size + length
    return [diagram(group, kam) for group in groups]


def diagram(found: Sequence[Coverage], kam: Kam) -> str:
    """Return a flowchart of our people, each account's contacts, and who maintains which relationship."""
    named = (c.counterpart for one in found for c in one.contacts if c.counterpart in kam.people)
    ours = {person: f"p{i}" for i, person in enumerate(dict.fromkeys(filter(None, named)))}
    lines = ["flowchart LR", f'  subgraph us["{label(kam.company)}"]']
    for person, node in ours.items():
        who = kam.people[person]
        lines.append(f'    {node}["{label(who.name)}<br/>{label(who.level)}, {label(who.function)}"]')
    lines.append("  end")
    edges: list[str] = []
    for i, one in enumerate(found):
        lines.append(f'  subgraph a{i}["{label(one.name)}"]')
        for j, contact in enumerate(one.contacts):
            node = f"a{i}c{j}"
            lines.append(f'    {node}["{_contact(contact)}"]:::{contact.state}')
            edges += _edge(contact, node, ours)
        lines.append("  end")
    lines += edges
    lines += [f"  classDef {state} {colour}" for state, colour in _COLOURS.items()]
    return "\n".join(lines) + "\n"


def _contact(contact: ContactCoverage) -> str:
    name = "Post that nobody holds yet" if contact.is_post else contact.name
    return f"{label(name)}<br/>{label(contact.level)}, {label(contact.function)}"


def _edge(contact: ContactCoverage, node: str, ours: Mapping[str, str]) -> list[str]:
    """Return the line from our counterpart to the contact, solid if the contact is covered."""
    person = ours.get(contact.counterpart or "")
    if person is None:
        return []
    days = "no contact yet" if contact.days_since is None else plural(contact.days_since, "day")
    if contact.state == "covered":
        return [f'  {person} ---|"{days}"| {node}']
    return [f'  {person} -.-|"{label(contact.state)}, {days}"| {node}']
