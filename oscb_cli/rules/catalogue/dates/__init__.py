"""Dates: DA."""
