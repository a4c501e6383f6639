"""Merges three versions of a workspace's file by id. Only `kinds` knows what the files hold."""
