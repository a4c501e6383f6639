"""Use cases of scarce resources: report the demand, and allocate the days."""
