"""Scarce resources for people."""
