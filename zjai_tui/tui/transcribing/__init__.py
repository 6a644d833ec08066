"""The editor of a standard: its state, what it tells, and its widgets."""
