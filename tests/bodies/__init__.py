"""The recommendation and the body of reports in councils' own forms, made by seed, with what a reader should find."""
