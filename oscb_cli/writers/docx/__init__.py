"""The Word document of a report (ISO/IEC 29500-1, WordprocessingML)."""
