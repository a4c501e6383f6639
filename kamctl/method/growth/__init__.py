"""Growth of an account: what it buys of what we sell, and who is like those that earn us most."""
