"""What is wrong with a readable standard: holes, overlaps, points that cannot be reached, clauses that do not fit."""
