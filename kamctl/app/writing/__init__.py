"""Changing files by command: under the lock, judged, and able to be taken back."""
