"""The conversations around files: opening, saving, leaving, recovering, copying, evidence on the disk."""
