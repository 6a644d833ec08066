"""Clauses as printed, held against the rules typed from them: every number of the one is found in the other."""
