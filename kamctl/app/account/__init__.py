"""Use cases of running an account: its actions, its plan's confirmation, its contacts, its reviews."""
