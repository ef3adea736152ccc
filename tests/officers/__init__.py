"""Reports as officers type them, made by seed, with what a careful reader finds in each: the measure of reading."""
