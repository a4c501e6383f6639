"""The one place that runs a query engine: the sources of `ledger.yaml` to typed lines and their sums."""
