"""The unit's review laid over a dossier: what is decided, what is still to be done, and what a cut leads to."""
