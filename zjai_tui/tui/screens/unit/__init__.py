"""The screens of the unit's side: the review of one dossier, and many at once."""
