"""A report as one web page."""
