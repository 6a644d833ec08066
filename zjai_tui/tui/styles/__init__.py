"""Styles, read through importlib.resources because a path inside a .pyz cannot be opened."""
