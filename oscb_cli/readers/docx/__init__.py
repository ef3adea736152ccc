"""Word files -> lines for the recogniser, and what else is in them: one module for each thing in Word."""
