"""Word documents: the templates that kamctl brings, and how any template is filled."""
