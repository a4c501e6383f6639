"""The one place that runs a query engine: turns the sources of `ledger.yaml` into typed lines and sums."""
