"""The Word file: WD."""
