"""From lines of a document, typed by anybody, to the parts of a report.

A reader of a format makes lines; what a heading, a checker line, a person or a recommendation is, is known here, once
for all formats.
"""
