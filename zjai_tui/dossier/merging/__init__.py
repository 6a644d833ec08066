"""Two versions of a dossier: what differs, item by item, and one dossier out of both with nothing silently lost."""
