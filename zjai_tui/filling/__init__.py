"""What there is to fill in: questions, typed answers, and an open dossier with undo. For any kind of screen."""
