"""Whether a figure meets a target such as `<= 30`."""

from __future__ import annotations

from decimal import Decimal
from operator import eq, ge, gt, le, lt

_COMPARE = {"<=": le, ">=": ge, "<": lt, ">": gt, "=": eq}


def meets(target: str, figure: Decimal) -> bool:
    """Tell whether a figure meets a target: <=, >=, <, > or = and a number."""
    sign = target.rstrip("-.0123456789 \t")
    return bool(_COMPARE[sign](figure, Decimal(target[len(sign) :].strip())))
