"""Merging three versions of a workspace's file by id. Knows accounts only through `kinds`."""
