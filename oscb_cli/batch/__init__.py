"""Many reports, one Word document each. One bad, slow or crashing report costs itself only."""
