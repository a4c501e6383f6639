"""Use cases of scarce resources: what is asked for, and who gets it."""
