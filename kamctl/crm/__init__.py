"""Exports of CRM systems: the meaning of columns, and each row as an account or a contact."""
