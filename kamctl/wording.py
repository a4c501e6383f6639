"""How an amount is written, wherever people read it."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext


def money(amount: Decimal | int, currency: str = "") -> str:
    """Write an amount, with two decimals where it has any: `1,200 EUR`, `1,200.50 EUR`."""
    with localcontext() as context:
        context.rounding = ROUND_HALF_UP
        text = f"{amount:,.0f}" if amount == int(amount) else f"{amount:,.2f}"
    return f"{text} {currency}" if currency else text
