"""The workspace: find it, load it, change it safely."""
