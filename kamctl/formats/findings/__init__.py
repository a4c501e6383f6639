"""Findings for machines: one module per format."""
