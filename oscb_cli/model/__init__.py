"""What a report is: its parts, its text, its dates. Nothing of files, Word or the terminal."""
