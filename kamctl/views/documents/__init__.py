"""Documents to take to a meeting: PDF, Word, PowerPoint."""
