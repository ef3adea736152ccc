"""The commands: a file each, which parses, calls and prints."""
