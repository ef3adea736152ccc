"""From findings to what is printed: a file a format."""
