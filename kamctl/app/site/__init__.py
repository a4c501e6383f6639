"""Builds the site: pages of the whole portfolio, and of each account, that link to what says so."""
