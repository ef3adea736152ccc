"""What a careful democratic services officer would say of a report: one rule a file."""
