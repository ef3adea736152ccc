"""What a council asks for: its format, its wording, its committees, as data."""
