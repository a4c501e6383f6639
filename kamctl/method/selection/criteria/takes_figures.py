"""Whether criteria rate by figures of the results, told before either is read."""

from __future__ import annotations

import re


def takes_figures(criteria: str) -> bool:
    """Tell whether criteria, as text, may take figures from the results: then these are to be read too."""
    return "from" in criteria and re.search(r"""\bfrom["']?\s*:""", criteria) is not None
