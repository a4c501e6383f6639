"""Rules over the analysis, in an explicit ordered registry."""
