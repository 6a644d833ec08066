"""Many dossiers at once: one row for each, what they have in common, and what contradicts between them."""
