"""Plain language: PL."""
