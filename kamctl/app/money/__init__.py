"""Use cases of money: the ledger, what is taken from it, and what it says."""
