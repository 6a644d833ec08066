"""Two editions side by side, and a dossier under both."""
