"""The report file: FI."""
