"""How large a terminal must be."""

COLUMNS, ROWS = 64, 20
"""The smallest terminal in which every page can be used."""


def fits(columns: int, rows: int) -> bool:
    """Tell whether a terminal of that size is large enough."""
    return columns >= COLUMNS and rows >= ROWS
