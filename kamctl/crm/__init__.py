"""Exports of CRM systems: which column means what, and each row as an account or a contact."""
