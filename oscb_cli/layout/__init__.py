"""The document as it will be read: every line, number, label and link, decided once from report and profile."""
