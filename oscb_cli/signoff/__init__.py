"""Sign-offs that mean something: a named person agreed to exactly these words on this day."""
