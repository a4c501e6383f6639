"""Money for people: profit, signals, the ledger, the back-test."""
