"""A report as an accessible PDF."""
