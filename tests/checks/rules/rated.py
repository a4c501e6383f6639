"""Criteria, ratings and decisions to lay into the base workspace."""

CRITERIA = ("strategic-fit", "growth", "profit", "partnership", "reach", "trust", "brand", "volume", "price")


def criteria(count: int, weight: object = 10, first: str = "") -> str:
    """So many criteria of one weight; `first` is more about the first of them."""
    rows = [f"  {name}: {{name: N, weight: {weight}, question: Why?}}\n" for name in CRITERIA[:count]]
    rows[0] = rows[0].replace("}", f"{first}}}")
    return "criteria:\n" + "".join(rows)


def rated(rating: object = 4, first: object = None, day: str = "2026-02-03") -> str:
    """One rating on each of the base's criteria; `first` is that on the first of them."""
    rows = [
        f"  {name}: [{{rating: {first if first is not None and not i else rating}, by: f.gomez, date: {day}, evidence: E}}]\n"
        for i, name in enumerate(CRITERIA[:5])
    ]
    return "ratings:\n" + "".join(rows)


def first_rated(entries: str) -> str:
    """The base's ratings with other entries on the first criterion."""
    return rated().replace("[{rating: 4, by: f.gomez, date: 2026-02-03, evidence: E}]", f"[{entries}]", 1)


PEOPLE = """
people:
  s.bauer: {name: Sabine Bauer, level: manager, function: sales}
  d.osei: {name: Dora Osei, level: @, function: general management}
  l.chen: {name: Li Chen, level: director, function: operations}
  f.gomez: {name: Fernanda Gomez, level: manager, function: finance}
"""
DECIDED = 'decisions: [{outcome: %s, by: d.osei, date: 2026-08-20, edition: "2026"%s}]'
