"""Files: reading and writing them whole, locks, what is kept for later runs."""
