"""PDF files -> lines for the recogniser: what stands where on the pages, put together into paragraphs and tables."""
