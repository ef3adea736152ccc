"""Consistency: CO."""
