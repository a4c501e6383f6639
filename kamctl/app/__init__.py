"""Use cases without an interface, shared by the command line, pages and assistants."""
