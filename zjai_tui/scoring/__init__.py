"""A standard laid over a dossier: intervals, caps, allocation, decision, trace."""
