"""Profit by customer: concentration, the whale curve, signals; pure functions of totals and results."""
