"""What changed between two states of a workspace, and an account's history."""
