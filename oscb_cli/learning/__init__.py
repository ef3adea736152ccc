"""A council's profile, learned from its Word files."""
