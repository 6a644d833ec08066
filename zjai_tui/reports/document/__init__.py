"""A document of headings, paragraphs and tables, and one module per format it is written in."""
