"""Builds the site: pages of the whole portfolio and of each account, with links to the files' lines."""
