"""Law: LE."""
