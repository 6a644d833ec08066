"""The least effort to a target: what could be done, what it brings, in which order."""
