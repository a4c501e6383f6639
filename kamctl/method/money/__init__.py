"""Profit by customer: concentration, the whale curve, signals; pure functions on totals and results."""
