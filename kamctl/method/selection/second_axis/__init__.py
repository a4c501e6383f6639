"""Our strength as the customer sees it, and the matrix of both axes."""
