"""The steps of the workspace, one module each."""
