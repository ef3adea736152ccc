"""What the rules stand on: the subject, findings, running them, and what they share."""
