"""From questions to a report: what to ask, in the profile's order, and how to ask it at a terminal."""
