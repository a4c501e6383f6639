"""Word documents: the shipped templates, and how any template is filled."""
