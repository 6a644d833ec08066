"""A standard being typed: its states, and its rules as fields a clerk fills in."""
