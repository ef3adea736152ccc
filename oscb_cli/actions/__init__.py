"""What a command does, free of the terminal."""
