"""Documents that people take along: PDF, Word, PowerPoint."""
