"""Rules over the method's results, in an explicit ordered registry."""
