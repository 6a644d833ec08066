"""A printed table out of a spreadsheet: cells, columns, rows, and the rules they make."""
