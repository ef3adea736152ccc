"""From a report to a document. A writer does not judge: what is missing is left out, and the rules say so."""
