"""Use cases of starting: a workspace, an account, a clone."""
