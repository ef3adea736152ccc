"""oscb drafts, checks and batches the committee cover reports of English councils."""

__version__ = "0.1.0"
