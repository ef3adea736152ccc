"""Accessibility: AC."""
